"""Who may do what with consents."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

# What was permitted is not rewritten, and not forgotten while the person is known.
_NEVER = {"change", "delete"}
ERASE_PERSON = "consent.erase_person"


class ConsentPolicy(ModelPermissionPolicy):
    """Consents are recorded and withdrawn, by the same people; nobody changes or deletes one."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As Django's own, but for what nobody may."""
        return action not in _NEVER and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions: Any) -> Any:
        """Nobody for what nobody may."""
        return super().users_with_any_permission([action for action in actions if action not in _NEVER])

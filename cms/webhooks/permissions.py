"""Who may do what with webhooks."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

CHANGES_ENDPOINTS = "webhooks.change_webhookendpoint"
# To send again, and to write down what a partner confirmed.
CHANGES_DELIVERIES = "webhooks.change_delivery"


class MadeByItself(ModelPermissionPolicy):
    """Nobody adds, changes or deletes what the CMS keeps by itself, not even who may do everything."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Looking only."""
        return action == "view" and super().user_has_permission(user, action)

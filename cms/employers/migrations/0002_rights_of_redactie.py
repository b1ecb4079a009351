"""Redactie invites employers and answers them."""

from typing import Any

from django.db import migrations

# Deleting an invitation is revoking it. A request is made by an employer, and goes by itself.
_RIGHTS = [("invitation", ["add", "change", "delete"]), ("interestrequest", ["change", "view"])]


def give_rights(apps: Any, schema_editor: Any) -> None:
    """Gives Redactie its rights."""
    apps.get_model("auth", "Group").objects.get(name="Redactie").permissions.add(*_permissions(apps))


def take_rights(apps: Any, schema_editor: Any) -> None:
    """Takes them away."""
    apps.get_model("auth", "Group").objects.get(name="Redactie").permissions.remove(*_permissions(apps))


def _permissions(apps: Any) -> list[Any]:
    """The permissions themselves: Django makes them only after all migrations, so here they may still be missing."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    return [
        permissions.get_or_create(
            content_type=content_types.get_or_create(app_label="employers", model=model)[0],
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {apps.get_model('employers', model)._meta.verbose_name}"},
        )[0]
        for model, actions in _RIGHTS
        for action in actions
    ]


class Migration(migrations.Migration):

    dependencies = [("employers", "0001_initial"), ("editors", "0003_roles")]

    operations = [migrations.RunPython(give_rights, take_rights)]

"""Redactie records and withdraws consents. To erase somebody is for who keeps the installation."""

from typing import Any

from django.db import migrations

_ACTIONS = ("add", "view")


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
            content_type=content_types.get_or_create(app_label="consent", model="consent")[0],
            codename=f"{action}_consent",
            defaults={"name": f"Can {action} {apps.get_model('consent', 'consent')._meta.verbose_name}"},
        )[0]
        for action in _ACTIONS
    ]


class Migration(migrations.Migration):

    dependencies = [("consent", "0003_withdrawn_by"), ("editors", "0003_roles")]

    operations = [migrations.RunPython(give_rights, take_rights)]

"""Redactie keeps the webhooks of partners, sends again what did not arrive, and writes down what a partner confirmed."""

from typing import Any

from django.db import migrations

# A message is made by what happens, and goes by itself.
_RIGHTS = [("webhookendpoint", ["add", "change", "delete", "view"]), ("delivery", ["change", "view"])]


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
            content_type=content_types.get_or_create(app_label="webhooks", model=model)[0],
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {apps.get_model('webhooks', model)._meta.verbose_name}"},
        )[0]
        for model, actions in _RIGHTS
        for action in actions
    ]


class Migration(migrations.Migration):

    dependencies = [("webhooks", "0002_triggers"), ("editors", "0003_roles")]

    operations = [migrations.RunPython(give_rights, take_rights)]

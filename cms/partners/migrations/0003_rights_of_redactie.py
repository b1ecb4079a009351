"""Redactie makes agreements with partners and hands out keys. To open profiles, or to delete a partner with all that is
known of it, is for who keeps the installation."""

from typing import Any

from django.db import migrations

_ACTIONS = ("add", "change", "view")


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
            content_type=content_types.get_or_create(app_label="partners", model="partner")[0],
            codename=f"{action}_partner",
            defaults={"name": f"Can {action} {apps.get_model('partners', 'partner')._meta.verbose_name}"},
        )[0]
        for action in _ACTIONS
    ]


class Migration(migrations.Migration):

    dependencies = [("partners", "0002_rules_of_agreements"), ("editors", "0003_roles")]

    operations = [
        migrations.AlterModelOptions(
            name="partner",
            options={
                "ordering": ["name"],
                "permissions": [("open_profiles", "Mag een partner profielen laten tonen")],
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
            },
        ),
        migrations.RunPython(give_rights, take_rights),
    ]

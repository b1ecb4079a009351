"""Redactie keeps what pages are made of and no page itself."""

from typing import Any

from django.db import migrations

_KINDS = [
    ("agenda", "series"),
    ("glossary", "term"),
    ("history", "milestone"),
    ("regulations", "ruleofthumb"),
    ("reports", "action"),
    ("reports", "remark"),
]


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
            content_type=content_types.get_or_create(app_label=application, model=model)[0],
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {apps.get_model(application, model)._meta.verbose_name}"},
        )[0]
        for application, model in _KINDS
        for action in ("add", "change", "delete")
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("editors", "0003_roles"),
        ("agenda", "0001_initial"),
        ("glossary", "0001_initial"),
        ("history", "0001_initial"),
        ("regulations", "0001_initial"),
        ("reports", "0001_initial"),
    ]

    operations = [migrations.RunPython(give_rights, take_rights)]

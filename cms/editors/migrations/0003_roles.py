"""The two roles, made from the groups that Wagtail's own migrations make.

    Redactie      writes, publishes, reviews, keeps pictures, documents, figures, themes, organisations and the menus
    Schrijvers    write and add pictures and documents; what they hand in waits for Redactie ("Nakijken")

Wagtail's groups already hold the right to the admin and to the whole tree of pages and collections.
"""

from typing import Any

from django.db import migrations

_ROLES = {"Moderators": "Redactie", "Editors": "Schrijvers"}
_WORKFLOW, _OUR_WORKFLOW = "Moderators approval", "Nakijken"

# What Redactie may do with things that are no page, picture or document: application, model, actions.
# Audiences and parts of the city are a fixed list that addresses and partners count on: their words may change.
_RIGHTS_OF_REDACTIE = [
    ("taxonomy", "audience", ["change"]),
    ("taxonomy", "stadsdeel", ["change"]),
    ("taxonomy", "theme", ["add", "change", "delete"]),
    ("taxonomy", "organisation", ["add", "change", "delete"]),
    ("figures", "figure", ["add", "change", "delete"]),
    ("home", "site", ["change"]),
]


def make_roles(apps: Any, schema_editor: Any) -> None:
    """Gives Wagtail's groups and workflow their Dutch names, and Redactie its further rights."""
    group_model = apps.get_model("auth", "Group")
    for wagtail_name, name in _ROLES.items():
        group_model.objects.filter(name=wagtail_name).update(name=name)
    _rename_workflow(apps, _WORKFLOW, _OUR_WORKFLOW)
    group_model.objects.get(name="Redactie").permissions.add(*_permissions(apps))


def unmake_roles(apps: Any, schema_editor: Any) -> None:
    """Gives the groups and the workflow their names and rights of before."""
    group_model = apps.get_model("auth", "Group")
    group_model.objects.get(name="Redactie").permissions.remove(*_permissions(apps))
    _rename_workflow(apps, _OUR_WORKFLOW, _WORKFLOW)
    for wagtail_name, name in _ROLES.items():
        group_model.objects.filter(name=name).update(name=wagtail_name)


def _rename_workflow(apps: Any, old: str, new: str) -> None:
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=old).update(name=new)


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
        for application, model, actions in _RIGHTS_OF_REDACTIE
        for action in actions
    ]


class Migration(migrations.Migration):

    dependencies = [
        ("editors", "0002_failed_login"),
        ("figures", "0001_initial"),
        ("home", "0002_initial"),
        ("taxonomy", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(make_roles, unmake_roles)]

"""The app, and what it listens to."""

from django.apps import AppConfig
from django.db.models import ManyToManyField
from django.db.models.signals import m2m_changed, post_delete, post_save


class PublicationConfig(AppConfig):
    """Connects the store to the content."""

    name = "cms.publication"
    label = "publication"
    verbose_name = "Publicatie"

    def ready(self) -> None:
        """Connects the store to what happens in Wagtail: all of it, in plain sight."""
        from wagtail import hooks
        from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from cms.consent.signals import consent_changed
        from cms.schema.kinds import FILE_KINDS, PAGE_KINDS, RECORD_KINDS
        from media import access

        from . import files, guards, receivers  # noqa: F401  (guards registers its system check)

        access.ask(files.may_serve)
        consent_changed.connect(receivers.permission_changed)

        for kind in PAGE_KINDS:
            page_published.connect(receivers.page_changed, sender=kind)
            page_unpublished.connect(receivers.page_changed, sender=kind)
            post_page_move.connect(receivers.page_tree_changed, sender=kind)
        post_delete.connect(receivers.page_deleted, sender=Page)
        for record in (*FILE_KINDS, *RECORD_KINDS):
            post_save.connect(receivers.record_saved, sender=record)
            post_delete.connect(receivers.record_deleted, sender=record)
            for relation in record._meta.many_to_many:
                if isinstance(relation, ManyToManyField):  # tags of a file are no public field
                    m2m_changed.connect(receivers.record_relation_changed, sender=relation.remote_field.through)
        post_save.connect(receivers.collection_saved, sender=Collection)
        hooks.register("after_bulk_action", receivers.many_changed)
        for restriction in (PageViewRestriction, CollectionViewRestriction):
            post_save.connect(receivers.restriction_saved, sender=restriction)
            post_delete.connect(receivers.restriction_deleted, sender=restriction)

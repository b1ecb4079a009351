from django.db import transaction
from django.db.models import F

from cms.publication.models import PublishedItem, PublishedItemHistory
from cms.publication.publishing import synchronise
from cms.taxonomy.models import Theme
from tests.factories.taxonomy import make_theme


def versions() -> list[str]:
    rows = PublishedItemHistory.objects.order_by("valid_from")
    assert not rows.filter(valid_from__gte=F("valid_until")).exists()
    return [row.data["name"] for row in rows]


def save(theme: Theme, name: str) -> None:
    """As a request does: with all that follows, in one transaction."""
    theme.name = name
    with transaction.atomic():
        theme.save()


def test_each_version_is_kept_with_its_period(committed_database: str) -> None:
    theme = make_theme("Eerst")
    begin = PublishedItem.objects.get().recorded_at
    for name in ("Toen", "Nu"):
        save(theme, name)

    first, second = PublishedItemHistory.objects.order_by("valid_from")
    assert [first.data["name"], second.data["name"]] == ["Eerst", "Toen"]
    assert first.valid_from == begin < first.valid_until == second.valid_from < second.valid_until
    assert second.valid_until == PublishedItem.objects.get().recorded_at
    assert (first.node_id, first.kind, first.slug, first.channels) == (
        "Theme:1",
        "Theme",
        "eerst",
        PublishedItem.objects.get().channels,
    )


def test_a_deleted_thing_ends_its_last_version(committed_database: str) -> None:
    make_theme("Weg").delete()

    assert versions() == ["Weg"]
    assert not PublishedItem.objects.exists()


def test_what_did_not_change_is_no_version(committed_database: str) -> None:
    theme = make_theme()

    save(theme, theme.name)
    synchronise(theme)

    assert versions() == []


def test_what_nobody_saw_is_no_version(committed_database: str) -> None:
    """A form saves a snippet and then what it points to, in one transaction."""
    with transaction.atomic():
        theme = make_theme("Nooit gezien")
        theme.name = "Gezien"
        theme.save()
    with transaction.atomic():
        theme.name = "Ook nooit gezien"
        theme.save()
        theme.name = "Later"
        theme.save()

    assert versions() == ["Gezien"]


def test_what_was_hidden_is_no_version(committed_database: str) -> None:
    theme = make_theme("Te zien")
    PublishedItem.objects.update(is_hidden=True)
    hidden_at = PublishedItem.objects.get().recorded_at

    synchronise(theme)

    (version,) = PublishedItemHistory.objects.all()
    assert version.valid_until == hidden_at
    assert PublishedItem.objects.get().recorded_at > hidden_at

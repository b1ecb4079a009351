"""Erasing a person: the profile and all that the CMS knows because of it.

    page         with its versions, consents, availability, requests of employers and log
    files        portraits wherever they are used; other files that only this profile uses
    store        the older rows of all these, and what older rows of other items say of them

What another page says of the person in its own words stays: only an editor can see that it is about this person.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import structlog
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex

from cms.consent.models import Consent
from cms.employers.models import InterestRequest
from cms.fields import node_id
from cms.publication.erasure import erase_from_history
from media.models import Document, Picture
from pages.profiles.models import Availability, Profile

log = structlog.get_logger(__name__)

File = Picture | Document


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is of a person.

    Attributes:
        revisions: how many versions of the profile are kept.
        consents: how many consents, withdrawn ones included.
        requests: how many requests of employers.
        files: pictures and documents that go.
        kept_files: those that stay, because another page uses them.
        mentions: pages and other things that point to the profile, or show a portrait.
    """

    revisions: int
    consents: int
    requests: int
    files: list[File]
    kept_files: list[File]
    mentions: list[Model]


def traces_of(profile: Profile) -> Traces:
    """What erasing takes away, and what editors must look at themselves."""
    files = list(_files_ever_shown(profile))
    going = [file for file in files if _is_theirs(file, profile)]
    mentions = {using for thing in (profile, *going) for using in _using(thing, profile)}
    return Traces(
        revisions=profile.revisions.count(),
        consents=Consent.objects.filter(profile=profile).count(),
        requests=InterestRequest.objects.filter(profile=profile).count(),
        files=going,
        kept_files=[file for file in files if file not in going],
        mentions=sorted(mentions, key=str),
    )


@transaction.atomic
def erase(profile: Profile, by: Any) -> None:
    """Erases a person.

    Args:
        profile: of whom.
        by: who does it; the log keeps that it was done, and not of whom.
    """
    files = traces_of(profile).files
    things: list[Model] = [profile, *files]
    for kind in (Availability, Consent, InterestRequest):
        owner = "page" if kind is Availability else "profile"
        things += kind._default_manager.filter(**{owner: profile.pk})
    erased = [node_id(thing) for thing in things]
    logged = [(ContentType.objects.get_for_model(thing), thing.pk) for thing in things]

    Page.objects.get(pk=profile.pk).delete()
    for file in files:
        file.delete()
    erase_from_history(erased)
    PageLogEntry.objects.filter(page_id=profile.pk).delete()
    for content_type, key in logged:
        ModelLogEntry.objects.filter(content_type=content_type, object_id=str(key)).delete()
    log.info("a person was erased", page=profile.pk, by=by.pk)


def _files_ever_shown(profile: Profile) -> Iterator[File]:
    """The pictures and documents of the profile and of all its versions."""
    keys: dict[type[Model], set[Any]] = {Picture: set(), Document: set()}
    for version in (profile, *(revision.as_object() for revision in profile.revisions.all())):
        for kind, key in _references_in(version):
            if kind in keys:
                keys[kind].add(key)
    for kind, of_kind in keys.items():
        files: Iterable[Any] = kind._default_manager.filter(pk__in=of_kind).order_by("pk")
        yield from files


def _references_in(page: Page) -> Iterator[tuple[type[Model], Any]]:
    if page.picture_id:
        yield Picture, page.picture_id
    for field in page._meta.get_fields():
        if hasattr(field, "extract_references"):
            for kind, key, *_ in field.extract_references(field.value_from_object(page)):
                yield kind, key


def _is_theirs(file: File, profile: Profile) -> bool:
    """Whether a file is a portrait of this person and nobody else, or used by nobody else."""
    if isinstance(file, Picture) and file.is_portrait:
        return not Profile.objects.filter(picture=file).exclude(pk=profile.pk).exists()
    return not any(_using(file, profile))


def _using(thing: Model, profile: Profile) -> Iterable[Model]:
    """What uses a thing, as Wagtail keeps it, this profile aside."""
    for source, _ in ReferenceIndex.get_grouped_references_to(thing):
        is_itself = isinstance(source, Page) and source.pk == profile.pk
        if not is_itself and not isinstance(source, Consent | InterestRequest | Availability):
            yield source

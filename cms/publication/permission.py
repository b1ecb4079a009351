"""What persons permit of an item about them, and in which channels it may be at all."""

from dataclasses import dataclass

from django.db.models import Model

from cms.consent.enums import Purpose
from cms.consent.models import Grant, grants_for
from cms.taxonomy.enums import EMPLOYERS_CHANNEL
from media.models import Picture
from pages.profiles.models import Availability, Profile

# What is about one person and goes with that person, its history included.
PERSONAL_KINDS = (Profile, Availability)


@dataclass(frozen=True, slots=True)
class Permission:
    """Under what permission an item may show.

    Attributes:
        is_needed: whether it shows only under a grant.
        channels: where it may show, grants aside.
        grants: what is permitted; a channel in which the item may not show anyway is left out.
    """

    is_needed: bool
    channels: tuple[str, ...]
    grants: tuple[Grant, ...] = ()


def permission_of(instance: Model, channels: list[str]) -> Permission:
    """The permission of an object that may show in these channels.

    A profile needs consent, and so does a picture that is or was somebody's portrait, wherever it is used: who is gone
    from the site cannot come back with a photo in the news. Availability is for employers only.
    """
    if isinstance(instance, Profile):
        return _needed([*channels, EMPLOYERS_CHANNEL], grants_for([instance.pk], Purpose.PROFILE, Purpose.EMPLOYERS))
    if isinstance(instance, Availability):
        return _needed([EMPLOYERS_CHANNEL], grants_for([instance.page_id], Purpose.EMPLOYERS))
    if isinstance(instance, Picture) and (portrayed := _portrayed(instance)) is not None:
        return _needed([*channels, EMPLOYERS_CHANNEL], grants_for(portrayed, Purpose.PHOTO))
    return Permission(False, tuple(channels))


def _portrayed(picture: Picture) -> list[int] | None:
    """The profiles that have a picture as their portrait; None for a picture that is nobody's and shows nobody."""
    profiles = list(Profile.objects.filter(picture=picture).values_list("pk", flat=True))
    was_portrait = picture.is_portrait and picture.shows_persons
    return profiles if profiles or was_portrait else None


def _needed(channels: list[str], grants: list[Grant]) -> Permission:
    return Permission(True, tuple(channels), tuple(grant for grant in grants if grant.channel in channels))

"""From the key in a request to who asks. A key travels in a header, never in an address."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils import timezone

from cms.employers.invitations import invitation_of
from cms.employers.tokens import hash_of

from .enums import hidden_kinds
from .models import Partner, PartnerKey
from .points import Account
from .previews import draft_of
from .reader import ANONYMOUS, PUBLIC_SITE, Reader, employer, previewer
from .tokens import may_be_key

_SCHEME = "bearer"


class UnknownKey(Exception):
    """The request carries a key, and it is nobody's."""


@dataclass(frozen=True)
class Caller:
    """Who asks.

    Attributes:
        reader: for whom the answer is made.
        origins: web sites whose pages may ask with this key.
        account: whose points it takes; None when nobody counts.
    """

    reader: Reader
    origins: frozenset[str] = frozenset()
    account: Account | None = None

    @cached_property
    def rights(self) -> Reader:
        """What decides about the answer, whoever asks."""
        return self.reader.rights


def reader_of(authorization: str | None) -> Reader:
    """The Reader that a request is made by.

    Args:
        authorization: the `Authorization` header, or None when the request has none.

    Raises:
        UnknownKey: as `caller_of` says.
    """
    return caller_of(authorization).reader


def caller_of(authorization: str | None) -> Caller:
    """Who makes a request.

    Args:
        authorization: the `Authorization` header, or None when the request has none.

    Raises:
        UnknownKey: there is a key, but nobody has it; such a request is not treated as anonymous, so that a
            mistyped key is noticed. A key, an invitation or a preview that ended is told in the same words.
    """
    if authorization is None:
        return Caller(ANONYMOUS)
    key, expected = _key_in(authorization), settings.PUBLIC_SITE_KEY
    if expected and hmac.compare_digest(key.encode(), expected.encode()):
        return Caller(PUBLIC_SITE)
    if may_be_key(key):
        return _partner_of(key)
    if draft := draft_of(key):
        return Caller(previewer(draft))
    invitation = invitation_of(key)
    if invitation is None:
        raise UnknownKey
    return Caller(employer(invitation))


def carries_partner_key(authorization: str) -> bool:
    """Whether the key in an `Authorization` header looks like that of a partner."""
    try:
        return may_be_key(_key_in(authorization))
    except UnknownKey:
        return False


def is_origin_of_partner(origin: str) -> bool:
    """Whether pages of this web site may ask with the key of some partner."""
    if not (origin.isascii() and origin.isprintable()):
        return False
    today = timezone.localdate()
    partners = Partner.objects.filter(agreed_from__lte=today, agreed_until__gte=today)
    return partners.filter(origins__contains=[origin]).exists()


def _key_in(authorization: str) -> str:
    scheme, _, key = authorization.partition(" ")
    if scheme.lower() != _SCHEME:
        raise UnknownKey
    return key.strip()


def _partner_of(key: str) -> Caller:
    """The partner that has this key.

    One statement, by the index on hashes: how long it takes tells nothing of other keys. The first use of a day is
    written down in a second one.

    Raises:
        UnknownKey: nobody has it, or it opens nothing today.
    """
    stadsdelen = ArrayAgg("partner__stadsdelen__slug", filter=~Q(partner__stadsdelen=None), default=[])
    found = PartnerKey.objects.valid().filter(hash=hash_of(key)).select_related("partner")
    known = found.annotate(slugs=stadsdelen).first()
    if known is None:
        raise UnknownKey
    today = timezone.localdate()
    if known.last_used_on != today:
        PartnerKey.objects.filter(pk=known.pk).update(last_used_on=today)
    return _caller(known.partner, known.slugs)


def _caller(partner: Partner, stadsdelen: list[str]) -> Caller:
    account = Account(f"partner:{partner.pk}", partner.points_per_minute)
    return Caller(reader_for(partner, stadsdelen), frozenset(partner.origins), account)


def reader_for(partner: Partner, stadsdelen: Iterable[str]) -> Reader:
    """The Reader that a partner is while its agreement holds.

    Args:
        partner: who reads.
        stadsdelen: slugs of those that its agreement is about; none for all.
    """
    return Reader(
        name=f"partner:{partner.slug}",
        channels=frozenset(partner.channels),
        partner=partner.pk,
        hidden_kinds=hidden_kinds(partner.kinds, may_show_people=partner.may_show_people),
        stadsdelen=frozenset(stadsdelen) or None,
        sees_people=partner.may_show_people,
    )

"""For whom a partner hears: the Reader that it is by its agreement."""

import datetime

from cms.partners.enums import NODE_KINDS, ContentKind
from cms.partners.models import Partner
from cms.partners.reader import Reader


def reader_of(partner: Partner, day: datetime.date) -> Reader:
    """The Reader that a partner is on a day; one for whom nothing exists while no agreement holds."""
    kinds = set(partner.kinds) or {kind.value for kind in ContentKind}
    if not partner.may_show_people:
        kinds.discard(ContentKind.PROFILES)
    hidden = (name for kind, names in NODE_KINDS.items() if kind not in kinds for name in names)
    return Reader(
        name=f"partner:{partner.slug}",
        channels=frozenset(partner.channels) if partner.is_agreed_on(day) else frozenset(),
        partner=partner.pk,
        hidden_kinds=frozenset(hidden),
        stadsdelen=frozenset(partner.stadsdelen.values_list("slug", flat=True)) or None,
        sees_people=partner.may_show_people,
    )

"""For whom a partner hears: the Reader that it is by its agreement."""

import datetime
from dataclasses import replace

from cms.partners.keys import reader_for
from cms.partners.models import Partner
from cms.partners.reader import Reader


def reader_of(partner: Partner, day: datetime.date) -> Reader:
    """The Reader that a partner is on a day; one for whom nothing exists while no agreement holds."""
    reader = reader_for(partner, partner.stadsdelen.values_list("slug", flat=True))
    return reader if partner.is_agreed_on(day) else replace(reader, channels=frozenset())

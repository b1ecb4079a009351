"""Partners and their keys, as small as they can be."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from cms.partners.models import Partner
from cms.taxonomy.models import Stadsdeel

_number = count(1)


def make_partner(name: str = "", *, stadsdelen: tuple[Stadsdeel, ...] = (), **columns: Any) -> Partner:
    """A stored partner, whose agreement holds today and leaves nothing out but people."""
    number, today = next(_number), timezone.localdate()
    defaults = {
        "name": name or f"Partner {number} (voorbeeld)",
        "slug": f"partner-{number}",
        "contact_function": "webredacteur",
        "email": "partner@example.org",
        "agreed_from": today,
        "agreed_until": today + timedelta(days=365),
        "legal_basis": "Toestemming (voorbeeld)." if columns.get("may_show_people") else "",
    }
    partner = Partner(**(defaults | columns))
    partner.full_clean()
    partner.save()
    partner.stadsdelen.set(stadsdelen)
    return partner


def make_key(partner: Partner) -> str:
    """A key that is good today and tomorrow."""
    return partner.make_key(timezone.localdate() + timedelta(days=1), None)

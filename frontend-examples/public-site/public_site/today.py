"""The day that it is in Amsterdam, wherever this program runs."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """Return the day of today."""
    return datetime.now(AMSTERDAM).date()

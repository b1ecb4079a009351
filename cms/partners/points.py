"""How many points a minute: one budget for each account, in all processes together, without a statement for each request.

    minute's points   ████████████████████░░░░░░░░   one row, changed by one statement at a time
                      └ claimed by processes

A process claims a share for itself, at most a twentieth of what is left or what it needs at once, and spends it by itself. So
never more is spent than allowed; and when the last point is claimed, other processes may hold a twentieth unspent.
"""

import threading
import time
from dataclasses import dataclass
from typing import Final

from cachetools import LRUCache
from django.db import connection

SECONDS: Final = 60
PARTS: Final = 20
MOST_ACCOUNTS: Final = 10_000

_CLAIM = """
INSERT INTO partners_claimedpoints AS claimed (account, minute, points, granted)
VALUES (%(account)s, %(minute)s, {first}, {first})
ON CONFLICT (account, minute) DO UPDATE SET granted = {next}, points = claimed.points + {next}
RETURNING granted, points
"""
_GRANTED = "CASE WHEN {left} < %(asked)s THEN 0 ELSE greatest(%(asked)s, ({left}) / %(parts)s) END"
_CLAIM = _CLAIM.format(
    first=_GRANTED.format(left="%(allowed)s"), next=_GRANTED.format(left="%(allowed)s - claimed.points")
)
_FORGET = "DELETE FROM partners_claimedpoints WHERE minute < %(minute)s"


@dataclass(frozen=True, slots=True)
class Account:
    """Who spends.

    Attributes:
        name: the same in all processes.
        points_per_minute: what it may spend in a minute.
    """

    name: str
    points_per_minute: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account has, as far as this process knows.

    Attributes:
        allowed: points in each minute.
        left: points that are not spent.
        seconds: until it has all of them again.
    """

    allowed: int
    left: int
    seconds: int


class Exhausted(Exception):
    """The account has not so many points any more in this minute.

    Args:
        balance: what it has.
    """

    def __init__(self, balance: Balance) -> None:
        super().__init__()
        self.balance = balance


@dataclass(slots=True)
class _Share:
    minute: int
    left: int
    elsewhere: int


class Purse:
    """What this process has claimed, for all its threads."""

    def __init__(self) -> None:
        self._shares: LRUCache[str, _Share] = LRUCache(MOST_ACCOUNTS)
        self._lock = threading.Lock()
        self._minute = 0

    def spend(self, account: Account, points: int) -> Balance:
        """Takes points off the budget of an account, all or nothing.

        Raises:
            Exhausted: there are not so many left in this minute.
        """
        now = time.time()
        minute = int(now // SECONDS)
        with self._lock:
            share = self._shares.get(account.name)
            if share is None or share.minute != minute:
                share = self._shares[account.name] = _Share(minute, 0, account.points_per_minute)
            if share.left < points:
                self._claim(account, share, points - share.left)
            balance = Balance(account.points_per_minute, share.left + share.elsewhere, SECONDS - int(now % SECONDS))
            if share.left < points:
                raise Exhausted(balance)
            share.left -= points
        return Balance(balance.allowed, balance.left - points, balance.seconds)

    def _claim(self, account: Account, share: _Share, asked: int) -> None:
        values: dict[str, str | int] = {
            "account": account.name,
            "minute": share.minute,
            "asked": asked,
            "allowed": account.points_per_minute,
            "parts": PARTS,
        }
        with connection.cursor() as cursor:
            if self._minute != share.minute:
                # What a minute ago was spent matters to nobody, and of addresses nothing is kept for longer.
                cursor.execute(_FORGET, {"minute": share.minute - 1})
                self._minute = share.minute
            cursor.execute(_CLAIM, values)
            ((granted, claimed),) = cursor.fetchall()
        share.left += granted
        share.elsewhere = max(account.points_per_minute - claimed, 0)


purse = Purse()

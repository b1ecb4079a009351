"""What partners ask: counted in the process, written down every few seconds, so that counting costs no statement.

Each operation with its name, its day, how often and for how many points; and the pages that a partner was given, with the last
day, for whoever wants to know where a page is shown. Nothing of it is about the visitors of a partner.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from multiprocessing.util import Finalize
from typing import Final

import structlog
from django.db import Error, connection
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from .models import OperationUse, Partner, ShownItem

FLUSH_SECONDS: Final = 5.0
KEPT_DAYS: Final = 400
# Names are chosen by partners: what goes beyond this is counted without a name.
MOST_NAMES: Final = 300
LONGEST_NAME: Final = 120

logger = structlog.get_logger(__name__)

_WRITE = """
WITH asked AS (
    INSERT INTO partners_operationuse AS known (partner_id, operation, day, times, points, last_at)
    SELECT partner_id, operation, day, times, points, last_at
      FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::int[], %s::bigint[], %s::timestamptz[])
        AS new (partner_id, operation, day, times, points, last_at)
      JOIN partners_partner AS partner ON partner.id = partner_id
    ON CONFLICT (partner_id, operation, day) DO UPDATE
       SET times = known.times + excluded.times, points = known.points + excluded.points,
           last_at = greatest(known.last_at, excluded.last_at)
)
INSERT INTO partners_shownitem AS known (partner_id, node_id, last_asked_on)
SELECT partner_id, node_id, last_asked_on
  FROM unnest(%s::bigint[], %s::text[], %s::date[]) AS new (partner_id, node_id, last_asked_on)
  JOIN partners_partner AS partner ON partner.id = partner_id
ON CONFLICT (partner_id, node_id) DO UPDATE
   SET last_asked_on = greatest(known.last_asked_on, excluded.last_asked_on)
"""


@dataclass(slots=True)
class _Count:
    times: int = 0
    points: int = 0
    last_at: datetime = field(default_factory=timezone.now)


class Uses:
    """What was counted and not written down yet, for all threads of a process."""

    def __init__(self) -> None:
        self._counts: dict[tuple[int, str, date], _Count] = {}
        self._shown: dict[tuple[int, str], date] = {}
        self._written: set[tuple[int, str]] = set()
        self._written_on = date.min
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def count(self, partner: int, operation: str, points: int, pages: Iterable[str]) -> None:
        """Counts one answer.

        Args:
            partner: key of the partner that got it.
            operation: name of what was asked; empty where it has none.
            points: what it took off the budget.
            pages: global ids of the pages in it.
        """
        now = timezone.now()
        today = timezone.localdate(now)
        key = partner, operation[:LONGEST_NAME], today
        with self._lock:
            if key not in self._counts and sum(known[0] == partner for known in self._counts) >= MOST_NAMES:
                key = partner, "", today
            count = self._counts.setdefault(key, _Count())
            count.times += 1
            count.points += points
            count.last_at = now
            if self._written_on != today:
                self._written, self._written_on = set(), today
            for page in pages:
                if (partner, page) not in self._written:
                    self._shown[partner, page] = today

    def flush(self) -> None:
        """Writes down what was counted, in one statement; what cannot be written now is written with the next."""
        with self._writing:
            with self._lock:
                counts, self._counts = self._counts, {}
                shown, self._shown = self._shown, {}
            if not counts:
                return
            try:
                _write(counts, shown)
            except Error as error:
                logger.warning("use_of_partners_not_written", reason=type(error).__name__)
                self._put_back(counts, shown)
            else:
                with self._lock:
                    self._written |= {key for key, day in shown.items() if day == self._written_on}

    def _put_back(self, counts: dict[tuple[int, str, date], _Count], shown: dict[tuple[int, str], date]) -> None:
        with self._lock:
            for key, count in counts.items():
                newer = self._counts.setdefault(key, _Count(last_at=count.last_at))
                newer.times += count.times
                newer.points += count.points
            self._shown = shown | self._shown

    def start(self) -> None:
        """Writes down every few seconds what was counted, from now on, and at the end of the process."""
        threading.Thread(target=self._go_on, name="use of partners", daemon=True).start()
        # Not `atexit`: granian forks its workers with multiprocessing, and those end without it.
        Finalize(None, self.flush, exitpriority=0)

    def _go_on(self) -> None:
        pause = threading.Event()
        while not pause.wait(FLUSH_SECONDS):
            try:
                self.flush()
            finally:
                connection.close()


uses = Uses()


@dataclass(frozen=True, slots=True)
class Use:
    """What a partner asked under one name.

    Attributes:
        operation: the name; empty where it has none.
        times: how often.
        points: what that took off the budget; kept answers take nothing.
        last_at: when last.
    """

    operation: str
    times: int
    points: int
    last_at: datetime


def use_of(partner: Partner, days: int = 30) -> list[Use]:
    """What a partner asked in the last days, what it asked most first."""
    begin = timezone.localdate() - timedelta(days=days - 1)
    found = OperationUse.objects.filter(partner=partner, day__gte=begin).values("operation")
    summed = found.annotate(all_times=Sum("times"), all_points=Sum("points"), last=Max("last_at"))
    return [
        Use(row["operation"], row["all_times"], row["all_points"], row["last"])
        for row in summed.order_by("-all_times", "operation")
    ]


def shown_by(node_id: str) -> QuerySet[ShownItem]:
    """The partners that were given a page, with the last day on which they were, latest first."""
    return (
        ShownItem.objects.filter(node_id=node_id).select_related("partner").order_by("-last_asked_on", "partner__name")
    )


def forget_use() -> None:
    """Deletes what was kept long enough."""
    end = timezone.localdate() - timedelta(days=KEPT_DAYS)
    OperationUse.objects.filter(day__lt=end).delete()
    ShownItem.objects.filter(last_asked_on__lt=end).delete()


def _write(counts: dict[tuple[int, str, date], _Count], shown: dict[tuple[int, str], date]) -> None:
    of_operations = [
        (*key, count.times, count.points, count.last_at) for key, count in sorted(counts.items(), key=_by_key)
    ]
    of_pages = [(*key, day) for key, day in sorted(shown.items())]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [*_columns(of_operations, 6), *_columns(of_pages, 3)])


def _by_key(counted: tuple[tuple[int, str, date], _Count]) -> tuple[int, str, date]:
    # Always in the same order: two processes that write at the same time wait for each other, and never both.
    return counted[0]


def _columns(rows: Sequence[tuple[object, ...]], number: int) -> list[list[object]]:
    return [[row[place] for row in rows] for place in range(number)]

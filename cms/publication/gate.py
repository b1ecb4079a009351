"""The gate: which rows of the store exist for a reader at a moment. It is written once, as SQL, and all reading uses it.

What is about a person needs that person's consent for the reader's channel, today in Amsterdam. A file, or a part of a
profile, is there only as long as something shows it that may be seen in the same channel: a photo that is permitted on
the site, of somebody whom only employers may see, is there for nobody.

An agreement with a partner narrows further: by kind, by stadsdeel (what is about none is always there), and whether anything
is there that needs a person's consent. What shows a file is narrowed likewise. For who has no such agreement these conditions
are constants, which PostgreSQL leaves out when it plans.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.utils import timezone
from psycopg.sql import quote

from cms.partners.reader import Reader
from cms.schema.kinds import SHOWN_KINDS

_NAME = re.compile(r"%\((\w+)\)s")
_MAY_SHOW = """(
    NOT {item}.is_hidden AND {item}.channels && {channels}
    AND {item}.kind <> ALL(%(left_out_kinds)s::varchar[])
    AND (%(agreed_stadsdelen)s::varchar[] IS NULL OR cardinality({item}.stadsdelen) = 0
         OR {item}.stadsdelen && %(agreed_stadsdelen)s::varchar[])
    AND ({item}.visible_from IS NULL OR {item}.visible_from <= %(at)s)
    AND ({item}.visible_until IS NULL OR {item}.visible_until > %(at)s)
    AND (NOT {item}.needs_consent OR %(sees_people)s::boolean AND EXISTS (
        SELECT FROM publication_publishedgrant AS granted
        WHERE granted.node_id = {item}.node_id AND granted.channel = ANY({channels})
        AND granted.valid_from <= %(today)s AND granted.valid_until >= %(today)s
    ))
)"""


def _may_show(item: str, channels: str) -> str:
    """The condition for a row to show in one of these channels, whatever shows it."""
    return _MAY_SHOW.format(item=item, channels=channels)


@cache
def visible(item: str = "item", channels: str = "channels") -> str:
    """The condition for a row to exist, as SQL with the `parameters` of the gate.

    Args:
        item: what the row is called in the statement.
        channels: the parameter with the channels that count; `channels` are all that the reader has.
    """
    allowed = f"%({channels})s::varchar[]"
    condition = f"""(
    {_may_show(item, allowed)}
    AND ({item}.kind <> ALL(%(shown_kinds)s::varchar[]) OR EXISTS (
        SELECT FROM unnest({allowed}) AS one (channel)
        JOIN publication_publisheditem AS showing ON showing."references" @> ARRAY[{item}.node_id]::varchar[]
        WHERE {_may_show(item, "ARRAY[one.channel]")} AND {_may_show("showing", "ARRAY[one.channel]")}
    ))
)"""
    # psycopg reads a text of more than 4,096 characters anew each time: so without the layout.
    return " ".join(condition.split())


def parameters(reader: Reader, at: datetime) -> dict[str, Any]:
    """What the gate depends on: the rights of the reader, the moment, and that day in Amsterdam."""
    return {**_rights(reader), "at": at, "today": timezone.localdate(at)}


def _rights(reader: Reader) -> dict[str, list[str] | bool | None]:
    return {
        "channels": sorted(reader.channels),
        "left_out_kinds": sorted(reader.hidden_kinds),
        "agreed_stadsdelen": None if reader.stadsdelen is None else sorted(reader.stadsdelen),
        "sees_people": reader.sees_people,
        "shown_kinds": [kind.__name__ for kind in SHOWN_KINDS],
    }


@lru_cache(maxsize=1_000)
def for_reader(sql: str, reader: Reader) -> str:
    """A statement with the rights of a reader written out; the other parameters stay.

    So PostgreSQL knows how many rows will pass when it plans the statement once for all moments. With the rights as
    parameters it either plans at each execution, which takes longer than the execution, or takes it that hardly any pass.
    """
    for name, values in _rights(reader).items():
        sql = sql.replace(f"%({name})s", quote(values).replace("%", "%%"))
    return " ".join(sql.split())


def positional(sql: str, values: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """A statement with named parameters as Django takes it in a queryset, and the values in their order."""
    return _NAME.sub("%s", sql), [values[name] for name in _NAME.findall(sql)]

"""What cannot be beaten: what the answers would cost if nothing had to be done for them."""

import time
from dataclasses import dataclass
from statistics import median, quantiles

import psycopg
from django.utils import timezone

from benchmarks.usage import cpu_seconds
from cms.partners.keys import reader_of
from cms.publication import gate

# W1 by PostgreSQL alone: the same rows through the same gate, as JSON in one statement. Two things it leaves out: whole
# addresses of pictures, and leads for one audience.
_NEWEST_NEWS = f"""
WITH newest AS (
    SELECT item.* FROM publication_publisheditem AS item
    WHERE {gate.visible()} AND item.kind = 'News' AND item.locale = 'nl'
    ORDER BY item.listed_on DESC, item.id DESC LIMIT 20
)
SELECT json_build_object('data', json_build_object('news', json_build_object('nodes', json_agg(json_build_object(
    'title', newest.data->'title', 'date', newest.data->'date', 'path', newest.data->'path',
    'lead', newest.data->'lead'->'',
    'stadsdelen', (
        SELECT coalesce(json_agg(json_build_object('slug', item.data->'slug', 'name', item.data->'name')
                                 ORDER BY item.number, item.name), '[]')
        FROM jsonb_array_elements(newest.data->'stadsdelen') AS reference
        JOIN publication_publisheditem AS item ON item.node_id = reference->>'ref' WHERE {gate.visible()}
    ),
    'picture', (
        SELECT json_build_object(
            'alt', item.data->'alt', 'credit', item.data->'credit',
            'src', item.data->'renditions'->'CARD'->'src', 'sources', item.data->'renditions'->'CARD'->'sources')
        FROM publication_publisheditem AS item
        WHERE item.node_id = newest.data->'picture'->>'ref' AND {gate.visible()}
    )) ORDER BY newest.listed_on DESC, newest.id DESC))))::text
FROM newest
"""  # noqa: S608 - every part of it is written in this project


@dataclass(frozen=True)
class JsonByPostgresql:
    """What PostgreSQL takes to build W1's JSON itself, over one connection, prepared.

    Attributes:
        per_second: how many times in a second.
        p50_milliseconds: half of them took no longer.
        p99_milliseconds: only one in a hundred took longer.
        cpu_milliseconds: CPU of PostgreSQL for each.
        bytes_each: length of the JSON.
    """

    per_second: float
    p50_milliseconds: float
    p99_milliseconds: float
    cpu_milliseconds: float
    bytes_each: int


def json_by_postgresql(address: str, postgresql: int, seconds: int) -> JsonByPostgresql:
    """Asks for W1's JSON again and again.

    Args:
        address: the database.
        postgresql: number of PostgreSQL's first process.
        seconds: how long.
    """
    values = gate.parameters(reader_of(None), timezone.now())
    with psycopg.connect(address, autocommit=True) as connection:
        first = connection.execute(_NEWEST_NEWS, values, prepare=True).fetchone()
        # PostgreSQL makes its choice between general and special plans in the first executions.
        for _ in range(10):
            connection.execute(_NEWEST_NEWS, values, prepare=True).fetchone()
        used, begin, each = cpu_seconds(postgresql), time.perf_counter(), []
        while (now := time.perf_counter()) < begin + seconds:
            connection.execute(_NEWEST_NEWS, values, prepare=True).fetchone()
            each.append(time.perf_counter() - now)
        used, passed = cpu_seconds(postgresql) - used, time.perf_counter() - begin
    return JsonByPostgresql(
        per_second=len(each) / passed,
        p50_milliseconds=median(each) * 1000,
        p99_milliseconds=quantiles(each, n=100)[-1] * 1000,
        cpu_milliseconds=used / len(each) * 1000,
        bytes_each=len(first[0].encode()) if first else 0,
    )

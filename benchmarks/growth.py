"""Memory of a worker that is asked something else each time: new documents, new variables."""

from dataclasses import dataclass

from benchmarks.load import put_under_load
from benchmarks.servers import Server
from benchmarks.usage import resident_megabytes
from benchmarks.workloads import ADDRESS

ROUNDS = 4
# No request is like one before: nine of ten ask a known document about another day, one sends a document of its own.
_ANOTHER_EACH_TIME = """
local number = %d
local request_body = '{"query": "query($day: Date) { %%s: news(first: 100, until: $day) { nodes { title lead path date } } }", '
  .. '"variables": {"day": "%%04d-%%02d-%%02d"}}'
request = function()
  number = number + 1
  local name = number %% 10 == 0 and "n" .. number or "known"
  local year, month, day = 2100 + math.floor(number / 336), 1 + math.floor(number / 28) %% 12, 1 + number %% 28
  return wrk.format(nil, nil, nil, string.format(request_body, name, year, month, day))
end
"""
_FAR_APART = 500_000


@dataclass(frozen=True)
class Growth:
    """Memory of the worker.

    Attributes:
        requests: how many there were, all different.
        megabytes: before, and after each round, in MiB.
        failed: how many were not answered.
    """

    requests: int
    megabytes: tuple[float, ...]
    failed: int


def grow(server: Server, seconds: int) -> Growth:
    """Asks ever new things, in rounds.

    Args:
        server: the CMS, with its cache on.
        seconds: how long each round takes.
    """
    megabytes = [resident_megabytes(server.process)]
    rounds = []
    for number in range(ROUNDS):
        more = _ANOTHER_EACH_TIME % (number * _FAR_APART)
        rounds.append(put_under_load(server.url + ADDRESS, seconds, more=more))
        megabytes.append(resident_megabytes(server.process))
    return Growth(sum(load.requests for load in rounds), tuple(megabytes), sum(load.failed for load in rounds))

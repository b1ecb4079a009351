"""The parts of the benchmark that can be wrong without anybody noticing: what is asked, and how figures are read."""

import os
import subprocess
import sys

import pytest
from django.utils import timezone

from benchmarks.load import read_report
from benchmarks.publication import Log, longest_stale_milliseconds
from benchmarks.report import BEGIN, END, number, ratio, replaced, table
from benchmarks.session import PAGE
from benchmarks.usage import cpu_seconds, parent_of, read_status, resident_megabytes
from benchmarks.workloads import WORKLOADS
from cms.delivery.answering import answer
from cms.delivery.documents.validity import valid_document
from cms.partners.keys import reader_of
from development.terminal import Problem


@pytest.mark.django_db
@pytest.mark.parametrize("workload", WORKLOADS, ids=lambda workload: workload.name)
def test_every_workload_is_answered_without_errors(workload):
    document = valid_document(workload.document)

    assert answer(document, reader_of(None), timezone.now(), variables=dict(workload.variables)).errors == ()


def test_what_wrk_says_is_read():
    said = '{"requests": 200, "microseconds": 2000000, "bytes": 5000, "p50": 1500, "p99": 9000, "failed": 3}'
    load = read_report(f"Running 2s test\n{said}\n")

    assert (load.requests, load.per_second, load.bytes_each, load.failed) == (200, 100, 25, 3)
    assert (load.p50_milliseconds, load.p99_milliseconds) == (1.5, 9)


def test_nothing_from_wrk_is_a_problem_with_its_own_words():
    with pytest.raises(Problem, match="unable to connect"):
        read_report("unable to connect to 127.0.0.1:1")


def test_a_program_with_brackets_in_its_name_is_read_all_the_same():
    line = "42 (a) b (c) S 7 42 42 0 -1 4194560 100 200 0 0 11 22 33 44 20 0 1 0 1 1 1"

    assert read_status(line) == read_status(line.replace("a) b (c", "python"))
    assert (read_status(line).parent, read_status(line).ticks, read_status(line).ticks_of_ended) == (7, 33, 77)


def test_cpu_of_what_has_ended_counts():
    before = cpu_seconds(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)

    assert cpu_seconds(os.getpid()) > before
    assert parent_of(os.getpid()) == os.getppid()
    assert resident_megabytes(os.getpid()) > 10


def test_older_text_counts_from_the_first_commit_that_it_misses():
    log = Log(commits=[(10.0, "een"), (20.0, "twee")])
    log.seen = [(9.0, "nul"), (10.5, "nul"), (15.0, "een"), (20.25, "een"), (30.0, "twee")]

    assert longest_stale_milliseconds(log) == 500


def test_tables_are_put_in_their_place_again_and_again():
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    once = replaced(page, table(["what", "how much"], [["a", "1"]]))

    assert once == f"before\n{BEGIN}\n\n| what | how much |\n| --- | ---: |\n| a | 1 |\n\n{END}\nafter\n"
    assert replaced(once, "new") == replaced(page, "new")
    with pytest.raises(ValueError, match="There is no"):
        replaced("a page without a place", "")


def test_the_page_in_git_has_the_place():
    assert replaced(PAGE.read_text(), "") != ""


def test_numbers_have_as_many_digits_as_say_something():
    assert [number(value) for value in (12345.6, 99.94, 1.234)] == ["12,346", "99.9", "1.23"]
    assert (ratio(6, 2), ratio(6, 0)) == ("3.00 ×", "–")

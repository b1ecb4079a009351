import gzip

import brotli
import pytest

from cms.delivery.cache.codings import SMALLEST_BYTES, coded, coding_for


@pytest.mark.parametrize(
    ("_accepted", "_coding"),
    [
        (None, "identity"),
        ("", "identity"),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("*, br;q=0", "gzip"),
        ("identity, br;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("br;q=very", "identity"),
        ("deflate", "identity"),
    ],
)
def test_the_client_says_which_coding_it_wants(_accepted: str | None, _coding: str) -> None:
    assert coding_for(_accepted) == _coding


@pytest.mark.parametrize(("_coding", "_open"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_coding_makes_an_answer_smaller(_coding: str, _open) -> None:
    body = b'{"data": {"title": "Een buurtbaan"}}' * 100

    smaller = coded(body, _coding)

    assert smaller is not None
    assert len(smaller) < len(body) / 10
    assert _open(smaller) == body


@pytest.mark.parametrize("_coding", ["br", "gzip"])
def test_a_small_answer_is_sent_as_it_is(_coding: str) -> None:
    assert coded(b"x" * (SMALLEST_BYTES - 1), _coding) is None

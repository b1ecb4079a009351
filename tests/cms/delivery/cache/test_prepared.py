import pytest

from cms.delivery.cache.prepared import MOST_TAG_BYTES, tag_list


@pytest.mark.parametrize(
    ("_tags", "_header"),
    [
        (set(), ""),
        ({"News:2", "News:1", "Stadsdeel"}, "News:1,News:2,Stadsdeel"),
        ({f"News:{number}" for number in range(1_000)} | {"Stadsdeel:1"}, "News,Stadsdeel"),
    ],
)
def test_tags_are_told_as_exactly_as_fits(_tags: set[str], _header: str) -> None:
    assert tag_list(_tags) == _header
    assert len(_header) <= MOST_TAG_BYTES

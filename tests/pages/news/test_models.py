import datetime

import pytest

from pages.core.dates import ApproximateDate
from tests.factories.home import make_home
from tests.factories.news import make_news, make_news_index, news

pytestmark = pytest.mark.django_db


def test_lists_sort_news_by_its_own_day() -> None:
    item = make_news(make_news_index(make_home()), date=datetime.date(2022, 3, 1))

    assert item.listed_on == datetime.date(2022, 3, 1)


def test_news_without_a_source_is_ours() -> None:
    assert news("Bericht").stored_source is None


@pytest.mark.parametrize(
    ("columns", "source"),
    [
        ({}, {"label": "Movisie", "url": None, "date": None}),
        (
            {"source_url": "https://www.movisie.nl/", "source_date": ApproximateDate.parse("2022-11")},
            {
                "label": "Movisie",
                "url": "https://www.movisie.nl/",
                "date": {
                    "label": "november 2022",
                    "edtf": "2022-11",
                    "start": "2022-11-01",
                    "end": "2022-11-30",
                    "precision": "MONTH",
                },
            },
        ),
    ],
)
def test_a_source_has_a_name_and_perhaps_more(columns: dict[str, object], source: dict[str, object]) -> None:
    assert news("Bericht", source_label="Movisie", **columns).stored_source == source


def test_there_is_one_list_below_home_and_nothing_below_news() -> None:
    index = make_news_index(make_home())
    item = make_news(index)

    assert [kind.__name__ for kind in type(index).allowed_subpage_models()] == ["News"]
    assert type(item).allowed_subpage_models() == []
    assert not type(index).can_create_at(index.get_parent())

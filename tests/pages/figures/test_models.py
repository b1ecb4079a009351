from decimal import Decimal

import pytest

from pages.core.dates import ApproximateDate
from pages.figures.models import Figure
from tests.factories.figures import make_figure


@pytest.mark.parametrize(
    ("kept", "public"),
    [
        ("28.00", "28"),
        ("0.00", "0"),
        ("12.50", "12.5"),
        ("1200.00", "1200"),
        ("-3.25", "-3.25"),
        (None, None),
    ],
)
def test_a_value_has_no_zeros_that_say_nothing(kept: str | None, public: str | None) -> None:
    assert Figure(value=kept and Decimal(kept)).plain_value == public


def test_a_figure_is_named_with_its_moment(db: None) -> None:
    figure = make_figure(label="Plekken", as_of=ApproximateDate.parse("2022-11-03"))

    assert str(figure) == "Plekken (3 november 2022)"
    assert str(Figure(label="Nieuw")) == "Nieuw"


def test_a_figure_always_has_a_source(db: None) -> None:
    figure = make_figure(source_label="Gemeente", source_date=ApproximateDate.parse("2022"))

    assert figure.stored_source["label"] == "Gemeente"
    assert figure.stored_source["url"] is None
    assert figure.stored_source["date"]["edtf"] == "2022"

import pytest

from pages.glossary.models import Term


@pytest.mark.parametrize(
    ("typed", "variants"),
    [
        ("", []),
        ("buurtbanen", ["buurtbanen"]),
        (" buurtbanen,buurtbaantje ,, ", ["buurtbanen", "buurtbaantje"]),
    ],
)
def test_other_forms_are_what_stands_between_commas(typed: str, variants: list[str]) -> None:
    assert Term(name="buurtbaan", variants=typed).variant_list == variants

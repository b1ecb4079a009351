"""Terms are explained once, in whole words, and never inside links or headings."""

import pytest
from public_site.terms import Terms
from public_site.types import RichText, Term


def term(name: str, *variants: str) -> Term:
    return Term(slug=name.lower().replace(" ", "-"), name=name, variants=variants, explanation=RichText("", ""))


def link(slug: str, shown: str) -> str:
    return f'<a class="term" href="/begrippen/#{slug}" aria-describedby="uitleg-{slug}">{shown}</a>'


BAAN = link("buurtbaan", "buurtbaan")


@pytest.mark.parametrize(
    ("_case", "html", "explained"),
    [
        ("first occurrence only", "<p>Een buurtbaan is een buurtbaan.</p>", f"<p>Een {BAAN} is een buurtbaan.</p>"),
        ("variant", "<p>Buurtbanen!</p>", f"<p>{link('buurtbaan', 'Buurtbanen')}!</p>"),
        ("capital", "<p>Buurtbaan</p>", f"<p>{link('buurtbaan', 'Buurtbaan')}</p>"),
        ("part of a word", "<p>buurtbaantje, oud-buurtbaan, buurtbaan-dag</p>", None),
        ("verb that looks like an abbreviation", "<p>Ik wil dat.</p>", None),
        ("abbreviation", "<p>De WIL</p>", f"<p>De {link('wil', 'WIL')}</p>"),
        ("in a link", '<p><a href="/x/">de <strong>buurtbaan</strong></a></p>', None),
        ("in a heading", "<h3>De buurtbaan</h3>", None),
        ("after a link", '<a href="/x/">buurtbaan</a> buurtbaan', f'<a href="/x/">buurtbaan</a> {BAAN}'),
        ("in an attribute", '<img alt="buurtbaan" src="x"/><br>', None),
        ("longest first", "<p>learning by sharing</p>", f"<p>{link('learning-by-sharing', 'learning by sharing')}</p>"),
        ("references stay", "<p>&amp; &#8217; &lt;buurtbaner&gt;</p>", None),
        ("accent is a letter", "<p>buurtbaané</p>", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_terms_in_html(_case: str, html: str, explained: str | None) -> None:
    terms = Terms([term("buurtbaan", "buurtbanen"), term("WIL"), term("learning"), term("learning by sharing")])

    assert terms.explain(html) == (html if explained is None else explained)


def test_a_term_is_explained_once_on_a_page() -> None:
    terms = Terms([term("buurtbaan")])

    assert [terms.explain("buurtbaan"), terms.explain("buurtbaan")] == [BAAN, "buurtbaan"]
    assert [one.name for one in terms.used] == ["buurtbaan"]


def test_without_a_glossary_nothing_changes() -> None:
    assert Terms().explain("<p>Een buurtbaan</p>") == "<p>Een buurtbaan</p>"

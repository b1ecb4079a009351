"""The few kinds of markup that the texts of the opening content use."""

import pytest

from cms.editors.opening.rich_text import rich_text


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("Eén zin.", "<p>Eén zin.</p>"),
        ("Een regel\ndie doorloopt.\n", "<p>Een regel die doorloopt.</p>"),
        ("Eerste.\n\nTweede.", "<p>Eerste.</p><p>Tweede.</p>"),
        ("Een **zwaar\nwoord** hier.", "<p>Een <b>zwaar woord</b> hier.</p>"),
        ("- een\n- twee\n  loopt door", "<ul><li>een</li><li>twee loopt door</li></ul>"),
        ("1. een\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
        ("Lees [meer](page:uitleg).", '<p>Lees <a linktype="page" id="7">meer</a>.</p>'),
        (
            "Bij [de stad](https://example.org/?a=1&b=2).",
            '<p>Bij <a href="https://example.org/?a=1&amp;b=2">de stad</a>.</p>',
        ),
        ("**[zwaar](page:uitleg)**", '<p><b><a linktype="page" id="7">zwaar</a></b></p>'),
        ("3 < 4 & Life & Style <b>", "<p>3 &lt; 4 &amp; Life &amp; Style &lt;b&gt;</p>"),
        ("Een - streepje, 2022. En 1 ding.", "<p>Een - streepje, 2022. En 1 ding.</p>"),
        ("[geen link] (page:uitleg)", "<p>[geen link] (page:uitleg)</p>"),
        ("[fout](javascript:alert)", "<p>[fout](javascript:alert)</p>"),
    ],
)
def test_markup_becomes_wagtails_rich_text(source, made):
    assert rich_text(source, {"uitleg": 7}.__getitem__) == made


def test_link_to_a_page_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        rich_text("[weg](page:weg)", {}.__getitem__)

import pytest

from cms.fields.rich_text import RichText, stored_rich_text
from tests.factories.home import make_home
from tests.factories.media import make_document


def html_of(source: str) -> str:
    return stored_rich_text(source)["html"]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("<p>Een <b>vet</b> en <i>schuin</i> woord.</p>", "<p>Een <strong>vet</strong> en <em>schuin</em> woord.</p>"),
        ("<p>Regel<br/>twee</p>", "<p>Regel<br>twee</p>"),
        ("<ul><li>een</li><li>twee</li></ul>", "<ul><li>een</li><li>twee</li></ul>"),
        ('<h2 id="x" class="y">Kop</h2>', "<h2>Kop</h2>"),
        ("<p>a &lt;b&gt; &amp; c</p>", "<p>a &lt;b&gt; &amp; c</p>"),
        ('<p data-block-key="abc">sleutel</p>', "<p>sleutel</p>"),
    ],
)
def test_markup_is_the_little_that_readers_get(source: str, html: str) -> None:
    assert html_of(source) == html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<!-- alert(1) -->",
        '<iframe src="https://example.org"></iframe>',
        "<svg><script>alert(1)</script></svg>",
        '<math><mi xlink:href="javascript:alert(1)"></mi></math>',
    ],
)
def test_what_runs_is_taken_out_with_its_words(source: str) -> None:
    stored = stored_rich_text(f"<p>voor {source} na</p>")

    assert "alert" not in stored["html"] + stored["text"]
    assert "color" not in stored["html"] + stored["text"]
    assert stored["html"].startswith("<p>voor ")
    assert stored["text"].startswith("voor ")


@pytest.mark.parametrize(
    "attributes",
    ['onclick="alert(1)"', 'style="position: fixed"', 'class="x"', 'srcdoc="x"', "onmouseover=alert(1)"],
)
def test_attributes_are_taken_off(attributes: str) -> None:
    assert html_of(f"<p {attributes}>a</p>") == "<p>a</p>"
    assert html_of(f'<p><a href="https://example.org/" {attributes}>a</a></p>') == (
        '<p><a href="https://example.org/">a</a></p>'
    )


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org/",
        "/admin/",
        "",
    ],
)
def test_a_link_to_nowhere_good_becomes_its_words(address: str) -> None:
    stored = stored_rich_text(f'<p>Klik <a href="{address}">hier</a>.</p>')

    assert stored == {"html": "<p>Klik hier.</p>", "text": "Klik hier.", "links": []}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.example.org/a?b=1&amp;c=2", "EXTERNAL"),
        ("http://example.org", "EXTERNAL"),
        ("mailto:info@example.org", "EMAIL"),
        ("tel:14020", "PHONE"),
    ],
)
def test_a_link_elsewhere_keeps_its_address(address: str, kind: str) -> None:
    stored = stored_rich_text(f'<p><a href="{address}">daar</a></p>')

    assert stored["html"] == f'<p><a href="{address}">daar</a></p>'
    assert stored["links"] == [{"kind": kind, "label": "daar", "href": address.replace("&amp;", "&")}]


def test_a_link_to_a_thing_of_this_site_is_a_reference(db: None) -> None:
    home, document = make_home(), make_document()

    stored = stored_rich_text(
        f'<p><a linktype="page" id="{home.pk}">de <b>voorkant</b></a>, '
        f'<a linktype="document" id="{document.pk}">het verslag</a></p>'
    )

    assert stored["html"] == (
        f'<p><a data-ref="Home:{home.pk}">de <strong>voorkant</strong></a>, '
        f'<a data-ref="Document:{document.pk}">het verslag</a></p>'
    )
    assert stored["text"] == "de voorkant, het verslag"
    assert stored["links"] == [
        {"kind": "PAGE", "label": "de voorkant", "ref": f"Home:{home.pk}"},
        {"kind": "DOCUMENT", "label": "het verslag", "ref": f"Document:{document.pk}"},
    ]


@pytest.mark.parametrize(
    "attributes",
    [
        'linktype="page" id="999999"',
        'linktype="document" id="999999"',
        'linktype="page"',
        'linktype="page" id=""',
        'linktype="page" id="abc"',
        'linktype="page" id="²"',
        'linktype="page" id="-1"',
        'linktype="page" id="99999999999999999999"',
        'linktype="secret" id="1"',
        'data-ref="News:1"',
        'data-ref="News:1" href="javascript:x"',
        'linktype="page" id="999999" data-ref="News:1"',
    ],
)
def test_a_link_to_what_is_not_there_becomes_its_words(db: None, attributes: str) -> None:
    stored = stored_rich_text(f"<p>Lees <a {attributes}>dit</a>.</p>")

    assert stored == {"html": "<p>Lees dit.</p>", "text": "Lees dit.", "links": []}


def test_a_forged_reference_is_taken_off_a_link_elsewhere() -> None:
    stored = stored_rich_text('<p><a data-ref="News:1" href="https://example.org/">dit</a></p>')

    assert stored["html"] == '<p><a href="https://example.org/">dit</a></p>'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Een.</p><p>Twee.</p>", "Een.\n\nTwee."),
        ("<p>Regel<br/>twee</p>", "Regel\ntwee"),
        ("<h2>Kop</h2><ul><li>een</li><li>twee</li></ul>", "Kop\n\neen\n\ntwee"),
        ("<ul><li>een<ul><li>daaronder</li></ul></li><li>twee</li></ul>", "een\n\ndaaronder\n\ntwee"),
        ("<p></p><p> </p><p>a</p>", "a"),
        ("los", "los"),
        ("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>"),
    ],
)
def test_text_is_the_same_words_in_paragraphs(source: str, text: str) -> None:
    assert stored_rich_text(source)["text"] == text


@pytest.mark.parametrize("empty", ["", None])
def test_no_text_is_empty_rich_text(empty: str | None) -> None:
    assert RichText.serialize(empty) == {"html": "", "text": "", "links": []}


def test_all_targets_are_found_in_two_statements(db: None, django_assert_num_queries) -> None:
    home, document = make_home(), make_document()
    link = f'<a linktype="page" id="{home.pk}">a</a><a linktype="document" id="{document.pk}">b</a>'

    with django_assert_num_queries(2):
        stored_rich_text(f"<p>{link * 20}</p>")

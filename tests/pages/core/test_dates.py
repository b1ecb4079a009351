"""Dates that need not be exact: what is read, what is said, in what order they stand."""

import random
from datetime import date

import pytest

from pages.core import dates_edtf
from pages.core.dates import LONGEST_TEXT, ApproximateDate, DateNotUnderstood, DatePrecision

DAY, MONTH, PART, YEAR, PERIOD, UNKNOWN = DatePrecision

# EDTF, label, first day, last day, precision. The first ten are the facts of the programme's own history.
_KNOWN = [
    ("2012/..", "sinds 2012", "2012-01-01", None, PERIOD),
    ("2017", "2017", "2017-01-01", "2017-12-31", YEAR),
    ("2022-37", "begin 2022", "2022-01-01", "2022-04-30", PART),
    ("2021/2023", "2021 tot en met 2023", "2021-01-01", "2023-12-31", PERIOD),
    ("2022-11-03", "3 november 2022", "2022-11-03", "2022-11-03", DAY),
    ("2022-12", "december 2022", "2022-12-01", "2022-12-31", MONTH),
    ("2022?-12", "december 2022 (jaar niet zeker)", "2022-12-01", "2022-12-31", MONTH),
    ("[2023-02,2023-03]", "februari of maart 2023", "2023-02-01", "2023-03-31", MONTH),
    ("[2023?-02,2023?-03]", "februari of maart 2023 (jaar niet zeker)", "2023-02-01", "2023-03-31", MONTH),
    ("/..", "in de toekomst", None, None, UNKNOWN),
    ("XXXX", "datum onbekend", None, None, UNKNOWN),
    ("XXXX-XX-XX", "datum volgt", None, None, UNKNOWN),
    ("2027/", "vanaf 2027", "2027-01-01", None, PERIOD),
    ("../2023", "tot en met 2023", None, "2023-12-31", PERIOD),
    ("2012-05/..", "sinds mei 2012", "2012-05-01", None, PERIOD),
    ("2012~/..", "sinds ongeveer 2012", "2012-01-01", None, PERIOD),
    ("2022?-12/2023", "december 2022 (jaar niet zeker) tot en met 2023", "2022-12-01", "2023-12-31", PERIOD),
    (
        "2022?-02/2022?-03",
        "februari 2022 (jaar niet zeker) tot en met maart 2022 (jaar niet zeker)",
        "2022-02-01",
        "2022-03-31",
        PERIOD,
    ),
    ("2012/2013-05", "2012 tot en met mei 2013", "2012-01-01", "2013-05-31", PERIOD),
    ("2022-02/2022-03", "februari tot en met maart 2022", "2022-02-01", "2022-03-31", PERIOD),
    ("2022-11/2023-02", "november 2022 tot en met februari 2023", "2022-11-01", "2023-02-28", PERIOD),
    ("2022-11-03/2022-11-05", "3 tot en met 5 november 2022", "2022-11-03", "2022-11-05", PERIOD),
    ("2022-11-30/2022-12-02", "30 november tot en met 2 december 2022", "2022-11-30", "2022-12-02", PERIOD),
    ("2022-12-31/2023-01-01", "31 december 2022 tot en met 1 januari 2023", "2022-12-31", "2023-01-01", PERIOD),
    ("2022-21/2023-22", "voorjaar 2022 tot en met zomer 2023", "2022-03-01", "2023-08-31", PERIOD),
    ("2022-21", "voorjaar 2022", "2022-03-01", "2022-05-31", PART),
    ("2022-22", "zomer 2022", "2022-06-01", "2022-08-31", PART),
    ("2022-23", "najaar 2022", "2022-09-01", "2022-11-30", PART),
    ("2022-33", "eerste kwartaal van 2022", "2022-01-01", "2022-03-31", PART),
    ("2022-34", "tweede kwartaal van 2022", "2022-04-01", "2022-06-30", PART),
    ("2022-35", "derde kwartaal van 2022", "2022-07-01", "2022-09-30", PART),
    ("2022-36", "vierde kwartaal van 2022", "2022-10-01", "2022-12-31", PART),
    ("2022-38", "midden 2022", "2022-05-01", "2022-08-31", PART),
    ("2022-39", "eind 2022", "2022-09-01", "2022-12-31", PART),
    ("2022-40", "eerste helft van 2022", "2022-01-01", "2022-06-30", PART),
    ("2022-41", "tweede helft van 2022", "2022-07-01", "2022-12-31", PART),
    ("2022?", "2022 (niet zeker)", "2022-01-01", "2022-12-31", YEAR),
    ("2022~", "ongeveer 2022", "2022-01-01", "2022-12-31", YEAR),
    ("2022%", "ongeveer 2022 (niet zeker)", "2022-01-01", "2022-12-31", YEAR),
    ("2022-11-03~", "ongeveer 3 november 2022", "2022-11-03", "2022-11-03", DAY),
    ("2022?-11-03", "3 november 2022 (jaar niet zeker)", "2022-11-03", "2022-11-03", DAY),
    ("2024-02", "februari 2024", "2024-02-01", "2024-02-29", MONTH),
    ("2024-02-29", "29 februari 2024", "2024-02-29", "2024-02-29", DAY),
    ("[2022,2023]", "2022 of 2023", "2022-01-01", "2023-12-31", YEAR),
    ("[2021,2022,2024]", "2021, 2022 of 2024", "2021-01-01", "2024-12-31", YEAR),
    ("[2022-12,2023-01]", "december 2022 of januari 2023", "2022-12-01", "2023-01-31", MONTH),
    ("[2022-11-03,2022-11-04]", "3 of 4 november 2022", "2022-11-03", "2022-11-04", DAY),
    ("[2022-11-30,2022-12-01]", "30 november of 1 december 2022", "2022-11-30", "2022-12-01", DAY),
]


@pytest.mark.parametrize(("edtf", "label", "start", "end", "precision"), _KNOWN, ids=[case[0] for case in _KNOWN])
def test_edtf_gives_label_limits_and_precision(edtf, label, start, end, precision):
    """Every form that the site knows, whole."""
    assert ApproximateDate.parse(edtf).as_stored() == {
        "label": label,
        "edtf": edtf,
        "start": start,
        "end": end,
        "precision": precision.value,
    }


@pytest.mark.parametrize("edtf", [case[0] for case in _KNOWN])
def test_label_typed_back_is_the_same_date(edtf):
    """What an editor sees may be saved again without changing."""
    known = ApproximateDate.parse(edtf)

    assert ApproximateDate.from_editor(known.label) == known


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_is_said_and_understood(month):
    """Whole names, the short ones, and numbers."""
    known = ApproximateDate.parse(f"2022-{month:02}-09")
    day, name, year = known.label.split()

    assert ApproximateDate.from_editor(known.label) == known
    assert ApproximateDate.from_editor(f"{day} {name[:3]}. {year}") == known
    assert ApproximateDate.from_editor(f"{day}-{month}-{year}") == known
    assert ApproximateDate.from_editor(f"{name.upper()} {year}").edtf == f"2022-{month:02}"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("3 november 2022", "2022-11-03"),
        ("  3  November 2022. ", "2022-11-03"),
        ("op 3 november 2022", "2022-11-03"),
        ("03/11/2022", "2022-11-03"),
        ("3.11.2022", "2022-11-03"),
        ("november 2022", "2022-11"),
        ("in november 2022", "2022-11"),
        ("sept 2022", "2022-09"),
        ("maart 2022", "2022-03"),
        ("mrt. 2022", "2022-03"),
        ("11-2022", "2022-11"),
        ("in 2022", "2022"),
        ("begin 2022", "2022-37"),
        ("begin van 2022", "2022-37"),
        ("medio 2022", "2022-38"),
        ("einde 2022", "2022-39"),
        ("lente 2022", "2022-21"),
        ("het najaar van 2022", "2022-23"),
        ("herfst 2022", "2022-23"),
        ("1e kwartaal 2022", "2022-33"),
        ("het vierde kwartaal van 2022", "2022-36"),
        ("eerste helft 2022", "2022-40"),
        ("sinds 2012", "2012/.."),
        ("2012 tot nu", "2012/.."),
        ("2012 - heden", "2012/.."),
        ("vanaf 3 november 2022", "2022-11-03/"),
        ("t/m 2023", "../2023"),
        ("2021-2023", "2021/2023"),
        ("2021 – 2023", "2021/2023"),
        ("2021 — 2023", "2021/2023"),
        ("van 2021 t/m 2023", "2021/2023"),
        ("2021 / 2023", "2021/2023"),
        ("feb-mrt 2023", "2023-02/2023-03"),
        ("februari t/m 3 maart 2023", "2023-02/2023-03-03"),
        ("3-5 november 2022", "2022-11-03/2022-11-05"),
        ("februari of maart 2023", "[2023-02,2023-03]"),
        ("februari/maart 2023", "[2023-02,2023-03]"),
        ("februari, maart of april 2023", "[2023-02,2023-03,2023-04]"),
        ("3 november of 4 december 2022", "[2022-11-03,2022-12-04]"),
        ("rond 2012", "2012~"),
        ("circa 2012", "2012~"),
        ("ca. 2012", "2012~"),
        ("onbekend", "XXXX"),
        ("Datum onbekend", "XXXX"),
        ("volgt", "XXXX-XX-XX"),
        ("nog niet bekend", "XXXX-XX-XX"),
        ("toekomst", "/.."),
        ("2022-11-03", "2022-11-03"),
        ("2022-11", "2022-11"),
        ("2012/..", "2012/.."),
        ("2012/ ..", "2012/.."),
        ("2022-21", "2022-21"),
        ("?2022-12", "2022?-12"),
        ("/2023", "../2023"),
    ],
)
def test_editor_may_type_dutch_or_edtf(typed, edtf):
    """What people type is understood and kept in one form."""
    assert ApproximateDate.from_editor(typed).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "begrijpen wij niet"),
        ("hallo", "begrijpen wij niet"),
        ("22", "begrijpen wij niet"),
        ("tot 2023", "begrijpen wij niet"),
        ("32 november 2022", "begrijpen wij niet"),
        ("3 brumaire 2022", "begrijpen wij niet"),
        ("sinds", "begrijpen wij niet"),
        ("sinds ooit", "begrijpen wij niet"),
        ("of 2023", "begrijpen wij niet"),
        ("2022-13", "begrijpen wij niet"),
        ("2022-XX", "begrijpen wij niet"),
        ("202X", "begrijpen wij niet"),
        ("Y20000", "begrijpen wij niet"),
        ("2022S2", "begrijpen wij niet"),
        ("[2022..]", "begrijpen wij niet"),
        ("[2022]", "begrijpen wij niet"),
        ("{2022,2023}", "begrijpen wij niet"),
        ("2022-37/2023", "begrijpen wij niet"),
        ("2022-05-03T12:00:00", "begrijpen wij niet"),
        ("..", "begrijpen wij niet"),
        ("/", "begrijpen wij niet"),
        ("../..", "begrijpen wij niet"),
        ("../", "begrijpen wij niet"),
        ("../20233", "begrijpen wij niet"),
        ("..2023", "begrijpen wij niet"),
        ("29 februari 2023", "Deze dag bestaat niet"),
        ("2023-02-29", "Deze dag bestaat niet"),
        ("2023/2021", "vóór het begin"),
        ("5 tot en met 3 november 2022", "vóór het begin"),
        ("2022-12/2022", "vóór het begin"),
        ("maart of februari 2023", "op volgorde"),
        ("[2022,2022]", "op volgorde"),
        ("[2022,2023-02]", "alleen dagen, alleen maanden of alleen jaren"),
        ("[2022~,2023]", "niet ook nog ‘ongeveer’"),
        ("[2019,2020,2021,2022,2023]", "hoogstens 4"),
        ("2022-11-~03", "Alleen het jaar of de hele datum"),
        ("?2022", "Alleen het jaar of de hele datum"),
        ("0012", "1000 of later"),
        ("-0500", "1000 of later"),
        ("2022-32", "kan een deel van een jaar zijn, maar ook twee jaren"),
        ("2021-22", "‘zomer 2021’ of ‘2021-2022’"),
        ("1" * (LONGEST_TEXT + 1), "hoogstens 120 tekens"),
    ],
)
def test_what_is_no_date_is_refused_with_reason_and_examples(typed, reason):
    """The message says what is wrong and shows good ones."""
    with pytest.raises(DateNotUnderstood) as refused:
        ApproximateDate.from_editor(typed)

    assert reason in str(refused.value)
    assert "Schrijf bijvoorbeeld 2022-11-03, 2022-11, 2022, 2021/2023 of 2012/.." in str(refused.value)


@pytest.mark.parametrize("edtf", ["2022-24", "2022-25", "2022-32"])
def test_winter_and_southern_seasons_are_refused(edtf):
    """They lie in two years, or have no Dutch name."""
    with pytest.raises(DateNotUnderstood, match="Dit deel van het jaar kennen wij niet"):
        ApproximateDate.parse(edtf)


def test_summer_is_read_where_an_editor_cannot_mean_years():
    """Only what an editor types is ambiguous; stored EDTF is not."""
    assert ApproximateDate.parse("2021-22").label == "zomer 2021"


def test_dates_stand_in_order_of_begin_then_exactness():
    """Earliest begin first; among equals the most exact; what has no date comes last."""
    in_order = [
        "../2023",
        "2012",
        "2012/..",
        "2021",
        "2021/2023",
        "2022-01-01",
        "2022-01",
        "2022-37",
        "2022",
        "2022-11-03",
        "2022-12",
        "[2023-02,2023-03]",
        "XXXX",
        "XXXX-XX-XX",
        "/..",
    ]
    dates = [ApproximateDate.parse(edtf) for edtf in in_order]
    random.Random(7).shuffle(dates)

    assert [known.edtf for known in sorted(dates, key=lambda known: known.sort_key)] == in_order


def test_dates_are_values():
    """Equal texts give equal dates that can be counted in a set."""
    assert ApproximateDate.parse(" 2012/.. ") == ApproximateDate.from_editor("sinds 2012")
    assert len({ApproximateDate.parse("2022?-12"), ApproximateDate.parse("?2022-12")}) == 1
    assert str(ApproximateDate.parse("2022-37")) == "begin 2022"


def test_any_text_is_read_or_refused(capsys):
    """Bent EDTF never ends in another error, never prints, and what is read says the same when typed back."""
    chance = random.Random(20221103)
    read = refused = 0
    for _ in range(1_000):
        characters = list(chance.choice(_KNOWN)[chance.choice((0, 1))])
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(characters) + 1)
            characters[place : place + chance.randint(0, 1)] = chance.choice(["", *"0123456789X-/.[],?~% "])
        try:
            known = ApproximateDate.from_editor("".join(characters))
        except DateNotUnderstood:
            refused += 1
            continue
        read += 1
        assert ApproximateDate.parse(known.edtf) == known
        assert ApproximateDate.from_editor(known.label) == known
        assert known.start is None or known.end is None or date.min < known.start <= known.end

    assert read >= 30, "The mutations must also leave dates that are read, or this test proves nothing."
    assert refused >= 500
    assert capsys.readouterr().out == ""


def test_longest_known_text_fits_its_column():
    """A choice of days of which the year is uncertain is the longest that exists."""
    longest = "[2022?-11-03,2022?-11-04,2022?-11-05,2022?-11-06]"

    assert ApproximateDate.parse(longest).edtf == longest
    assert len(longest) <= dates_edtf.LONGEST_EDTF

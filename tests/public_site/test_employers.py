"""Employers whom the programme invited: what they see, what nobody else does, and that nothing of it stays anywhere."""

import re

import httpx2
import pytest
from public_site.client import Client
from public_site.employers import Employers
from public_site.settings import Settings
from starlette.responses import Response

from tests.public_site.invented_employers import (
    AMINA,
    CATALOGUE,
    LINK,
    PEOPLE,
    SECRET,
    CmsOfEmployers,
)
from tests.public_site.invented_people import FENNA, publish_people
from tests.public_site.invented_programme import publish_programme
from tests.public_site.test_application import out_of_order
from tests.public_site.test_pages import read, words
from tests.public_site.test_programme_pages import facts

COMPARE, LEAVE, LEFT = "/werkgevers/vergelijken/", "/werkgevers/afsluiten/", "/werkgevers/afgesloten/"
PERSON = f"{CATALOGUE}amina/"
SENT = f"{PERSON}verstuurd/"
NAMES = re.compile("|".join(person["name"] for person in PEOPLE))
NOT_INVITED = "Voor deze pagina hebt u een uitnodiging nodig"
ENDED = "Uw uitnodiging geldt niet meer"


@pytest.fixture
def cms():
    cms = CmsOfEmployers()
    publish_programme(cms)
    publish_people(cms)
    return cms


@pytest.fixture
def employer(visitor):
    """Somebody who opened the link."""
    assert visitor.get(LINK).status_code == 303
    return visitor


def test_the_link_opens_the_catalogue_and_leaves_the_secret_in_a_cookie_alone(visitor):
    response = visitor.get(LINK)

    assert (response.status_code, response.headers["Location"], response.content) == (303, CATALOGUE, b"")
    assert response.headers["Set-Cookie"] == (
        f"werkgever={SECRET}; expires=Thu, 31 Dec 2026 23:00:00 GMT; HttpOnly; Path=/werkgevers/; SameSite=lax"
    )
    assert SECRET not in visitor.get(CATALOGUE).text


def test_a_link_without_its_last_slash_works_too(visitor):
    assert visitor.get(LINK.rstrip("/")).status_code == 303


def test_over_https_the_cookie_goes_nowhere_else():
    response = Response()
    settings = Settings(public_site_url="https://www.site.example")

    Employers(settings, Client(settings), None)._set_cookie(response, SECRET, None)

    assert "Secure" in response.headers["Set-Cookie"].split("; ")


@pytest.mark.parametrize("secret", ["x" * 43, "kort", "x" * 44, "é" * 43, SECRET[:-1] + "%0A", SECRET + "x"])
def test_a_link_that_is_nobodys_opens_nothing(secret, visitor, cms):
    response = visitor.get(f"/werkgevers/uitnodiging/{secret}/")

    page = read(response, 403)
    assert words(page.h1) == ENDED
    assert page.select_one("main a[href^='mailto:']")["href"] == "mailto:redactie@site.example"
    assert "Set-Cookie" not in response.headers


def test_an_invitation_that_ended_shuts_the_link_and_the_cookie_at_once(employer, cms):
    assert words(read(employer.get(CATALOGUE)).h1) == "Mensen die werk zoeken"
    cms.is_invited = False

    answers = [employer.get(path) for path in (CATALOGUE, LINK)]

    assert [words(read(answer, 403).h1) for answer in answers] == [ENDED, ENDED]
    assert "werkgever=;" in answers[0].headers["Set-Cookie"] or 'werkgever="";' in answers[0].headers["Set-Cookie"]
    assert not any(NAMES.search(answer.text) for answer in answers)
    assert words(read(employer.get(CATALOGUE), 403).h1) == NOT_INVITED


@pytest.mark.parametrize("path", [CATALOGUE, PERSON, SENT, f"{COMPARE}?wie=amina"])
def test_without_an_invitation_there_is_nothing(path, visitor, cms):
    page = read(visitor.get(path), 403)

    assert words(page.h1) == NOT_INVITED
    assert not NAMES.search(str(page))
    assert cms.asked() == []


def test_without_an_invitation_no_interest_is_shown(visitor, cms):
    assert words(read(visitor.send(PERSON, {"bericht": "Hallo"}), 403).h1) == NOT_INVITED
    assert cms.sent == {}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (CATALOGUE, 200),
        (f"{CATALOGUE}?kennis=x", 400),
        (PERSON, 200),
        (SENT, 303),
        (f"{COMPARE}?wie=amina", 200),
        (f"{CATALOGUE}niemand/", 404),
        (LEFT, 200),
        (LEAVE, 404),
        (f"{CATALOGUE}?stadsdeel=Mars", 404),
    ],
)
def test_nobody_may_keep_or_find_anything_of_it(path, status, employer):
    response = employer.get(path)

    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "ETag" not in response.headers or status == 404


def test_nothing_of_it_stays_in_memory(employer, cms):
    for path in (CATALOGUE, PERSON, f"{COMPARE}?wie=bente"):
        assert NAMES.search(employer.get(path).text)
    assert employer.get("/healthz").json()["pages_in_memory"] == 0
    cms.outage = out_of_order

    answers = [employer.get(path) for path in (CATALOGUE, PERSON, f"{COMPARE}?wie=bente", LINK)]

    assert [words(read(answer, 503).h1) for answer in answers] == ["Storing"] * 4
    assert not any(NAMES.search(answer.text) for answer in answers)
    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}


def test_other_visitors_get_nothing_of_what_an_employer_saw(employer, cms):
    employer.get(CATALOGUE)

    everybody = "".join(employer.get(path).text for path in ("/", "/profielen/", FENNA["path"], "/sitemap.xml"))

    assert "Gastvrouw in een buurthuis" not in everybody
    assert "/werkgevers/catalogus" not in everybody


def test_the_catalogue_shows_what_somebody_knows_and_looks_for(employer):
    page = read(employer.get(CATALOGUE))

    amina, bente, chris, didi = page.select(".person")
    assert (words(amina.h3), amina.h3.a["href"]) == ("Amina", PERSON)
    assert words(amina.select_one(".person__where")) == "West Voorbeeld"
    assert words(amina.select_one(".person__knows")) == "Ik geef taalles."
    assert facts(amina) == {
        "Zoekt": "Gastvrouw in een buurthuis",
        "Vanaf": "1 maart 2027",
        "Uren": "24 uur per week",
    }
    assert facts(bente) == {
        "Zoekt": "Gastvrouw in een buurthuis",
        "Vanaf": "Vanaf nu, of in overleg",
        "Uren": "In overleg",
    }
    assert "Welk werk Chris zoekt, is nog niet opgeschreven." in words(chris)
    assert words(didi.select_one(".person__where")) == "Heel Amsterdam Voorbeeld"
    assert words(page.select_one(".list-head h2")) == "4 mensen"
    assert "Voor Buurtbakkerij (voorbeeld) , tot en met 31 december 2026." in words(page.select_one(".employer-bar"))


def test_wishes_are_passed_on_and_stay_in_the_form(employer, cms):
    page = read(employer.get(f"{CATALOGUE}?stadsdeel=noord&kennis=+taal++les&werk=buurthuis&vanaf=2027-03-01"))

    assert cms.asked() == [
        {"stadsdelen": ["noord"], "knowledge": "taal les", "work": "buurthuis", "start": "2027-03-01", "first": 24}
    ]
    assert [field["value"] for field in page.select(".wishes input")] == ["taal les", "buurthuis", "2027-03-01"]
    assert page.select_one(".wishes option[selected]")["value"] == "noord"
    assert page.select_one(".wishes .clear")["href"] == CATALOGUE


def test_who_finds_nobody_is_told_what_to_do(employer):
    page = read(employer.get(f"{CATALOGUE}?kennis=niets"))

    assert words(page.select_one(".empty")) == (
        "Er is nu niemand die hierbij past. Zoek met minder woorden, of bekijk iedereen ."
    )


@pytest.mark.parametrize(
    ("query", "field", "fault"),
    [
        ("kennis=x", "kennis", "Schrijf 2 tot 100 tekens, met ten minste één letter."),
        ("werk=%25%25", "werk", "Schrijf 2 tot 100 tekens, met ten minste één letter."),
        (f"werk={'x' * 101}", "werk", "Schrijf 2 tot 100 tekens, met ten minste één letter."),
        ("vanaf=morgen", "vanaf", "Dit is geen dag. Schrijf bijvoorbeeld 2027-03-01: jaar, maand, dag."),
    ],
)
def test_a_wish_that_cannot_be_is_told_beside_its_field_and_kept(query, field, fault, employer, cms):
    page = read(employer.get(f"{CATALOGUE}?stadsdeel=west&{query}"), 400)

    wish = page.select_one(f"[name={field}]")
    assert words(page.select_one(f"#{wish['aria-describedby']}")) == fault
    assert wish["value"] == httpx2.QueryParams(query)[field]
    assert page.select_one(".wishes option[selected]")["value"] == "west"
    assert (page.select(".person"), cms.asked()) == ([], [])


def test_some_people_stand_side_by_side_in_the_order_of_the_choice(employer):
    page = read(employer.get(f"{COMPARE}?wie=chris&wie=amina&wie=amina&wie=niemand"))

    assert [words(name) for name in page.select("thead th")] == ["Chris Voorbeeld", "Amina Voorbeeld"]
    rows = {words(row.th): [words(cell) for cell in row.select("td")] for row in page.select("tbody tr")}
    assert rows["Wat ik weet en kan"] == [
        "Ik ben Chris en ik ken de straat. Meer staat hieronder. Ik kan luisteren.",
        "Ik geef taalles. Dat doe ik graag. Ik ken de loketten.",
    ]
    assert rows["Zoekt"] == ["Nog niet opgeschreven", "Gastvrouw in een buurthuis"]
    assert rows["Vanaf"] == ["–", "1 maart 2027"]
    assert rows["Talen"] == ["–", "Nederlands en Engels"]
    assert rows["Kennismaken"] == ["Toon belangstelling voor Chris", "Toon belangstelling voor Amina"]
    assert [cell["data-label"] for cell in page.select("tbody tr")[0].select("td")] == ["Chris", "Amina"]


def test_a_fourth_is_refused_with_a_sentence(employer, cms):
    chosen = "&".join(f"wie={person['slug']}" for person in PEOPLE)

    page = read(employer.get(f"{COMPARE}?{chosen}"), 400)

    assert words(page.h1) == "Kies er hooguit 3"
    assert "U koos 4 mensen. Er passen er 3 naast elkaar." in words(page.main)
    assert cms.asked() == []


def test_without_a_choice_there_is_nobody_to_compare(employer):
    assert words(read(employer.get(COMPARE)).h1) == "U hebt nog niemand gekozen"


def test_a_person_is_met_with_knowledge_first_and_then_the_work_wanted(employer):
    page = read(employer.get(PERSON))

    assert [words(heading) for heading in page.select("main h2")] == [
        "Wat ik weet en kan",
        "Mijn plan",
        "Kennismaken met Amina",
    ]
    assert facts(page.aside)["Zoekt"] == "Gastvrouw in een buurthuis"
    assert "Amina krijgt uw bericht niet rechtstreeks." in words(page.select_one(".interest"))


def test_interest_is_sent_and_has_a_receipt(employer, cms):
    response = employer.send(PERSON, {"bericht": " Kom eens praten.\r\nGraag. "})

    assert (response.status_code, response.headers["Location"]) == (303, f"{SENT}#inhoud")
    assert cms.sent == {AMINA["id"]: "Kom eens praten.\nGraag."}
    receipt = read(employer.get(SENT))
    assert words(receipt.h1) == "Uw belangstelling is verstuurd"
    assert "U toonde belangstelling voor Amina, op 22 november 2026 om 00:30 uur." in words(receipt.main)
    assert "Daarna nemen wij contact met u op" in words(receipt.main)
    person, catalogue = read(employer.get(PERSON)), read(employer.get(CATALOGUE))
    assert (person.select("textarea"), words(person.select_one(".interest strong"))) == (
        [],
        "U toonde belangstelling op 22 november 2026.",
    )
    assert words(catalogue.select_one(".candidate__sent")) == "U toonde belangstelling op 22 november 2026."


def test_without_anything_sent_there_is_no_receipt(employer):
    assert employer.get(SENT).headers["Location"] == PERSON


@pytest.mark.parametrize(
    ("message", "refusal", "fault"),
    [
        ("", None, "Schrijf eerst waarom u kennis wilt maken. Eén zin is genoeg."),
        (
            "x" * 2001,
            None,
            "Uw bericht heeft 2001 tekens. Er passen er 2000 in: maak het korter. Uw tekst staat er nog.",
        ),
        (
            "Graag <b>nu</b>",
            "LIMIT_EXCEEDED",
            "U wacht nu al op antwoord over 20 mensen. Dat is het meeste dat kan. Wacht op een antwoord van ons.",
        ),
        (
            "Graag",
            "ARGUMENT_INVALID",
            "Dit bericht konden wij niet bewaren. Gebruik alleen gewone letters en leestekens. Uw tekst staat er nog.",
        ),
    ],
)
def test_a_message_that_was_not_sent_stays_with_the_reason(message, refusal, fault, employer, cms):
    cms.refusal = refusal

    page = read(employer.send(PERSON, {"bericht": message}), 422)

    field = page.textarea
    assert field.get_text().removeprefix("\n") == message
    assert field["aria-invalid"] == "true"
    assert words(page.select_one("#fout-bericht")) == fault
    assert page.title.get_text().startswith("Niet verstuurd: Amina")
    assert cms.sent == {}


def test_a_message_is_not_lost_while_the_cms_is_away(employer, cms):
    cms.outage = out_of_order

    page = read(employer.send(PERSON, {"bericht": "Graag <b>nu</b>"}), 503)

    assert page.textarea.get_text().removeprefix("\n") == "Graag <b>nu</b>"
    assert words(page.h1) == "Niet verstuurd: er is een storing"


def test_an_invitation_that_ended_while_somebody_wrote_sends_nothing(employer, cms):
    cms.refusal = "FORBIDDEN"

    assert words(read(employer.send(PERSON, {"bericht": "Graag"}), 403).h1) == ENDED


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": "", "Origin": "http://elsewhere.example"},
        {"Sec_Fetch_Site": "", "Origin": "null"},
        {"Sec_Fetch_Site": ""},
    ],
)
def test_a_form_on_another_site_does_nothing(headers, employer, cms):
    assert employer.send(PERSON, {"bericht": "Graag"}, **headers).status_code == 403
    assert employer.send(LEAVE, {}, **headers).status_code == 403
    assert cms.sent == {}
    assert employer.get(CATALOGUE).status_code == 200


def test_a_browser_that_tells_only_its_origin_may_send(employer, cms):
    employer.send(PERSON, {"bericht": "Graag"}, Sec_Fetch_Site="", Origin="http://site.example")

    assert cms.sent == {AMINA["id"]: "Graag"}


def test_more_than_a_form_can_hold_is_refused(employer, cms):
    assert employer.send(PERSON, {"bericht": "x" * 70_000}).status_code == 413
    assert cms.sent == {}


def test_leaving_forgets_the_invitation(employer):
    response = employer.send(LEAVE, {})

    assert (response.status_code, response.headers["Location"]) == (303, LEFT)
    assert words(read(employer.get(LEFT)).h1) == "De catalogus is afgesloten"
    assert words(read(employer.get(CATALOGUE), 403).h1) == NOT_INVITED


def test_somebody_who_is_not_in_the_catalogue_is_not_found(employer):
    assert employer.get(f"{CATALOGUE}fenna/").status_code == 404
    assert employer.send(f"{CATALOGUE}fenna/", {"bericht": "Graag"}).status_code == 404


def test_pages_are_valid_html(employer, nu_checker):
    pages = {path: employer.get(path).text for path in (CATALOGUE, f"{CATALOGUE}?kennis=x", PERSON, COMPARE, LEFT)}
    pages["three"] = employer.get(f"{COMPARE}?wie=amina&wie=bente&wie=didi").text
    pages["four"] = employer.get(f"{COMPARE}?wie=amina&wie=bente&wie=chris&wie=didi").text
    pages["not sent"] = employer.send(PERSON, {"bericht": ""}).text
    employer.send(PERSON, {"bericht": "Graag"})
    pages["sent"] = employer.get(SENT).text
    employer.send(LEAVE, {})
    pages["not invited"] = employer.get(CATALOGUE).text

    assert nu_checker.errors(pages) == []

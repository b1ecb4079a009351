"""What the page of a stadsdeel needs: content, agreements with keys, and a webhook.

What is made is for pages of stadsdelen alone, so no other journey meets it.
"""

from cms.consent.enums import Purpose
from cms.taxonomy.enums import Channel
from cms.taxonomy.models import Stadsdeel
from cms.webhooks.models import WebhookEndpoint
from pages.agenda.models import AgendaIndex
from pages.news.models import NewsIndex
from pages.profiles.models import ProfileIndex
from tests.factories import profiles
from tests.factories.agenda import make_event
from tests.factories.news import make_news
from tests.factories.partners import make_key, make_partner
from tests.journeys.content import every_block

PEOPLE = ("Bea (voorbeeld)", "Cor (voorbeeld)")
NEWS_THAT_GOES = "Het buurtfeest gaat niet door"
EVERY_BLOCK = "Alle soorten blokken in West"
MEETING = "Koffie met een buurtbaner"
CHANNELS = [Channel.STADSDEEL_PAGES.value]
# In a minute enough for the front page, some 4,100, and then not for a text, some 520.
FEW_POINTS = 4_300


def make(webhook: str) -> dict[str, str]:
    """Makes all of it.

    Args:
        webhook: Address that is told of changes.

    Returns:
        Four keys, one of which shows no people and one of which has few points, and the secret of the webhook.
    """
    west = Stadsdeel.objects.get(slug="west")
    _add_content(west)
    rights = {"channels": CHANNELS, "stadsdelen": (west,)}
    partner = make_partner("Stadsdeel West (voorbeeld)", slug="stadsdeel-west", may_show_people=True, **rights)
    other = make_partner("Stadsdeel West zonder mensen (voorbeeld)", slug="zonder-mensen", **rights)
    # Other rights than anybody has: what the CMS made for another key would cost nothing.
    rights["channels"] = [*CHANNELS, Channel.PARTNER_SITES.value]
    poor = make_partner(
        "Stadsdeel West met weinig punten (voorbeeld)", slug="weinig-punten", points_per_minute=FEW_POINTS, **rights
    )
    endpoint = WebhookEndpoint(partner=partner, url=webhook)
    endpoint.save()
    return {
        "key": make_key(partner),
        "key_to_revoke": make_key(partner),
        "key_without_people": make_key(other),
        "key_with_few_points": make_key(poor),
        "secret": endpoint.make_secret(),
    }


def _add_content(west: Stadsdeel) -> None:
    news = NewsIndex.objects.get()
    place = {"channels": CHANNELS, "stadsdeel_list": [west]}
    make_news(news, NEWS_THAT_GOES, date=profiles.day(0), **place)
    make_news(news, EVERY_BLOCK, date=profiles.day(0), body=every_block(news), **place)
    make_event(AgendaIndex.objects.get(), MEETING, f"{profiles.day(10)}", **place)
    for name in PEOPLE:
        person = profiles.make_profile(ProfileIndex.objects.get(), name, **place)
        profiles.make_consent(person, Purpose.PROFILE, channels=CHANNELS)

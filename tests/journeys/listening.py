"""What the public site needs to hear from the CMS, and what is taken away while it listens.

    python -m tests.journeys.listening make         prints the secret of the webhook
    python -m tests.journeys.listening take-away    takes a news item offline, and withdraws a consent

A process of its own, with the settings of the CMS that serves.
"""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from cms.consent.enums import Purpose  # noqa: E402
from cms.consent.models import withdraw_all  # noqa: E402
from cms.webhooks.comparing import compare_all  # noqa: E402
from pages.news.models import News, NewsIndex  # noqa: E402
from pages.profiles.models import Profile, ProfileIndex  # noqa: E402
from tests.factories import profiles  # noqa: E402
from tests.factories.news import make_news  # noqa: E402

NEWS, PERSON = "De markt verhuist", "Dina (voorbeeld)"


def main() -> None:
    """Does one of both."""
    if sys.argv[1] == "make":
        make()
    else:
        take_away()


def make() -> None:
    """Makes content and the webhook, and prints its secret."""
    make_news(NewsIndex.objects.get(), NEWS, slug="de-markt-verhuist", date=profiles.day(0))
    person = profiles.make_profile(ProfileIndex.objects.get(), PERSON, slug="dina")
    profiles.make_consent(person, Purpose.PROFILE)
    call_command("make_site_webhook", email="webredactie@example.org")
    # What changes from now on is told.
    compare_all()


def take_away() -> None:
    """Takes both away, as an editor does."""
    News.objects.get(title=NEWS).unpublish()
    with transaction.atomic():
        withdraw_all(Profile.objects.get(title=PERSON).pk)


if __name__ == "__main__":
    main()

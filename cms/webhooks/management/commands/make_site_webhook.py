"""`manage.py make_site_webhook`: has the public site told what changes, and prints the secret for it."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from cms.partners.models import Partner
from cms.taxonomy.enums import Channel
from cms.webhooks.models import WebhookEndpoint

SLUG = "website-van-buurtbaan"
# The site has no agreement that ends; a date must stand there.
AS_LONG_AS_IT_EXISTS = datetime.date(2099, 12, 31)


class Command(BaseCommand):
    """Makes the public site a partner with a webhook; what editors changed of it since stays, but for its address."""

    help = "Has the public site told what changes, at PUBLIC_SITE_URL, and prints its PUBLIC_SITE_WEBHOOK_SECRET."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Takes the contact of the site as a partner."""
        parser.add_argument("--email", help="mail address of who keeps the site; asked for the first time only")

    def handle(self, *, email: str | None, **_options: Any) -> None:
        """Makes what is not there yet, and prints the secret."""
        try:
            with transaction.atomic():
                endpoint = _endpoint(email)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        secrets = endpoint.valid_secrets() or [endpoint.make_secret()]
        self.stdout.write(secrets[0])


def _endpoint(email: str | None) -> WebhookEndpoint:
    url = f"{settings.PUBLIC_SITE_URL}/webhook"
    partner = Partner.objects.filter(slug=SLUG).first() or _new_partner(email)
    endpoint = partner.webhooks.first() or WebhookEndpoint(partner=partner)
    if endpoint.url != url:
        endpoint.url = url
        endpoint.full_clean()
        endpoint.save()
    return endpoint


def _new_partner(email: str | None) -> Partner:
    if not email:
        raise CommandError("Who keeps the site? Give a mail address: make_site_webhook --email <address>.")
    partner = Partner(
        slug=SLUG,
        name="De website van BuurtBaan (meldingen)",
        contact_function="webredactie",
        email=email,
        agreed_from=timezone.localdate(),
        agreed_until=AS_LONG_AS_IT_EXISTS,
        channels=[Channel.PUBLIC_SITE.value],
        may_show_people=True,
        legal_basis="De toestemming van elke persoon voor de website.",
    )
    partner.full_clean()
    partner.save()
    return partner

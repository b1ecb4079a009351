"""Where a page may be seen now, who asked for it, and what is known of copies. The gate decides; this only tells."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from cms.fields.identity import node_id
from cms.partners.agreements import state_on
from cms.partners.enums import AgreementState
from cms.partners.models import Partner
from cms.partners.reader import EMPLOYER, PUBLIC_SITE, Reader
from cms.partners.use import shown_by
from cms.publication.models import PublishedItem
from cms.webhooks.enums import DeliveryState, Event
from cms.webhooks.hearing import reader_of
from cms.webhooks.models import Delivery
from pages.profiles.models import Profile

_UNKNOWN = "Onbekend of de partner een kopie heeft: hij krijgt geen meldingen."
_GONE = {Event.UNPUBLISHED, Event.REMOVED}


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a page may be seen.

    Attributes:
        partner: whose place it is; None for our own.
        is_there: whether it may be seen there now.
        reason: why not; blank when it may.
        asked_on: last day on which the partner was given the page; None when it was not, or long ago.
        copies: what is known of copies, a sentence for each address that is told of changes.
    """

    name: str
    is_there: bool
    reason: str = ""
    partner: Partner | None = None
    asked_on: datetime.date | None = None
    copies: list[str] = field(default_factory=list)


def places_of(page: Page) -> list[Place]:
    """All places where a page may be seen or not, our own first."""
    now = timezone.now()
    return [*_own_places(page, now), *_places_of_partners(page, now)]


def _own_places(page: Page, now: datetime.datetime) -> Iterator[Place]:
    yield _place("De website van BuurtBaan", PUBLIC_SITE, page, now)
    if page.specific_class is Profile:
        yield _place("De catalogus voor werkgevers", EMPLOYER, page, now)


def _places_of_partners(page: Page, now: datetime.datetime) -> Iterator[Place]:
    today = timezone.localdate(now)
    copies = _copies(node_id(page))
    asked = {shown.partner_id: shown.last_asked_on for shown in shown_by(node_id(page))}
    for partner in Partner.objects.prefetch_related("webhooks"):
        place = _place(partner.name, reader_of(partner, today), page, now)
        state = state_on(today, partner)
        reason = place.reason if state is AgreementState.VALID else _without_agreement(partner, state)
        told = [
            copies.get(endpoint.pk, "Aan de partner is over deze pagina nog niets gemeld.")
            for endpoint in partner.webhooks.all()
        ]
        yield replace(
            place,
            reason=reason,
            partner=partner,
            asked_on=asked.get(partner.pk),
            copies=told or ([_UNKNOWN] if partner.pk in asked else []),
        )


def _place(name: str, reader: Reader, page: Page, now: datetime.datetime) -> Place:
    items = PublishedItem.objects.filter(node_id=node_id(page))
    is_there = items.visible_to(reader, now).exists()
    return Place(name, is_there, "" if is_there else _reason(items.first(), reader))


def _reason(item: PublishedItem | None, reader: Reader) -> str:
    """Why a page is not there, for one that the gate keeps back."""
    if item is None:
        return "Deze pagina staat niet online."
    if item.kind in reader.hidden_kinds:
        return "Deze soort pagina hoort niet bij de afspraak."
    if reader.channels.isdisjoint(item.channels):
        return "Bij deze pagina staat dat zij daar niet te zien mag zijn (‘Waar te zien’)."
    if reader.stadsdelen is not None and item.stadsdelen and reader.stadsdelen.isdisjoint(item.stadsdelen):
        return "Deze pagina gaat over andere stadsdelen dan de afspraak."
    if item.needs_consent:
        return "Er is nu geen toestemming van de persoon voor deze plek."
    return "Deze pagina is nu niet te zien, bijvoorbeeld door de planning."


def _without_agreement(partner: Partner, state: AgreementState) -> str:
    if state is AgreementState.FUTURE:
        return f"De afspraak begint op {date_format(partner.agreed_from, 'j F Y')}."
    return f"De afspraak was tot en met {date_format(partner.agreed_until, 'j F Y')}."


def _copies(node: str) -> dict[int, str]:
    """What the last thing that we told of an item tells of copies, by the address that we told it to."""
    newest = Delivery.objects.filter(node_id=node).order_by("endpoint_id", "-number").distinct("endpoint_id")
    return {delivery.endpoint_id: _told(delivery) for delivery in newest}


def _told(delivery: Delivery) -> str:
    if delivery.event == Event.WITHDRAWN and delivery.confirmed_at:
        return f"De partner bevestigde op {_moment(delivery.confirmed_at)} dat de kopie weg is."
    if delivery.state == DeliveryState.GIVEN_UP:
        return "Onze laatste melding kwam niet aan. Neem contact op met de partner."
    if delivery.state == DeliveryState.WAITING or delivery.answered_at is None:
        return "Onze laatste melding is nog niet aangekomen. Wij proberen het opnieuw."
    when = _moment(delivery.answered_at)
    if delivery.event == Event.WITHDRAWN:
        return f"Op {when} gemeld dat de kopie weg moet. De partner heeft dat nog niet bevestigd."
    if delivery.event in _GONE:
        return f"Op {when} gemeld dat deze pagina weg is."
    return f"Op {when} gemeld wat er is veranderd."


def _moment(moment: datetime.datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y H:i")

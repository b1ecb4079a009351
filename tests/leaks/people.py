"""Profiles in every state of consent, their portraits, and what work people look for.

                there for
profile         the channels of a consent for the profile; employers: of one for employers
availability    employers, under a consent for employers
portrait        the channels of a consent for the photo, wherever the portrait is used
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from cms.consent.enums import Purpose
from cms.consent.models import Consent
from media.models import Picture
from pages.profiles.models import Availability, Profile
from tests.factories.core import document_block, publish, rich_text
from tests.factories.media import make_document, make_picture
from tests.factories.profiles import day, make_consent, make_profile, make_profile_draft

from .secrets import EMPLOYERS, EVERYWHERE, Secret

PARTNERS = frozenset({"partner-sites"})
EVERY_PURPOSE = tuple(Purpose)

Hidden = tuple[Secret, Callable[[], None]]


class People:
    """The people of the site.

    Attributes:
        shown: a profile with every consent.
    """

    def __init__(self, index: Page) -> None:
        self.index = index
        self.shown = make_profile(
            index, "Zichtbaar profiel", slug="zichtbaar-profiel", picture=make_picture(name="zichtbaar.jpg")
        )
        for purpose in EVERY_PURPOSE:
            make_consent(self.shown, purpose)

    def hidden(self) -> Iterator[Hidden]:
        """What is secret, with what hides it; most is hidden already."""
        for make in (self._without_consent, self._in_some_channel, self._ended, self._portraits, self._availability):
            for secret in make():
                yield secret, _nothing
        yield from self._by_hand()

    def _without_consent(self) -> Iterator[Secret]:
        yield self._person(Secret("toestemminggeen"))

        withdrawn = self._person(Secret("toestemmingweg", seen_in=EVERYWHERE | EMPLOYERS), *EVERY_PURPOSE)
        for consent in Consent.objects.filter(profile=withdrawn.pages[0]):
            consent.withdraw()
        yield withdrawn

        yield self._person(Secret("toestemmingvoorbij"), *EVERY_PURPOSE, valid_from=day(-30), valid_until=day(-1))
        yield self._person(Secret("toestemmingmorgen"), *EVERY_PURPOSE, valid_from=day(1))
        yield self._person(Secret("toestemmingfoto"), Purpose.PHOTO)

        deleted = self._person(Secret("toestemmingverwijderd", seen_in=EVERYWHERE | EMPLOYERS), *EVERY_PURPOSE)
        Profile.objects.get(pk=deleted.pages[0].pk).delete()
        yield deleted

        draft = Secret("profielconcept")
        draft.pages.append(make_profile_draft(self.index, draft.word, **self._columns(draft)))
        draft.records += Availability.objects.filter(page=draft.pages[0])
        for purpose in EVERY_PURPOSE:
            make_consent(draft.pages[0], purpose)
        yield draft

    def _in_some_channel(self) -> Iterator[Secret]:
        channels = sorted(PARTNERS)
        secret = Secret("toestemmingpartners", PARTNERS, PARTNERS)
        # Availability is for employers, who are no channel of a consent for the profile.
        yield self._person(secret, Purpose.PROFILE, Purpose.PHOTO, channels=channels, has_availability=False)

        yield self._person(Secret("toestemmingwerkgevers", EMPLOYERS, EMPLOYERS), Purpose.EMPLOYERS, has_files=False)

        # Who permits the photo on the site and the profile to employers permits the photo to nobody.
        photo = Secret("portretwerkgevers")
        person = Secret("fotowerkgevers", EMPLOYERS, EMPLOYERS)
        photo.files.append(_portrait(photo))
        page = make_profile(self.index, person.word, **self._columns(person, has_files=False), picture=photo.files[0])
        make_consent(page, Purpose.EMPLOYERS)
        make_consent(page, Purpose.PHOTO)
        photo.addresses = _addresses(photo)
        person.pages, person.records = [page], list(page.availabilities.all())
        yield person
        yield photo

    def _ended(self) -> Iterator[Secret]:
        yield self._person(Secret("baanvoorbij"), *EVERY_PURPOSE, columns={"job_ends_on": day(-1)})

        once = self._person(Secret("baanbijna", seen_in=EVERYWHERE | EMPLOYERS), *EVERY_PURPOSE)
        page = once.pages[0]
        page.job_ends_on = day(-1)
        publish(page)
        yield once

    def _portraits(self) -> Iterator[Secret]:
        """Portraits of people who may be seen themselves."""
        yield self._portrait_of_visible(Secret("portretgeen"))
        withdrawn = self._portrait_of_visible(Secret("portretweg", seen_in=EVERYWHERE), Purpose.PHOTO)
        Consent.objects.get(profile__picture=withdrawn.files[0], purpose=Purpose.PHOTO).withdraw()
        yield withdrawn
        yield self._portrait_of_visible(
            Secret("portretvoorbij"), Purpose.PHOTO, valid_from=day(-30), valid_until=day(-1)
        )
        yield self._portrait_of_visible(Secret("portretpartners", PARTNERS), Purpose.PHOTO, channels=sorted(PARTNERS))

    def _availability(self) -> Iterator[Secret]:
        """What work people look for who may be seen themselves."""
        for secret, purposes in (
            (Secret("beschikbaargeen"), (Purpose.PROFILE,)),
            (Secret("beschikbaarwerkgevers", EMPLOYERS, EMPLOYERS), (Purpose.PROFILE, Purpose.EMPLOYERS)),
        ):
            columns = {"wanted_work": secret.word, "hours": secret.word}
            title = f"Zichtbaar met {secret.state[:11]} {len(purposes)}"
            page = make_profile(self.index, title, slug=f"zichtbaar-beschikbaar-{len(purposes)}", availability=columns)
            for purpose in purposes:
                make_consent(page, purpose)
            secret.records += page.availabilities.all()
            yield secret

    def _by_hand(self) -> Iterator[Hidden]:
        seen_in = EVERYWHERE | EMPLOYERS

        secret = self._person(Secret("toestemmingupdate", seen_in=seen_in), *EVERY_PURPOSE)
        consents = Consent.objects.filter(profile=secret.pages[0])
        yield secret, lambda consents=consents: consents.update(withdrawn_at=timezone.now())

        secret = self._person(Secret("toestemmingsqlweg", seen_in=seen_in), *EVERY_PURPOSE)
        yield (
            secret,
            lambda key=secret.pages[0].pk: _run("DELETE FROM consent_consent WHERE profile_id = %s", key),
        )

        secret = self._person(Secret("profielupdate", seen_in=seen_in), *EVERY_PURPOSE)
        found = Profile.objects.filter(pk=secret.pages[0].pk)
        yield secret, lambda found=found: found.update(job_ends_on=day(-1))

    def _person(
        self,
        secret: Secret,
        *purposes: Purpose,
        has_files: bool = True,
        has_availability: bool = True,
        columns: dict[str, Any] | None = None,
        **consent: Any,
    ) -> Secret:
        """A published profile, whose addresses somebody wrote down, with consents for some purposes."""
        own = self._columns(secret, has_files=has_files, has_availability=has_availability)
        page = make_profile(self.index, secret.word, **own | (columns or {}))
        secret.pages.append(page)
        secret.records += page.availabilities.all()
        for purpose in purposes:
            make_consent(page, purpose, **consent)
        secret.addresses += _addresses(secret)
        return secret

    def _portrait_of_visible(self, secret: Secret, *purposes: Purpose, **consent: Any) -> Secret:
        portrait = _portrait(secret)
        title = f"Zichtbaar met {secret.state[:6]} {portrait.pk}"
        page = make_profile(self.index, title, slug=f"zichtbaar-portret-{portrait.pk}", picture=portrait)
        make_consent(page)
        for purpose in purposes:
            make_consent(page, purpose, **consent)
        secret.files.append(portrait)
        secret.addresses += _addresses(secret)
        return secret

    def _columns(self, secret: Secret, *, has_files: bool = True, has_availability: bool = True) -> dict[str, Any]:
        word = secret.word
        text = f"<p>{word}</p>"
        columns: dict[str, Any] = {
            "slug": word,
            "introduction": f"Inleiding {word}.",
            "experience": text,
            "plan_aim": text,
            "own_words": text,
            "languages": word,
            "activities": [("activity", {"title": word, "text": word, "status": "running"})],
            "body": [rich_text(word)],
        }
        if has_availability:
            columns["availability"] = {"wanted_work": word, "hours": word}
        if has_files:
            portrait = _portrait(secret)
            document = make_document(name=f"{word}.pdf", title=word)
            secret.files += [portrait, document]
            columns["picture"] = portrait
            columns["body"] += [document_block(document)]
        return columns


def _portrait(secret: Secret) -> Picture:
    word = secret.word
    return make_picture(name=f"{word}.jpg", title=word, description=f"Portret {word}.", credit=word, rights=word)


def _addresses(secret: Secret) -> list[str]:
    return [
        file.stored_renditions()["WIDE"]["src"] if isinstance(file, Picture) else file.public_path
        for file in secret.files
    ]


def _run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _nothing() -> None:
    """For what is hidden already."""

"""`profiles.yaml`: invented buurtbaners, and what they would permit. Their time counts from the day of loading."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar

from django.utils import timezone
from pydantic import Field

from cms.consent.enums import Purpose, Way
from cms.consent.models import Consent
from cms.taxonomy.enums import Channel
from pages.core.dates import ApproximateDate
from pages.profiles.enums import ActivityStatus
from pages.profiles.models import Availability

from .blocks import Entry, Key, Text
from .entries import PageEntry, RecordEntry
from .references import References
from .rich_text import rich_text
from .streams import stream

CONSENT_MONTHS = 12


class ActivityEntry(Entry):
    """One thing of a plan."""

    title: Annotated[Text, Field(max_length=120)]
    text: Annotated[str, Field(max_length=400)] = ""
    status: ActivityStatus

    def raw(self) -> dict[str, Any]:
        """What the block keeps."""
        return {"title": self.title, "text": self.text, "status": self.status.value}


class PlanEntry(Entry):
    """What somebody sets out to do."""

    aim: Text
    activities: tuple[ActivityEntry, ...] = ()
    partners: tuple[Key, ...] = ()
    started_months_ago: int


class AvailabilityEntry(Entry):
    """What work somebody looks for, after the job."""

    wanted_work: Text
    hours: str = ""


class ProfileEntry(PageEntry):
    """An invented buurtbaner."""

    employer: Key
    experience: Text
    plan: PlanEntry
    own_words: str = ""
    languages: str = ""
    job_months: int
    available: AvailabilityEntry | None = None

    def needed(self, references: References) -> dict[str, Any]:
        """When the job ends."""
        return {"job_ends_on": months_from_today(self.job_months)}

    def values(self, references: References) -> dict[str, Any]:
        """What a profile has more than other pages."""
        last_day = months_from_today(self.job_months)
        first_day = months_from_today(-self.plan.started_months_ago)
        activities = [("activity", activity.raw()) for activity in self.plan.activities]
        available = self.available and Availability(
            **self.available.model_dump(), available_from=last_day + timedelta(days=1)
        )
        return {
            "job_ends_on": last_day,
            "is_example": True,
            "employer": references.find("organisation", self.employer),
            "experience": rich_text(self.experience, references.page_id),
            "plan_aim": rich_text(self.plan.aim, references.page_id),
            "activities": stream(f"{self.item_name}/activities", activities),
            "plan_partner_list": references.find_all("organisation", self.plan.partners),
            "plan_period": ApproximateDate.parse(f"{first_day:%Y-%m}/{last_day:%Y-%m}"),
            "own_words": rich_text(self.own_words, references.page_id) if self.own_words else "",
            "languages": self.languages,
            "availabilities": [available] if available else [],
        }


class ConsentEntry(RecordEntry):
    """What an invented buurtbaner would permit."""

    model: ClassVar = Consent

    profile: Key
    purpose: Purpose
    way: Way
    channels: tuple[Channel, ...] = ()

    def columns(self, references: References) -> dict[str, Any]:
        """What its columns become."""
        channels = {"channels": [channel.value for channel in self.channels]} if self.channels else {}
        return {
            "profile": references.page(self.profile),
            "purpose": self.purpose,
            "way": self.way,
            "given_on": months_from_today(0),
            "valid_from": months_from_today(0),
            "valid_until": months_from_today(CONSENT_MONTHS),
            **channels,
        }


class ProfilesFile(Entry):
    """The page that lists the profiles, those, and what the people permit."""

    index: PageEntry
    profiles: tuple[ProfileEntry, ...]
    consents: tuple[ConsentEntry, ...]


def months_from_today(months: int) -> date:
    """The same day of another month, or its last one where that month is shorter."""
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))

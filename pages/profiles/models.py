"""Profiles of buurtbaners."""

import datetime
from typing import Any, ClassVar

import graphene
from django.db import models, transaction
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.fields import Declaration, RichText, Stored, node_id, reference, value, values
from cms.fields.rich_text import stored_rich_text
from cms.taxonomy.models import Organisation
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.dates_field import ApproximateDateField
from pages.core.fields import RichTextField
from pages.core.models import BasePage
from pages.core.overviews import OverviewPage

from .blocks import ActivityBlock
from .enums import ActivityStatus


class Plan(Stored):
    """What a buurtbaner sets out to do: aim, activities, partners and period."""


class ProfileIndex(OverviewPage):
    """The page that lists the profiles (Dutch: *profielen*)."""

    graphql_description = "The page that lists the profiles (Dutch: *profielen*)."
    subpage_types: ClassVar[list[str]] = ["profiles.Profile"]

    class Meta:
        verbose_name = "overzicht van profielen"
        verbose_name_plural = "overzichten van profielen"


class Profile(BasePage):
    """A buurtbaner as that person wants to be known (Dutch: *profiel*). The title is the chosen name.

    Personal data: all of it. It exists for a reader only under a valid consent (`cms.consent`), ends on `job_ends_on` at
    the latest, and goes with the page, its revisions and its history in the published store included.
    """

    employer = models.ForeignKey(
        Organisation, verbose_name="werkgever", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    experience = RichTextField(
        "wat ik weet en kan", help_text="De ervaringskennis, in eigen woorden. Dit staat bovenaan en het grootst."
    )
    plan_aim = RichTextField("mijn plan: wat wil ik bereiken?")
    activities = StreamField([("activity", ActivityBlock())], verbose_name="activiteiten", blank=True)
    plan_partner_list = ParentalManyToManyField(Organisation, verbose_name="met wie", blank=True, related_name="+")
    plan_period = ApproximateDateField("periode van het plan", blank=True)
    own_words = RichTextField("in eigen woorden", blank=True)
    languages = models.CharField(
        "talen", max_length=160, blank=True, help_text="Alleen als de persoon dit zelf wil noemen."
    )
    job_ends_on = models.DateField(
        "de baan eindigt op", null=True, help_text="Na deze dag is het profiel nergens meer te zien."
    )
    is_example = models.BooleanField(
        "dit is een voorbeeld", default=False, help_text="Zet dit aan bij een verzonnen persoon."
    )
    body = StreamField(BodyBlocks(), verbose_name="nog meer", blank=True)

    graphql_description = "A buurtbaner as that person wants to be known (Dutch: *profiel*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        value("name", graphene.String, source="title", description="The name the person chose (Dutch: *naam*)."),
        value("experience", RichText, description="Experiential knowledge, first of all (*wat ik weet en kan*)."),
        value(
            "plan", Plan, source="stored_plan", description="What the person sets out to do, with whom (*mijn plan*)."
        ),
        value("own_words", RichText, description="More in the person's own words; may be empty."),
        value("languages", graphene.String, description="Languages, as the person names them; may be empty."),
        reference("employer", "taxonomy.Organisation", description="The employer. Null when there is none."),
        value("ends_on", graphene.Date, source="job_ends_on", description="Last day of the job."),
        value("is_example", graphene.Boolean, description="Whether the person is invented, as an example."),
        reference(
            "available",
            "profiles.Availability",
            description="For what work the person is available. Null for everybody but employers who were invited.",
        ),
        values("body", body_block_type, description="Further text; often empty."),
    ]

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("experience"),
        MultiFieldPanel(
            [
                FieldPanel("plan_aim"),
                FieldPanel("activities"),
                FieldPanel("plan_partner_list"),
                FieldPanel("plan_period"),
            ],
            heading="Mijn plan",
        ),
        FieldPanel("own_words"),
        FieldPanel("languages"),
        *BasePage.content_panels[1:],
        MultiFieldPanel(
            [FieldPanel("employer"), FieldPanel("job_ends_on"), FieldPanel("is_example")], heading="De baan"
        ),
        InlinePanel(
            "availabilities",
            heading="Beschikbaar voor werk",
            label="beschikbaarheid",
            max_num=1,
            help_text="Alleen uitgenodigde werkgevers zien dit, en alleen als de persoon daar toestemming voor gaf.",
        ),
        FieldPanel("body"),
    ]

    parent_page_types = ["profiles.ProfileIndex"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "profiel"
        verbose_name_plural = "profielen"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves it, and marks its picture as a portrait, which needs consent wherever it is shown."""
        super().save(*args, **kwargs)
        if self.picture and not self.picture.is_portrait:
            self.picture.is_portrait = True
            self.picture.save(update_fields=["is_portrait"])

    @property
    def visible_until(self) -> datetime.datetime | None:
        """The midnight after the last day of the job, or earlier when editors planned that."""
        if self.job_ends_on is None:
            return self.expire_at
        after = datetime.datetime.combine(self.job_ends_on + datetime.timedelta(days=1), datetime.time())
        end = timezone.make_aware(after)
        return min(end, self.expire_at) if self.expire_at else end

    @property
    def stored_plan(self) -> dict[str, Any]:
        """The plan as the public type `Plan` has it."""
        return {
            "aim": stored_rich_text(self.plan_aim),
            "activities": [
                {
                    "id": child.id,
                    "title": child.value["title"],
                    "text": child.value["text"],
                    "status": ActivityStatus(child.value["status"]).name,
                }
                for child in self.activities
            ],
            "partners": [{"ref": node_id(partner)} for partner in self.plan_partner_list.all()],
            "period": self.plan_period.as_stored() if self.plan_period else None,
        }

    @property
    def available(self) -> "Availability | None":
        """For what work the person is available, if that was written down."""
        return self.availabilities.first()


class Availability(models.Model):
    """For what work a buurtbaner is available: an item of its own, for invited employers only.

    Personal data: what work a person looks for. It goes with the profile.
    """

    page = ParentalKey(Profile, on_delete=models.CASCADE, related_name="availabilities")
    wanted_work = models.CharField("welk werk zoekt u?", max_length=250)
    available_from = models.DateField("vanaf wanneer?", null=True, blank=True)
    hours = models.CharField("hoeveel uur per week?", max_length=60, blank=True)

    graphql_description = "For what work a buurtbaner is available (Dutch: *beschikbaarheid*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        value("wanted_work", graphene.String, description="What work the person looks for (*welk werk*)."),
        value(
            "available_from", graphene.Date, required=False, description="From when. Null: from now on, or not known."
        ),
        value("hours", graphene.String, description="How many hours a week, in words; may be empty."),
    ]
    panels = [FieldPanel("wanted_work"), FieldPanel("available_from"), FieldPanel("hours")]

    class Meta:
        verbose_name = "beschikbaarheid"
        verbose_name_plural = "beschikbaarheid"

    def __str__(self) -> str:
        return self.wanted_work

    @property
    def listed_on(self) -> datetime.date | None:
        """From when the person is available."""
        return self.available_from

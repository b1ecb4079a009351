"""The base of every page kind."""

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar

import graphene
from django import forms
from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Orderable, Page, Revision, Site
from wagtail.search import index

from cms.fields import Declaration, Stored, reference, references, value
from cms.fields.stored import Moment
from cms.partners.previews import key_of
from cms.taxonomy.channels import ChannelsField
from cms.taxonomy.models import Audience, Stadsdeel, Theme

from .completeness import UNDESCRIBED, BasePageForm, check_complete, is_described
from .drafts import draft_shown_by

PREVIEW_PATH = "/voorbeeld/"
PROGRAMME_ATTRIBUTION = "Bron: BuurtBaan Amsterdam"


class BasePage(Page):
    """What every page kind has: for whom, where, about what, and what readers see of it in lists.

    Holds no personal data of its own. Editors' names stand in Wagtail's history, not here.
    """

    introduction = models.TextField(
        "inleiding",
        max_length=400,
        help_text="Twee of drie korte zinnen. Deze staan ook in lijsten en in zoekmachines.",
    )
    picture = models.ForeignKey(
        "media.Picture",
        verbose_name="foto of tekening",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    audience_list = ParentalManyToManyField(
        Audience,
        verbose_name="doelgroepen",
        blank=True,
        related_name="+",
        help_text="Voor wie schrijft u dit? Kies er geen als het voor iedereen is.",
    )
    stadsdeel_list = ParentalManyToManyField(
        Stadsdeel,
        verbose_name="stadsdelen",
        blank=True,
        related_name="+",
        help_text="Over welk deel van de stad gaat het? Kies er geen als het over de hele stad gaat.",
    )
    theme_list = ParentalManyToManyField(Theme, verbose_name="thema's", blank=True, related_name="+")
    channels = ChannelsField(verbose_name="waar mag dit te zien zijn?")
    original_url = models.URLField(
        "oorspronkelijk adres",
        blank=True,
        help_text="Alleen invullen als deze tekst van een andere website komt. Zoekmachines verwijzen dan daarheen.",
    )
    attribution_text = models.CharField(
        "bronvermelding",
        max_length=160,
        blank=True,
        help_text=f"Laat leeg voor '{PROGRAMME_ATTRIBUTION}'. Partners zetten deze regel bij de tekst.",
    )

    graphql_description: ClassVar[str]
    graphql_fields: ClassVar[list[Declaration]] = [
        value("slug", graphene.String, description="Last part of the path."),
        value("title", graphene.String, description="Title (Dutch: *titel*)."),
        value("path", graphene.String, source="public_path", description="Path on the public site."),
        value("canonical_url", Stored, required=False, source="original_url", description="Address it comes from."),
        value("published_at", Moment, source="first_published_at", description="When first published."),
        value("updated_at", Moment, source="last_published_at", description="When last published."),
        value("locale", Stored, source="stored_locale", description="Language of the page."),
        value("lead", Stored, source="stored_lead", description="General lead, and one for some audiences."),
        references("audiences", "taxonomy.Audience", source="audience_list", description="For whom it is written."),
        references("stadsdelen", "taxonomy.Stadsdeel", source="stadsdelen", description="Where it is about."),
        references("themes", "taxonomy.Theme", source="theme_list", description="What it is about."),
        reference("picture", "media.Picture", description="The picture that goes with it."),
        value("seo", Stored, source="stored_seo", description="What search engines show."),
        value("attribution", Stored, source="stored_attribution", description="Who must be named elsewhere."),
    ]

    search_fields = [*Page.search_fields, index.SearchField("introduction")]

    content_panels = [
        TitleFieldPanel(
            "title", placeholder="Titel", heading="titel", help_text="Kort en duidelijk: waar gaat het over?"
        ),
        FieldPanel("introduction"),
        FieldPanel("picture"),
    ]
    audience_panels = [
        MultiFieldPanel(
            [
                FieldPanel("audience_list", widget=forms.CheckboxSelectMultiple),
                InlinePanel(
                    "audience_leads",
                    heading="Eigen inleiding voor een doelgroep",
                    label="inleiding",
                    help_text="Wie via de deur van een doelgroep komt, leest deze inleiding in plaats van de algemene.",
                ),
            ],
            heading="Voor wie",
            help_text="Iedereen kan de tekst lezen. Wie u hier kiest, vindt hem het eerst.",
        ),
        MultiFieldPanel(
            [
                FieldPanel("stadsdeel_list", widget=forms.CheckboxSelectMultiple),
                FieldPanel("theme_list", widget=forms.CheckboxSelectMultiple),
            ],
            heading="Waarover",
            help_text="Hiermee vinden lezers en stadsdelen de teksten die bij hen passen.",
        ),
        MultiFieldPanel(
            [FieldPanel("channels"), FieldPanel("attribution_text")],
            heading="Waar te zien",
            help_text="U schrijft één keer. Hier kiest u op welke plekken de tekst mag staan.",
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    heading="laatste deel van het adres",
                    help_text="Wordt gemaakt van de titel: kleine letters, cijfers en streepjes. Verander het liever niet "
                    "meer als de tekst op de site staat.",
                ),
                FieldPanel(
                    "seo_title",
                    heading="titel voor zoekmachines",
                    help_text="Laat leeg om de gewone titel te gebruiken.",
                ),
                FieldPanel(
                    "search_description",
                    heading="beschrijving voor zoekmachines",
                    help_text="Laat leeg om de inleiding te gebruiken.",
                ),
                FieldPanel("original_url"),
            ],
            heading="Adres en zoekmachines",
            help_text="Meestal hoeft u hier niets te doen.",
        ),
    ]

    base_form_class = BasePageForm
    # Nobody logs in on the public site, so a page is there for all or for nobody.
    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.edit_handler = TabbedInterface(
            [
                ObjectList(cls.content_panels, heading="Inhoud"),
                ObjectList(cls.audience_panels, heading="Voor wie en waar"),
                # Planning stands in Wagtail's side panel, which needs these panels but shows none of them here.
                ObjectList([*cls.promote_panels, *cls.settings_panels], heading="Vindbaarheid"),
            ],
            base_form_class=cls.base_form_class,
        )

    @transaction.atomic
    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        """Publishes a revision; all that follows from it, such as the published store, in one transaction.

        Args:
            revision: what to publish.
            user: the person who publishes. Nobody, when a program carries out what was planned or loads files: what
                that publishes was looked at before.
            **kwargs: as Wagtail has them.

        Raises:
            PageIncomplete: a person publishes what is not ready for readers.
        """
        if user:
            check_complete(revision.as_object())
        super().publish(revision, user=user, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Takes the page away from readers, in one transaction with all that follows from it."""
        super().unpublish(*args, **kwargs)

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: Any = None,
    ) -> HttpResponse:
        """Sends an editor to the draft on the public site, which is another program: by a link that ends within the hour."""
        draft = draft_shown_by(original_request, self)
        return redirect(f"{settings.PUBLIC_SITE_URL}{PREVIEW_PATH}{key_of(draft)}/" if draft else str(self.full_url))

    def publication_faults(self) -> Iterator[tuple[str, str]]:
        """What readers cannot do without, besides what the columns and blocks demand.

        Yields:
            Name of the column and the reason, in Dutch.
        """
        if self.picture and not is_described(self.picture):
            yield "picture", UNDESCRIBED

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Where readers find this page: on the public site. None for a page outside the site."""
        parts = super().get_url_parts(request)
        return parts and (parts[0], settings.PUBLIC_SITE_URL, self.public_path)

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> str | None:
        """The whole address, also for who is on the only site there is: the CMS itself shows no pages."""
        return self.get_full_url(request)

    url = property(get_url)

    @property
    def public_path(self) -> str:
        """Path of this page on the public site, with a slash at both ends.

        A page outside the site, which nobody can publish, has its whole path in Wagtail's tree.
        """
        root = Site.objects.select_related("root_page").get(is_default_site=True).root_page.url_path
        return "/" + self.url_path.removeprefix(root).lstrip("/")

    @property
    def stored_locale(self) -> dict[str, str]:
        """The language of the page with its direction of writing."""
        return {"code": self.locale.language_code, "direction": "RTL" if self.locale.is_bidi else "LTR"}

    @property
    def stored_lead(self) -> dict[str, str]:
        """The lead by the slug of its audience; the general one stands under the empty slug."""
        leads = {lead.audience.slug: lead.text for lead in self.audience_leads.select_related("audience")}
        return {"": self.introduction, **leads}

    @property
    def stored_seo(self) -> dict[str, str]:
        """Title and description for search engines."""
        return {
            "title": self.seo_title or self.title,
            "description": self.search_description or self.introduction,
        }

    @property
    def stored_attribution(self) -> dict[str, str]:
        """The line that names the source; its address is added at reading."""
        return {"text": self.attribution_text or PROGRAMME_ATTRIBUTION}

    @property
    def stadsdelen(self) -> list[Stadsdeel]:
        """The parts of the city that it is about; none for the whole city. Lists and agreements with partners go by them."""
        return list(self.stadsdeel_list.all())

    @property
    def listed_on(self) -> datetime.date:
        """The day by which lists sort this page."""
        return timezone.localdate(self.first_published_at)

    @property
    def visible_until(self) -> datetime.datetime | None:
        """When this page ends by itself, if it does."""
        return self.expire_at

    @property
    def ends_on(self) -> datetime.date:
        """The last day that this page is about, for lists of a period."""
        return self.listed_on

    @property
    def chronology(self) -> str:
        """The key by which lists sort this page in time."""
        return self.listed_on.isoformat()


class AudienceLead(Orderable):
    """A lead for one audience, instead of the general one. Holds no personal data."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="audience_leads")
    audience = models.ForeignKey(Audience, verbose_name="doelgroep", on_delete=models.CASCADE, related_name="+")
    text = models.TextField("inleiding", max_length=400)

    panels = [FieldPanel("audience", widget=forms.Select), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "inleiding voor een doelgroep"
        verbose_name_plural = "inleidingen voor doelgroepen"
        constraints = [
            models.UniqueConstraint(
                fields=["page", "audience"],
                name="one_lead_per_audience",
                violation_error_message="Voor deze doelgroep staat er al een eigen inleiding.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.audience}: {self.text[:40]}"

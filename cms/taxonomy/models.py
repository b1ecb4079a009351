"""Audiences, parts of the city, themes and organisations."""

import graphene
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.fields import choice, references, value

from .enums import AreaKind, OrganisationKind


class Category(index.Indexed, models.Model):
    """A named thing that content is sorted by. Holds no personal data."""

    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField(
        "korte naam in adressen",
        max_length=80,
        unique=True,
        help_text="Alleen kleine letters, cijfers en streepjes. Verander deze niet meer: partners gebruiken hem.",
    )
    description = models.TextField("uitleg", blank=True, help_text="Leg in één of twee zinnen uit wat dit is.")
    sort_order = models.PositiveSmallIntegerField("volgorde", default=0, help_text="Een lager getal staat eerder.")

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    graphql_fields = [
        value("slug", graphene.String, description="Short name for addresses and filters; it does not change."),
        value("name", graphene.String, description="Name in Dutch (*naam*)."),
        value("description", graphene.String, description="Explanation in plain Dutch (*uitleg*); may be empty."),
    ]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("sort_order")]

    class Meta:
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Audience(Category):
    """People the site is made for (Dutch: *doelgroep*)."""

    colour = models.CharField(
        "kleur van de deur",
        max_length=20,
        choices=[
            ("brick", "Baksteen"),
            ("canal", "Gracht"),
            ("lamp", "Lamp"),
            ("sky", "Lucht"),
            ("moss", "Mos"),
            ("plum", "Pruim"),
        ],
        default="canal",
        help_text="Iedere doelgroep heeft een deur op de voorpagina, met een eigen kleur.",
    )

    graphql_description = "People the site is made for (Dutch: *doelgroep*)."
    graphql_fields = [
        *Category.graphql_fields,
        value("colour", graphene.String, description="Name of the colour of its door: one of the site's tokens."),
    ]
    panels = [*Category.panels, FieldPanel("colour")]

    class Meta(Category.Meta):
        verbose_name = "doelgroep"
        verbose_name_plural = "doelgroepen"


class Stadsdeel(Category):
    """A part of the city: one of seven stadsdelen, or the stadsgebied Weesp."""

    kind = models.CharField("soort gebied", max_length=20, choices=AreaKind.choices, default=AreaKind.STADSDEEL)
    status = models.CharField(
        "stand van zaken",
        max_length=200,
        blank=True,
        help_text="Bijvoorbeeld: 'In ontwikkeling'. Laat leeg als er niets bekend is.",
    )

    graphql_description = "A part of the city: one of seven stadsdelen, or the stadsgebied Weesp."
    graphql_fields = [
        *Category.graphql_fields,
        choice("kind", AreaKind, description="Stadsdeel or stadsgebied."),
        value("status", graphene.String, description="How things stand there, in Dutch; empty when not known."),
    ]
    panels = [*Category.panels, FieldPanel("kind"), FieldPanel("status")]

    class Meta(Category.Meta):
        verbose_name = "stadsdeel"
        verbose_name_plural = "stadsdelen"


class Theme(Category):
    """What an item is about (Dutch: *thema*)."""

    graphql_description = "What an item is about (Dutch: *thema*)."

    class Meta(Category.Meta):
        verbose_name = "thema"
        verbose_name_plural = "thema's"


class Organisation(index.Indexed, models.Model):
    """An organisation that takes part in the programme. Holds no personal data: functions, never persons."""

    name = models.CharField("naam", max_length=120, unique=True)
    slug = models.SlugField("korte naam in adressen", max_length=120, unique=True)
    kind = models.CharField(
        "soort organisatie", max_length=30, choices=OrganisationKind.choices, default=OrganisationKind.OVERIG
    )
    description = models.TextField("wat doet deze organisatie?", blank=True)
    url = models.URLField("website", blank=True)
    stadsdelen = models.ManyToManyField(
        Stadsdeel,
        verbose_name="stadsdelen",
        blank=True,
        help_text="Waar werkt deze organisatie? Laat leeg als dat overal is, of als u het niet weet.",
    )

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]
    graphql_description = "An organisation that takes part in the programme (Dutch: *organisatie*)."
    graphql_fields = [
        value("slug", graphene.String, description="Short name for addresses and filters; it does not change."),
        value("name", graphene.String, description="Name of the organisation (Dutch: *naam*)."),
        choice("kind", OrganisationKind, description="What kind of organisation it is."),
        value("description", graphene.String, description="What it does, in plain Dutch; may be empty."),
        value("url", graphene.String, required=False, source="url_or_none", description="Its site. Null when unknown."),
        references("stadsdelen", "taxonomy.Stadsdeel", description="Where it works. Empty: everywhere, or not known."),
    ]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("description"),
        FieldPanel("url"),
        FieldPanel("stadsdelen"),
    ]

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def url_or_none(self) -> str | None:
        """The site of the organisation, if it is known."""
        return self.url or None

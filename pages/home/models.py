"""The home page and the settings of the site."""

from typing import ClassVar

import graphene
from django import forms
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField

from cms.fields import Declaration, RichText, parts, reference, references, value, values
from pages.core.blocks import BodyBlocks, body_block_type
from pages.core.fields import RichTextField
from pages.core.models import BasePage

from .blocks import Door, FooterColumn, HomeAim, MenuItem


class Home(BasePage):
    """The front of the site (Dutch: *voorpagina*)."""

    intro = RichTextField("wat is een buurtbaan?", help_text="Eén zin die alles zegt, en zo nodig nog een.")
    aims = StreamField(
        [("aim", HomeAim())],
        verbose_name="het dubbele doel",
        min_num=2,
        max_num=2,
        help_text="Twee helften: de buurt wordt sterker, en de buurtbaner komt aan het werk.",
    )
    doors = StreamField([("door", Door())], verbose_name="deuren", blank=True, help_text="Een deur per doelgroep.")
    highlight = models.ForeignKey(
        "news.News",
        verbose_name="uitgelicht bericht",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Laat leeg om vanzelf het nieuwste bericht te tonen.",
    )
    chosen_profile = models.ForeignKey(
        "profiles.Profile",
        verbose_name="buurtbaner op de voorpagina",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Kies iemand die dat wil. Eindigt de toestemming, dan is deze plek vanzelf weg; er komt niemand anders voor "
        "in de plaats.",
    )
    figure_list = ParentalManyToManyField("figures.Figure", verbose_name="cijfers", blank=True, related_name="+")
    body = StreamField(BodyBlocks(), verbose_name="tekst onderaan", blank=True)

    graphql_description = "The front of the site (Dutch: *voorpagina*)."
    graphql_fields: ClassVar[list[Declaration]] = [
        *BasePage.graphql_fields,
        value("intro", RichText, description="What a buurtbaan is, in a sentence or two."),
        parts("aims", HomeAim, description="The double aim: two halves."),
        parts("doors", Door, description="A way in for each audience."),
        reference("highlight", "news.News", description="News to show first. Null: show the newest."),
        reference(
            "profile",
            "profiles.Profile",
            source="chosen_profile",
            description="The buurtbaner whom editors chose for the front. Null: nobody, also when that person is gone.",
        ),
        references(
            "figures", "figures.Figure", source="figure_list", description="Figures to show; three at most fit."
        ),
        values("body", body_block_type, description="Text at the bottom; often empty."),
    ]

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("intro"), FieldPanel("aims")],
            heading="Wat een buurtbaan is",
            help_text="Dit lezen bezoekers het eerst.",
        ),
        FieldPanel("doors"),
        PageChooserPanel("highlight"),
        PageChooserPanel("chosen_profile"),
        FieldPanel("figure_list", widget=forms.CheckboxSelectMultiple),
        FieldPanel("body"),
    ]

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "voorpagina"
        verbose_name_plural = "voorpagina's"


@register_setting(icon="cogs")
class Site(BaseSiteSetting):
    """Name, menus and footer of the site. Holds no personal data: a function's address, never a person's."""

    name = models.CharField("naam van de site", max_length=80, default="BuurtBaan Amsterdam")
    description = models.CharField("de site in één zin", max_length=200, blank=True)
    contact_email = models.EmailField(
        "e-mailadres voor contact", blank=True, help_text="Het adres van een functie, niet van een persoon."
    )
    menu = StreamField([("item", MenuItem())], verbose_name="hoofdmenu", blank=True)
    footer = StreamField([("column", FooterColumn())], verbose_name="onderkant van iedere pagina", blank=True)
    colophon = RichTextField("colofon", blank=True)

    graphql_description = "The site itself: name, menus, footer."
    graphql_fields: ClassVar = [
        value("name", graphene.String, description="Name of the site."),
        value("description", graphene.String, description="The site in one sentence; may be empty."),
        value("contact_email", graphene.String, description="Mail address of a function; may be empty."),
        parts("menu", MenuItem, description="The main menu, in order."),
        parts("footer", FooterColumn, description="Columns at the bottom of each page."),
        value("colophon", RichText, description="Who makes the site; may be empty."),
    ]

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("description"), FieldPanel("contact_email")],
            heading="De site",
            help_text="Dit staat boven en onder iedere pagina en in zoekmachines.",
        ),
        FieldPanel("menu"),
        FieldPanel("footer"),
        FieldPanel("colophon"),
    ]

    class Meta:
        verbose_name = "menu en onderkant"

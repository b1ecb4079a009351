"""Partners in the admin."""

import datetime
from typing import Any

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import LogFormatter

from .agreements import is_in_state, state_on
from .enums import AgreementState
from .forms import PartnerForm, day_input
from .key_views import KeyCreateView, KeyReplaceView, KeyRevokeView, KeyShownView
from .models import Partner
from .panels import partner_url
from .views import PartnerCreateView, PartnerEditView, PartnerIndexView, PartnerInspectView

_FORM = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("contact_function", help_text="Bijvoorbeeld: webredacteur. Schrijf geen naam op."),
                FieldPanel("email", help_text="Een adres van het werk. Gebruik nooit een privéadres."),
            ],
            heading="Organisatie en contact",
            help_text="Wie neemt ons nieuws over, en wie belt of mailt u als er iets is?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("agreed_from", widget=day_input()),
                FieldPanel(
                    "agreed_until",
                    widget=day_input(),
                    help_text="Daarna werken alle sleutels van deze partner vanzelf niet meer.",
                ),
                FieldPanel("channels", help_text="De partner krijgt wat op een van deze plekken te zien mag zijn."),
                FieldPanel(
                    "kinds",
                    help_text="Kies wat de partner mag tonen. Kiest u niets, dan mag alles; profielen alleen met het vinkje hieronder.",
                ),
                FieldPanel(
                    "stadsdelen",
                    widget=CheckboxSelectMultiple,
                    help_text="De partner krijgt wat over deze stadsdelen gaat, en wat over de hele stad gaat. Kiest u niets, "
                    "dan krijgt de partner alle stadsdelen.",
                ),
            ],
            heading="De afspraak",
            help_text="Wat mag de partner tonen, en hoe lang? Wat hierbuiten valt, bestaat niet voor de partner.",
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "may_show_people",
                    help_text="Zonder dit vinkje krijgt de partner geen enkel profiel, ook geen naam of foto. Met dit vinkje "
                    "alleen wie daar zelf toestemming voor gaf. Alleen het beheer kan dit aanzetten.",
                ),
                FieldPanel(
                    "legal_basis",
                    help_text="Waarom mag deze partner mensen tonen? Bijvoorbeeld: verwerkersovereenkomst van 3 november 2022. "
                    "Dit is verplicht bij het vinkje hierboven.",
                ),
            ],
            heading="Profielen van mensen",
            help_text="Profielen gaan over echte mensen. Geef ze alleen als dat is afgesproken en mag van de wet.",
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "origins",
                    help_text="Elk adres op een eigen regel, zoals https://www.partner.nl. Alleen pagina's op deze adressen "
                    "kunnen met een sleutel van deze partner lezen. Leeg: alleen programma's, geen webpagina's.",
                ),
                FieldPanel(
                    "points_per_minute",
                    help_text="Hoeveel de partner in een minuut mag vragen. Laat dit staan, tenzij de techniek om meer vraagt.",
                ),
            ],
            heading="Techniek",
            help_text="Vraag dit aan wie de website van de partner maakt.",
        ),
    ],
    base_form_class=PartnerForm,
)


class PartnerFilterSet(WagtailFilterSet):
    """Narrows by what an agreement is worth today."""

    state = django_filters.ChoiceFilter(label="Stand", choices=AgreementState.choices, method="in_state")

    class Meta:
        model = Partner
        fields: list[str] = []

    def in_state(self, partners: QuerySet[Partner], _name: str, state: str) -> QuerySet[Partner]:
        """Those in one state."""
        return partners.filter(is_in_state(AgreementState(state), timezone.localdate()))


class PartnerViewSet(ModelViewSet):
    model = Partner
    name = "partners"
    url_prefix = "partners"
    icon = "globe"
    menu_label = "Partners"
    menu_order = 238
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    edit_handler = _FORM
    index_view_class = PartnerIndexView
    add_view_class = PartnerCreateView
    edit_view_class = PartnerEditView
    inspect_view_class = PartnerInspectView
    list_display = [
        TitleColumn("name", label="Organisatie", sort_key="name", get_url=partner_url),
        StatusTagColumn(
            "state",
            label="Stand",
            accessor=lambda partner: state_on(timezone.localdate(), partner).label,
            primary=lambda partner: state_on(timezone.localdate(), partner) is AgreementState.VALID,
        ),
        Column(
            "agreed_until",
            label="Tot en met",
            accessor=lambda partner: date_format(partner.agreed_until, "j F Y"),
            sort_key="agreed_until",
        ),
        Column("valid_keys", label="Sleutels die werken"),
        Column(
            "last_use",
            label="Laatst gebruikt",
            accessor=lambda partner: date_format(partner.last_use, "j F Y") if partner.last_use else "Nog nooit",
            sort_key="last_use",
        ),
    ]
    filterset_class = PartnerFilterSet
    # An aggregate leaves the order of the model out.
    ordering = ["name"]
    search_fields = ["name", "contact_function"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without Wagtail's page about where it is used: nowhere."""
        return super().get_common_view_kwargs(usage_url_name=None, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Also what is done with keys."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/sleutel/", self.construct_view(KeyCreateView), name="make_key"),
            path("<int:pk>/sleutel/<int:key>/", self.construct_view(KeyShownView), name="new_key"),
            path("<int:pk>/sleutel/<int:key>/vervangen/", self.construct_view(KeyReplaceView), name="replace_key"),
            path("<int:pk>/sleutel/<int:key>/intrekken/", self.construct_view(KeyRevokeView), name="revoke_key"),
        ]


@hooks.register("register_admin_viewset")
def partners() -> PartnerViewSet:
    """The part of the admin about partners."""
    return PartnerViewSet()


@hooks.register("register_permissions")
def rights() -> QuerySet[Permission]:
    """The right to open profiles to a partner, for Wagtail's form of a group."""
    return Permission.objects.filter(content_type__app_label="partners", codename="open_profiles")


@hooks.register("register_log_actions")
def what_happens_to_a_partner(actions: Any) -> None:
    """The words of the log."""

    @actions.register_action("partners.change")
    class Change(LogFormatter):
        label = "Afspraak gewijzigd"

        def format_message(self, entry: Any) -> str:
            """Which fields; a form that was saved as it stood changed none."""
            fields = ", ".join(entry.data.get("fields", []))
            return f"Afspraak gewijzigd: {fields}" if fields else "Bewaard zonder verandering"

    @actions.register_action("partners.make_key")
    class MakeKey(LogFormatter):
        label = "Sleutel gemaakt"

        def format_message(self, entry: Any) -> str:
            """Which key, and until when it is good."""
            return f"Sleutel {_named(entry, 'key')} gemaakt, geldt tot en met {_day(entry)}"

    @actions.register_action("partners.replace_key")
    class ReplaceKey(LogFormatter):
        label = "Sleutel vervangen"

        def format_message(self, entry: Any) -> str:
            """Which key by which, and until when the old one is good."""
            return (
                f"Sleutel {_named(entry, 'key')} vervangen door {_named(entry, 'new_key')}; de oude werkt nog tot en met "
                f"{_day(entry)}"
            )

    @actions.register_action("partners.revoke_key")
    class RevokeKey(LogFormatter):
        label = "Sleutel ingetrokken"

        def format_message(self, entry: Any) -> str:
            """Which key."""
            return f"Sleutel {_named(entry, 'key')} ingetrokken"


def _named(entry: Any, which: str) -> str:
    return f"…{entry.data[which]}"


def _day(entry: Any) -> str:
    return date_format(datetime.date.fromisoformat(entry.data["valid_until"]), "j F Y")

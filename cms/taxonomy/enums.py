"""Closed lists of values, with their Dutch names for editors and their English descriptions for partners."""

from django.db.models import TextChoices

from cms.fields import describe


class AreaKind(TextChoices):
    """What kind of area a part of the city is."""

    STADSDEEL = "stadsdeel", "Stadsdeel"
    STADSGEBIED = "stadsgebied", "Stadsgebied"


describe(
    AreaKind,
    "What kind of area a part of the city is.",
    STADSDEEL="One of the seven city districts (Dutch: *stadsdeel*).",
    STADSGEBIED="The kind of area that Weesp is since it joined Amsterdam in 2022 (*stadsgebied*).",
)


class OrganisationKind(TextChoices):
    """What kind of organisation it is."""

    GEMEENTE = "gemeente", "Gemeente"
    WERKGEVER = "werkgever", "Werkgever van buurtbaners"
    KENNISINSTELLING = "kennisinstelling", "Kennisinstelling"
    ONDERWIJS = "onderwijs", "Onderwijs"
    NETWERK = "netwerk", "Netwerk of vereniging"
    OVERIG = "overig", "Andere organisatie"


describe(
    OrganisationKind,
    "What kind of organisation it is.",
    GEMEENTE="The city or a part of it (Dutch: *gemeente*).",
    WERKGEVER="Employer of buurtbaners (*werkgever*).",
    KENNISINSTELLING="Research or knowledge organisation (*kennisinstelling*).",
    ONDERWIJS="School or training (*onderwijs*).",
    NETWERK="Network or union of people (*netwerk*).",
    OVERIG="Any other organisation (*andere organisatie*).",
)


class Channel(TextChoices):
    """A place where an item may show (Dutch: *kanaal*). It has no public field."""

    PUBLIC_SITE = "public-site", "De website van BuurtBaan"
    STADSDEEL_PAGES = "stadsdeel-pages", "Pagina's van stadsdelen"
    PARTNER_SITES = "partner-sites", "Websites van partners"


# The catalogue for invited employers. No editor chooses it: a person's consent does.
EMPLOYERS_CHANNEL = "employers"

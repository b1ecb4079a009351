"""What a reader may ask for: each kind is a node type of the schema and a kind of row in the published store."""

from cms.taxonomy.models import Audience, Organisation, Stadsdeel, Theme
from media.models import Document, Picture
from pages.core.listing import PAGES, Listing
from pages.core.models import BasePage
from pages.figures.models import Figure
from pages.home.models import Home, Site
from pages.information.models import InformationPage
from pages.news.listing import NEWS
from pages.news.models import News, NewsIndex

File = Picture | Document
Record = Site | Audience | Stadsdeel | Theme | Organisation | Figure
Kind = BasePage | File | Record

PAGE_KINDS: tuple[type[BasePage], ...] = (Home, NewsIndex, News, InformationPage)

# A file is there for a reader as long as something that the reader may see shows it.
FILE_KINDS: tuple[type[File], ...] = (Picture, Document)

# Always there, for every reader.
RECORD_KINDS: tuple[type[Record], ...] = (Site, Audience, Stadsdeel, Theme, Organisation, Figure)

KINDS: tuple[type[Kind], ...] = (*PAGE_KINDS, *FILE_KINDS, *RECORD_KINDS)

LISTINGS: tuple[Listing, ...] = (PAGES, NEWS)

"""When a page is ready for readers.

A draft may miss anything but a title. What its columns and blocks demand, and the few things that only the page kind
knows (`BasePage.publication_faults`), must be there when a person publishes it, by whatever button: the editor's form
says it beside the field, and `check_complete` stands behind all other ways (many pages at once, an approval).
"""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from media.models import Picture

    from .models import BasePage

UNDESCRIBED = (
    "Deze foto heeft nog geen beschrijving. Open de foto, schrijf in één zin wat er te zien is of kies "
    "‘alleen versiering’, en publiceer dan opnieuw. Uw tekst is bewaard."
)


# Wagtail notes "this is only a draft" on the blocks themselves, and all forms of a process share those: while one editor's
# draft is looked at, another's publication would not be asked for what is required. So they go one after the other.
_blocks_in_use = threading.Lock()


class PageIncomplete(Exception):
    """A page cannot be published as it is.

    Attributes:
        page: the page, as it would be published.
        faults: what is missing or wrong, in Dutch, by the Dutch name of the field.
    """

    def __init__(self, page: "BasePage", faults: dict[str, str]) -> None:
        super().__init__(f"page {page.pk} is not complete")
        self.page = page
        self.faults = faults

    @property
    def sentences(self) -> list[str]:
        """What is missing or wrong, each with its field: "Inleiding: dit veld is nog leeg."."""
        return [f"{_as_heading(name)} {reason}" for name, reason in self.faults.items()]


def _as_heading(name: str) -> str:
    return name[:1].upper() + name[1:] + ("" if name.endswith("?") else ":")


class BasePageForm(WagtailAdminPageForm):
    """The form in which editors write a page."""

    def full_clean(self) -> None:
        """Looks at the form while no other thread looks at one."""
        with _blocks_in_use:
            super().full_clean()

    def _post_clean(self) -> None:
        """Adds what the page kind misses, beside its field, when the page is to be published."""
        super()._post_clean()
        if not self.is_deferred_validation:
            for name, reason in self.instance.publication_faults():
                self.add_error(name, reason)


def is_described(picture: "Picture") -> bool:
    """Whether who does not see the picture is told what it shows, or that it shows nothing that matters."""
    return picture.is_decorative or bool(picture.description.strip())


def check_complete(page: "BasePage") -> None:
    """Refuses a page that is not ready for readers.

    Raises:
        PageIncomplete: with all that is missing or wrong.
    """
    with _blocks_in_use:
        faults = dict(_column_faults(page)) | dict(_block_faults(page)) | dict(page.publication_faults())
    if faults:
        raise PageIncomplete(page, {_dutch_name(page, column): reason for column, reason in faults.items()})


def _dutch_name(page: "BasePage", column: str) -> str:
    return "hele pagina" if column == NON_FIELD_ERRORS else str(page._meta.get_field(column).verbose_name)


def _column_faults(page: "BasePage") -> Iterator[tuple[str, str]]:
    try:
        page.full_clean()
    except ValidationError as error:
        for name, reasons in error.message_dict.items():
            yield name, " ".join(reasons)


def _block_faults(page: "BasePage") -> Iterator[tuple[str, str]]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            try:
                field.stream_block.clean(value)
            except StreamBlockValidationError as error:
                yield field.name, " ".join(_block_sentences(value, error))


def _block_sentences(value: Any, error: StreamBlockValidationError) -> Iterator[str]:
    for index in sorted(error.block_errors or {}):
        yield f"Blok {index + 1} ({value[index].block.label}) is niet volledig of klopt niet."
    yield from map(str, error.non_block_errors or [])

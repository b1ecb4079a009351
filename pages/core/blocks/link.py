from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

_TARGETS = ("page", "document", "url", "email")


class LinkBlock(blocks.StructBlock):
    """One link: to a page or document of this site, another site or a mail address. Its public type is `Link`."""

    label = blocks.CharBlock(label="Woorden van de link", required=False, max_length=80)
    page = blocks.PageChooserBlock(label="Pagina van deze site", required=False)
    document = DocumentChooserBlock(label="Document", required=False)
    url = blocks.URLBlock(label="Adres van een andere website", required=False)
    email = blocks.EmailBlock(label="E-mailadres", required=False)

    class Meta:
        label = "Link"
        icon = "link"

    def __init__(self, *args: Any, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_required = required

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuses a link that leads nowhere (when it is required) or to more than one place; in a draft it may."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        chosen = [name for name in _TARGETS if cleaned.get(name)]
        if len(chosen) > 1:
            error = ValidationError("Kies één plek waar deze link naartoe gaat. Haal de andere weg.")
            raise StructBlockValidationError(block_errors={chosen[1]: error})
        if not chosen and (self._is_required or cleaned.get("label")):
            error = ValidationError("Kies waar deze link naartoe gaat: een pagina, een document of een adres.")
            raise StructBlockValidationError(block_errors={"page": error})
        if cleaned.get("url") and not cleaned.get("label"):
            error = ValidationError("Schrijf op welke woorden de lezer ziet, bijvoorbeeld: Lees verder bij Movisie.")
            raise StructBlockValidationError(block_errors={"label": error})
        return cleaned

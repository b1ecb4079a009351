"""Names in the files become objects."""

from django.db.models import Model

from cms.editors.models import LoadedItem
from pages.core.models import BasePage

from .errors import OpeningContentError, ReferenceDeleted


class References:
    """Finds what was loaded under a name, for one item that refers to it."""

    def __init__(self, owner: str) -> None:
        """Remember who refers, to name it when a reference leads nowhere.

        Args:
            owner: Key of the item that refers: `news/filmmanifest`.
        """
        self.owner = owner

    def find(self, kind: str, name: str) -> Model:
        """The item that was loaded under this name.

        Raises:
            OpeningContentError: No file has it.
            ReferenceDeleted: An editor deleted it.
        """
        loaded = LoadedItem.objects.filter(key=f"{kind}/{name}").first()
        if loaded is None:
            raise OpeningContentError([f"{self.owner}: refers to {kind}/{name}, which is in no file"])
        item = loaded.item
        if item is None:
            raise ReferenceDeleted(loaded.key)
        return item

    def find_all(self, kind: str, names: tuple[str, ...]) -> list[Model]:
        """The items that were loaded under these names, in their order."""
        return [self.find(kind, name) for name in names]

    def page(self, name: str) -> BasePage:
        """The page, as its own class, that was loaded under this name.

        Raises:
            OpeningContentError: No file has it.
            ReferenceDeleted: An editor deleted it.
        """
        page = self.find("page", name)
        if not isinstance(page, BasePage):
            raise TypeError(f"page/{name} is no page of this site: {page!r}")
        return page

    def page_id(self, name: str) -> int:
        """The id of the page that was loaded under this name.

        Raises:
            OpeningContentError: No file has it.
            ReferenceDeleted: An editor deleted it.
        """
        return int(self.page(name).pk)

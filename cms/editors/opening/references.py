"""Names in the files become objects."""

from django.db.models import Model

from cms.editors.models import LoadedItem

from .errors import OpeningContentError


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
            OpeningContentError: There is none, or editors deleted it.
        """
        loaded = LoadedItem.objects.filter(key=f"{kind}/{name}").first()
        item = loaded.item if loaded else None
        if item is None:
            reason = "was deleted by an editor" if loaded else "is in no file"
            raise OpeningContentError([f"{self.owner}: refers to {kind} '{name}', which {reason}"])
        return item

    def find_all(self, kind: str, names: tuple[str, ...]) -> list[Model]:
        """The items that were loaded under these names, in their order."""
        return [self.find(kind, name) for name in names]

    def page_id(self, name: str) -> int:
        """The id of a page, of whatever kind.

        Raises:
            OpeningContentError: There is none, or editors deleted it.
        """
        return int(self.find("page", name).pk)

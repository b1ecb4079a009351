"""The words of an item: what the search looks through."""

import unicodedata
from collections.abc import Iterator
from typing import Any

# Fields whose text people read. Addresses, ids and the like are no words.
_READ = frozenset(
    {"text", "title", "name", "caption", "summary", "explanation", "sentence", "question", "outcome", "role"}
    | {"speaker", "maker", "scope", "conditions", "special", "note", "label", "counts", "variants", "openQuestions"}
    | {"description", "howToGet", "additionalTo", "withWhat", "doer", "timing", "roles"}
)


def words_of(data: Any) -> str:
    """All text of a projected object that people read, with a line for each piece."""
    return "\n".join(_texts(data))


def folded(text: str) -> str:
    """The text without accents and capitals, for comparing what people type with what is written."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str):
        if name in _READ and value:
            yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, name)
    elif isinstance(value, dict) and "ref" not in value:
        if name == "lead":
            yield value[""]
        elif "html" in value and "text" in value:
            yield value["text"]
        elif name not in {"seo", "attribution", "renditions"}:
            for key, item in value.items():
                yield from _texts(item, key)

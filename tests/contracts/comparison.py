"""Whole answers, kept as files. A change of the contract is then a visible line in the review.

To renew the files after a change that is meant: RENEW_CONTRACTS=1 pytest tests/contracts tests/cms/publication
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NODE_ID = re.compile(r"\b([A-Z][A-Za-z]+):(\d+)\b")
_FILE_ADDRESS = re.compile(r"/(pictures|documents)/\d+/[0-9a-f]{16}/")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLACEHOLDER = re.compile(r"data:image/webp;base64,[\w+/=]+")
_CURSOR = re.compile(r'("(?:cursor|startCursor|endCursor)": )"[\w-]+"')


def assert_as_kept(file: Path, found: Any) -> None:
    """Compares a value with the file that keeps it, apart from what is different each time."""
    text = as_text(found)
    if os.environ.get("RENEW_CONTRACTS") == "1":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    assert text == (file.read_text() if file.exists() else ""), (
        f"{file.name} keeps another answer. If the change is meant, renew the file with RENEW_CONTRACTS=1 and review it."
    )


def as_text(found: Any) -> str:
    """A value as a file keeps it."""
    return _without_chance(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


def _without_chance(text: str) -> str:
    """Numbers ids by their first appearance, and leaves out moments, versions of files and cursors."""
    text = _FILE_ADDRESS.sub(r"/\1/<number>/<version>/", text)
    text = _PLACEHOLDER.sub("data:image/webp;base64,<likeness>", text)
    text = _CURSOR.sub(r'\1"<cursor>"', text)
    text = _numbered(_UUID, text, lambda match: "block")
    return _numbered(_NODE_ID, _MOMENT.sub("<moment>", text), lambda match: match[1])


def _numbered(pattern: re.Pattern[str], text: str, kind_of: Callable[[re.Match[str]], str]) -> str:
    seen: dict[str, dict[str, int]] = {}

    def number(match: re.Match[str]) -> str:
        of_kind = seen.setdefault(kind_of(match), {})
        return f"{kind_of(match)}:{of_kind.setdefault(match[0], len(of_kind) + 1)}"

    return pattern.sub(number, text)

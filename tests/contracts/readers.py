"""For whom whole answers are kept."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cms.partners.reader import ANONYMOUS, EMPLOYER, PUBLIC_SITE, Reader

from .comparison import as_text, assert_as_kept

OTHERS = (ANONYMOUS, EMPLOYER)


def assert_answers_as_kept(folder: Path, name: str, answer: Callable[[Reader], Any]) -> None:
    """Compares what each reader gets with the files that keep it.

    The answer of another reader than the public site has a file only where it is not the same.
    """
    of_public_site = answer(PUBLIC_SITE)
    assert_as_kept(folder / f"{name}.json", of_public_site)
    for reader in OTHERS:
        file, found = folder / f"{name}-{reader.name}.json", answer(reader)
        if as_text(found) != as_text(of_public_site):
            assert_as_kept(file, found)
        elif os.environ.get("RENEW_CONTRACTS") == "1":
            file.unlink(missing_ok=True)
        else:
            assert not file.exists(), f"{file.name} keeps what the public site gets too. Delete it."


def kept_names(folder: Path) -> set[str]:
    """The names under which answers are kept, of whatever reader."""
    ends = tuple(f"-{reader.name}" for reader in OTHERS)
    stems = [file.stem for file in folder.glob("*.json")]
    return {next((stem.removesuffix(end) for end in ends if stem.endswith(end)), stem) for stem in stems}

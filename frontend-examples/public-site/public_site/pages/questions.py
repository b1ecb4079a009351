"""What a kind of page asks the CMS besides itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from public_site.types import Operation


@dataclass(frozen=True)
class Question:
    """A further question, for the lists that a page shows.

    Attributes:
        operation: A class of `types.py` with a document.
        variables: The variables of that document.
        is_needed: Whether there is no page without the answer. Where not, the page is given None while the CMS is away.
    """

    operation: type[Operation]
    variables: Mapping[str, Any] = field(default_factory=dict)
    is_needed: bool = True

"""Reads arguments whose type says less than what they must be."""

from datetime import date
from typing import Any

from ..errors import argument_error


def day(argument: str, value: Any) -> date:
    """The day that an argument names.

    Raises:
        ReaderError: it is no day.
    """
    try:
        return date.fromisoformat(value)
    except (ValueError, TypeError):
        raise argument_error(argument, f"{argument}: write a day as 2022-11-03.") from None

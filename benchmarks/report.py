"""Tables in Markdown: for the screen, and between two marks in docs/performance.md."""

from collections.abc import Iterable, Sequence
from pathlib import Path

BEGIN = "<!-- measured by python -m benchmarks: begin -->"
END = "<!-- measured by python -m benchmarks: end -->"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; all but the first column are aligned to the right."""
    marks = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, marks, *rows))


def number(value: float) -> str:
    """A number with as many digits as say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(value: float, to: float) -> str:
    """How many times something is something else."""
    return f"{number(value / to)} ×" if to else "–"


def replaced(text: str, measured: str) -> str:
    """A page with what was measured in its place.

    Raises:
        ValueError: the page has no such place.
    """
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"There is no {BEGIN} … {END} in the page.")
    return f"{before}{BEGIN}\n\n{measured}\n\n{END}{after}"


def write(page: Path, measured: str) -> None:
    """Puts what was measured in its place in a page."""
    page.write_text(replaced(page.read_text(), measured))

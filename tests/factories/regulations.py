"""A regulation with its versions, as small as they can be."""

import datetime
from typing import Any

from wagtail.models import Page

from cms.taxonomy.models import Audience
from pages.regulations.models import Regulation, RegulationIndex, RuleOfThumb

from .core import BLANK_LINK, add_published, made


def make_regulation_index(home: Page, title: str = "De regeling", **columns: Any) -> RegulationIndex:
    """The published page above the versions."""
    return add_published(home, made(RegulationIndex, title, {"slug": "regeling"} | columns))


def make_regulation(
    index: RegulationIndex, valid_from: str, valid_until: str | None = None, version: int = 1, **columns: Any
) -> Regulation:
    """A published version; days as `2022-11-03`."""
    return add_published(index, regulation(valid_from, valid_until, version, **columns))


def regulation(valid_from: str, valid_until: str | None = None, version: int = 1, **columns: Any) -> Regulation:
    """A version in memory."""
    days = {
        "valid_from": datetime.date.fromisoformat(valid_from),
        "valid_until": datetime.date.fromisoformat(valid_until) if valid_until else None,
    }
    return made(Regulation, f"Versie {version}", {"version": version, "slug": f"versie-{version}"} | days | columns)


def article(
    number: str,
    explanations: dict[Audience | None, str] | None = None,
    *,
    audiences: tuple[Audience, ...] = (),
    **parts: Any,
) -> tuple[str, Any]:
    """A block with a rule; explanations by their audience, under None the general one."""
    return "article", {
        "number": number,
        "title": f"Regel {number}",
        "text": "<p>De regel zelf.</p>",
        "force": "must",
        "explanation": [
            {"audience": audience, "text": f"<p>{text}</p>"} for audience, text in (explanations or {}).items()
        ],
        "audience_slugs": list(audiences),
        **parts,
    }


def step(title: str, *audiences: Audience, **parts: Any) -> tuple[str, Any]:
    """A block with a step."""
    return "step", {
        "title": title,
        "text": "<p>Zo gaat het.</p>",
        "timing": "",
        "doer": "",
        "link": BLANK_LINK,
        "audience_slugs": list(audiences),
        **parts,
    }


def make_rule_of_thumb(number: int, **columns: Any) -> RuleOfThumb:
    """A stored rule of thumb."""
    return RuleOfThumb.objects.create(
        **({"number": number, "sentence": f"Regel {number}.", "explanation": "<p>Uitleg.</p>"} | columns)
    )

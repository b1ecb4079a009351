"""Nothing that partners read goes silently: the schema beside the one that was released, and what they are told of it."""

import re
from datetime import date
from typing import Final

from django.utils import timezone
from graphql import GraphQLEnumType, GraphQLSchema, build_schema
from graphql.utilities import BreakingChangeType, find_breaking_changes

from cms.delivery.guide import CHANGES
from cms.schema.public import SCHEMA_FILE, public_schema

# A copy of the schema as partners got it last; docs/operations.md tells when it is renewed.
RELEASED: Final = SCHEMA_FILE.with_name("released.graphql")
REMOVALS: Final = {
    BreakingChangeType.FIELD_REMOVED,
    BreakingChangeType.ARG_REMOVED,
    BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
}
OLD = build_schema(
    """
    type Query { news(first: Int, text: String @deprecated(reason: "Use search. Goes after 2027-02-01.")): News }
    type News { title: String! old: Kind @deprecated(reason: "Take title. Goes after 2027-01-01.") }
    enum Kind { A B @deprecated(reason: "Nothing has it.") }
    """
)
NEW = build_schema("type Query { news(first: Int): News } type News { title: String kind: Kind } enum Kind { A C }")


def untold(released: GraphQLSchema, current: GraphQLSchema, changelog: str) -> list[str]:
    """What breaks and is not told to partners in these very words, under what is coming."""
    told = changelog.partition("\n## Coming\n")[2].partition("\n## ")[0].replace("`", "")
    return [found.description for found in find_breaking_changes(released, current) if found.description not in told]


def announced(schema: GraphQLSchema) -> dict[str, date | None]:
    """What is going away, in the words that will tell that it is gone, with the day after which."""
    reasons: dict[str, str | None] = {}
    for name, found in schema.type_map.items():
        if isinstance(found, GraphQLEnumType):
            for value, one in found.values.items():
                reasons[f"{value} was removed from enum type {name}."] = one.deprecation_reason
            continue
        for field_name, field in getattr(found, "fields", {}).items():
            reasons[f"{name}.{field_name} was removed."] = field.deprecation_reason
            for argument, one in getattr(field, "args", {}).items():
                reasons[f"{name}.{field_name} arg {argument} was removed."] = one.deprecation_reason
    days = {what: re.search(r"\d{4}-\d\d-\d\d", reason) for what, reason in reasons.items() if reason is not None}
    return {what: date.fromisoformat(day[0]) if day else None for what, day in days.items()}


def gone_too_early(released: GraphQLSchema, current: GraphQLSchema, today: date) -> list[str]:
    """What was taken away without a word before, or before the day that was told."""
    ends = announced(released)
    gone = [found.description for found in find_breaking_changes(released, current) if found.type in REMOVALS]
    return [what for what in gone if (ends.get(what) or date.max) >= today]


def test_what_breaks_is_told_to_partners() -> None:
    """Add the lines to CHANGELOG.md, under "Coming", with what to do."""
    assert untold(build_schema(RELEASED.read_text()), public_schema(), CHANGES.read_text()) == []


def test_nothing_goes_before_its_day() -> None:
    """Mark it as deprecated first, with the day after which it goes."""
    assert gone_too_early(build_schema(RELEASED.read_text()), public_schema(), timezone.localdate()) == []


def test_what_is_deprecated_has_a_day() -> None:
    assert [what for what, day in announced(public_schema()).items() if day is None] == []


def test_what_breaks_is_found_until_it_is_told() -> None:
    changelog = "# Changes\n\n## Coming\n\n- `News.title` changed type from `String!` to `String`. It may be null.\n{}\n## 2026\n"
    others = "Query.news arg text was removed. News.old was removed. B was removed from enum type Kind."

    assert untold(OLD, NEW, changelog.format(others)) == []
    assert sorted(untold(OLD, NEW, changelog.format("") + others)) == [
        "B was removed from enum type Kind.",
        "News.old was removed.",
        "Query.news arg text was removed.",
    ]


def test_what_goes_without_a_day_or_before_it_is_found() -> None:
    without = "B was removed from enum type Kind."

    assert announced(OLD) == {
        "News.old was removed.": date(2027, 1, 1),
        "Query.news arg text was removed.": date(2027, 2, 1),
        without: None,
    }
    assert sorted(gone_too_early(OLD, NEW, date(2027, 1, 2))) == [without, "Query.news arg text was removed."]
    assert gone_too_early(OLD, NEW, date(2027, 2, 2)) == [without]

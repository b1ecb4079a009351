"""Closed lists of values as GraphQL enums, described for partners."""

import graphene
from django.db.models import TextChoices

_types: dict[type[TextChoices], type[graphene.Enum]] = {}


def describe(choices: type[TextChoices], description: str, **members: str) -> None:
    """Gives a closed list of values its public form: an enum with the name of the class.

    Args:
        choices: the list, as the model uses it.
        description: of the list, in English.
        members: of each member by its name, in English with the Dutch word editors use.

    Raises:
        ValueError: a member has no description, or a description no member.
    """
    if members.keys() != set(choices.names):
        raise ValueError(f"{choices.__name__}: describe each of {choices.names}, and nothing else")
    _types[choices] = graphene.Enum.from_enum(
        choices, description=lambda member: members[member.name] if member else description
    )


def enum_type(choices: type[TextChoices]) -> type[graphene.Enum]:
    """The GraphQL enum of a described list of values."""
    return _types[choices]

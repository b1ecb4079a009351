"""The outline of a document: what is selected in what, and how much of everything, read in one pass.

graphql-core takes some ten microseconds for each token to parse and to judge. Limits must cost less than what they
refuse, so they are held against this outline, which is made at a twentieth of that. It judges nothing but size: what it
cannot read is left to graphql-core, which tells what is wrong.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# Comments are told apart to be dropped. A text that does not end takes all that follows, so that no character is read
# more often than twice; possessive, for the same reason.
_TOKEN = re.compile(
    r"""
    \#[^\n\r]*
    | ( \"{3} (?: [^"\\] | \\\"{3} | \\ | \"(?!\"\") )*+ (?:\"{3})?
      | \" (?: [^"\\\n\r] | \\[^\n\r] )*+ \"?
      | [_A-Za-z][_0-9A-Za-z]*
      | -?[0-9]+ (?:\.[0-9]+)? (?:[eE][+-]?[0-9]+)?
      | \.{3}
      | [!$&()\[\]{}:=@|]
      )
    """,
    re.VERBOSE,
)
_OPERATIONS = {"query", "mutation", "subscription"}
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


class UnreadableDocument(Exception):
    """It is not written as GraphQL is; where, graphql-core tells."""


@dataclass(slots=True, eq=False)
class Selections:
    """What stands between two braces.

    Attributes:
        within: the selections in which these stand; None for those of an operation or a named fragment.
        owner: the field that they are selected of; empty for a fragment.
        condition: the type that a fragment is on; empty where there is none.
        fields: name, arguments and selections of each field.
        fragments: the fragments that are written out here.
        spreads: names of the fragments that are spread here.
    """

    within: "Selections | None" = None
    owner: str = ""
    condition: str = ""
    fields: list[tuple[str, Mapping[str, str], "Selections | None"]] = field(default_factory=list)
    fragments: list["Selections"] = field(default_factory=list)
    spreads: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Definition:
    """An operation, or a named fragment.

    Attributes:
        kind: `query`, `mutation`, `subscription` or `fragment`.
        name: empty for an operation without a name.
        condition: the type that a fragment is on.
        defaults: the variables of an operation that have a default, with the first token of it.
        selections: all selections in the order in which they open, so each stands before what it holds.
        depth: how deep its own fields nest.
        width: how many fields stand outermost.
        spreads: the names of the fragments that it spreads, with the number of fields around each.
    """

    kind: str
    name: str
    condition: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    selections: list[Selections] = field(default_factory=list)
    depth: int = 0
    width: int = 0
    spreads: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Outline:
    """A whole document.

    Attributes:
        operations: in their order.
        fragments: the named fragments, those that are spread before those that spread them. A fragment that comes back
            to itself has no such order; documents with one are refused.
        aliases: how many fields have one.
    """

    operations: list[Definition]
    fragments: dict[str, Definition]
    aliases: int


def tokens_of(text: str) -> list[str]:
    """The lexical tokens of a document, comments left out."""
    return [word for word in _TOKEN.findall(text) if word]


def outline_of(tokens: Sequence[str]) -> Outline:
    """The outline of a document.

    Raises:
        UnreadableDocument: it is not written as GraphQL is.
    """
    reader = _Reader(tokens)
    definitions = list(reader.definitions())
    fragments = {one.name: one for one in reversed(definitions) if one.kind == "fragment"}
    return Outline([one for one in definitions if one.kind != "fragment"], _in_order(fragments), reader.aliases)


def _in_order(fragments: dict[str, Definition]) -> dict[str, Definition]:
    """The fragments, each after those that it spreads."""
    ordered: dict[str, Definition] = {}
    begun: set[str] = set()
    waiting = list(fragments)
    while waiting:
        name = waiting[-1]
        if name in begun:
            ordered[waiting.pop()] = fragments[name]
            continue
        begun.add(name)
        waiting += [other for other, _ in fragments[name].spreads if other in fragments and other not in begun]
    return ordered


class _Reader:
    """Reads tokens from the first to the last, without ever going back."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._words = [*tokens, ""]
        self._place = 0
        self.aliases = 0

    def definitions(self) -> Iterator[Definition]:
        while word := self._words[self._place]:
            # A description.
            if word[0] == '"':
                self._place += 1
                word = self._words[self._place]
            if word == "{":
                definition = Definition("query", "")
            elif word in _OPERATIONS:
                definition = self._operation()
            elif word == "fragment":
                definition = self._fragment()
            else:
                raise UnreadableDocument
            self._directives()
            self._selections(definition)
            yield definition

    def _operation(self) -> Definition:
        definition = Definition(self._next(), "")
        if _is_name(self._words[self._place]):
            definition.name = self._next()
        if self._words[self._place] == "(":
            definition.defaults = self._defaults()
        return definition

    def _fragment(self) -> Definition:
        self._place += 1
        name, on, condition = self._next(), self._next(), self._next()
        if on != "on" or not _is_name(name) or not _is_name(condition):
            raise UnreadableDocument
        return Definition("fragment", name, condition)

    def _selections(self, definition: Definition) -> None:
        """All selections of a definition; those that are open stand on a pile, with the fields around each."""
        if self._next() != "{":
            raise UnreadableDocument
        opened = Selections(condition=definition.condition)
        definition.selections.append(opened)
        pile = [(opened, 0)]
        while pile:
            selections, depth = pile[-1]
            word = self._next()
            if word == "}":
                pile.pop()
                continue
            if word == "...":
                inner, inner_depth = self._spread_or_fragment(definition, selections, depth), depth
            elif _is_name(word):
                inner, inner_depth = self._field(word, selections), depth + 1
                definition.depth = max(definition.depth, inner_depth)
                definition.width += depth == 0
            else:
                raise UnreadableDocument
            if inner:
                definition.selections.append(inner)
                pile.append((inner, inner_depth))

    def _field(self, name: str, selections: Selections) -> Selections | None:
        if self._words[self._place] == ":":
            self._place += 1
            self.aliases += 1
            name = self._next()
        arguments = self._arguments() if self._words[self._place] == "(" else {}
        self._directives()
        inner = None
        if self._words[self._place] == "{":
            self._place += 1
            inner = Selections(selections, name)
        selections.fields.append((name, arguments, inner))
        return inner

    def _spread_or_fragment(self, definition: Definition, selections: Selections, depth: int) -> Selections | None:
        condition = ""
        if self._words[self._place] == "on":
            self._place += 1
            condition = self._next()
        elif _is_name(self._words[self._place]):
            name = self._next()
            self._directives()
            selections.spreads.append(name)
            definition.spreads.append((name, depth))
            return None
        self._directives()
        if self._next() != "{":
            raise UnreadableDocument
        inner = Selections(selections, condition=condition)
        selections.fragments.append(inner)
        return inner

    def _directives(self) -> None:
        while self._words[self._place] == "@":
            self._next()
            self._next()
            if self._words[self._place] == "(":
                self._arguments()

    def _arguments(self) -> dict[str, str]:
        """The arguments with the first token of each value; a variable with its sign."""
        arguments = {}
        for place, depth in self._enclosed():
            if depth == 1 and self._words[place] == ":":
                value = self._words[place + 1]
                arguments[self._words[place - 1]] = f"${self._words[place + 2]}" if value == "$" else value
        return arguments

    def _defaults(self) -> dict[str, str]:
        defaults: dict[str, str] = {}
        name = ""
        for place, depth in self._enclosed():
            if depth == 1 and self._words[place] == "$":
                name = self._words[place + 1]
            elif depth == 1 and self._words[place] == "=":
                defaults[name] = self._words[place + 1]
        return defaults

    def _enclosed(self) -> Iterator[tuple[int, int]]:
        """The places of all tokens between two parentheses, with the number of brackets around each."""
        depth = 0
        while True:
            word = self._next()
            if word in _OPENING:
                depth += 1
            elif word in _CLOSING:
                depth -= 1
                if depth == 0:
                    return
            else:
                yield self._place - 1, depth

    def _next(self) -> str:
        """The token that is next; goes on to the one after."""
        word = self._words[self._place]
        if not word:
            raise UnreadableDocument
        self._place += 1
        return word


def _is_name(word: str) -> bool:
    return word[:1].isalpha() or word[:1] == "_"

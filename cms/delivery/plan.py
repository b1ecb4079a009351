"""A document as a plan: what is taken from stored objects, what is worked out, in which order, decided once.

graphql-core says what a document means: which fields are asked of an object of each type, and with which arguments. A
plan asks it that once for each document and then only does the work. It takes the straight way alone: where anything is
not as it should be (a null that may not be there, an argument that is refused, a fault) it raises `Irregular`, and
graphql-core's own executor runs the document and says what is wrong.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    Node,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_argument_values,
    get_named_type,
    get_variable_values,
    is_abstract_type,
    visit,
)
from graphql.execution.collect_fields import collect_fields, collect_sub_fields

from cms.schema.public import node_kinds

from .executable import KINDS_ABOUT_PEOPLE, Resolver, is_about_people, resolver_of
from .loading import Data, Deferred
from .reading import Reading

_NULL = type(None)
# The kinds of Python value that each scalar gives unchanged; one that the contract adds gives any.
_UNCHANGED: Mapping[str, frozenset[type]] = {
    GraphQLString.name: frozenset({str}),
    GraphQLID.name: frozenset({str}),
    GraphQLFloat.name: frozenset({float}),
    GraphQLBoolean.name: frozenset({bool}),
}
_PLAIN = frozenset({str, int, float, bool})
_INTEGERS = range(-(2**31), 2**31)
_DIRECTIVES = frozenset({"skip", "include"})
# A document with many variables that decide has very many plans; what is beyond this is planned each time.
_MOST_PLANS = 32


class Irregular(Exception):
    """The straight way does not lead to an answer."""


class Run:
    """One execution of a plan.

    Args:
        reading: who reads.
        variables: the variables of the operation, coerced.

    Attributes:
        made: what was made of an item by a selection, by where both are in memory.
        tags: the global ids of the items in the answer, and the kinds of the lists it is taken from.
    """

    def __init__(self, reading: Reading, variables: dict[str, Any]) -> None:
        self.reading = reading
        self.tags: set[str] = set()
        self.made: dict[tuple[int, int], tuple[Data, dict[str, Any]]] = {}
        self._variables = variables
        self._arguments: dict[int, dict[str, Any]] = {}

    def arguments(self, asked: "_Arguments") -> dict[str, Any]:
        """The arguments of a field that depend on variables; worked out once for each run."""
        found = self._arguments.get(id(asked))
        if found is None:
            found = self._arguments[id(asked)] = get_argument_values(asked.field, asked.node, self._variables)
        return found


class _Arguments(NamedTuple):
    """Arguments that depend on variables."""

    field: GraphQLField
    node: FieldNode


# Makes of a value of the store what stands in the answer.
_Complete = Callable[[Any, Run], Any]


class _Field(NamedTuple):
    """A field that has to be worked out."""

    key: str
    resolve: Resolver
    arguments: dict[str, Any] | _Arguments
    complete: _Complete
    tag: str | None


class Selection:
    """What is asked of an object of one type."""

    __slots__ = ("_choices", "_fields", "_is_item", "_is_personal", "_plain", "_stored", "_template")

    def __init__(self) -> None:
        # All keys in their order, those that are always the same with their value.
        self._template: dict[str, Any] = {}
        self._plain: list[tuple[str, str, frozenset[type]]] = []
        self._choices: list[tuple[str, str, frozenset[str | None]]] = []
        self._stored: list[tuple[str, str, _Complete]] = []
        self._fields: list[_Field] = []
        self._is_item = False
        self._is_personal = False

    def of(self, source: Data, run: Run) -> dict[str, Any]:
        """What stands in the answer of an object; what is not fetched yet is put there as soon as it is.

        Raises:
            Irregular: the object is not as the schema says.
        """
        if self._is_personal:
            run.reading.holds_people = True
        if not self._is_item:
            return self._fill(self._template.copy(), source, run)
        run.tags.add(source["id"])
        # Many items refer to the same few.
        known = run.made.get((id(self), id(source)))
        if known is None:
            answer = self._template.copy()
            # With the object itself, so that no other one gets its place in memory.
            run.made[id(self), id(source)] = source, answer
            return self._fill(answer, source, run)
        return known[1]

    def _fill(self, answer: dict[str, Any], source: Data, run: Run) -> dict[str, Any]:
        for key, name, kinds in self._plain:
            value = source.get(name)
            if type(value) not in kinds:
                raise Irregular
            answer[key] = value
        for key, name, values in self._choices:
            value = source.get(name)
            if value not in values:
                raise Irregular
            answer[key] = value
        for key, name, complete in self._stored:
            answer[key] = complete(source.get(name), run)
        for field in self._fields:
            _put(answer, field, source, run)
        return answer

    def of_root(self, run: Run) -> dict[str, Any]:
        """What stands in the answer of the root, which no object stands for."""
        return self.of({}, run)


def _put(answer: dict[str, Any], field: _Field, source: Data, run: Run) -> None:
    if field.tag is not None:
        run.tags.add(field.tag)
    arguments = run.arguments(field.arguments) if isinstance(field.arguments, _Arguments) else field.arguments
    value = field.resolve(source, run.reading, **arguments)
    if isinstance(value, Deferred):
        value.when_done(lambda: answer.__setitem__(field.key, field.complete(value.outcome, run)))
    else:
        answer[field.key] = field.complete(value, run)


class Plan:
    """A document, ready to run.

    Attributes:
        asked: the names of all fields that it asks for.
    """

    def __init__(self, root: Selection, asked: frozenset[str]) -> None:
        self._root = root
        self.asked = asked

    def run(self, reading: Reading, variables: dict[str, Any]) -> tuple[dict[str, Any], frozenset[str]]:
        """The answer, and its tags.

        Raises:
            Irregular: graphql-core's executor has to say what the answer is.
            GraphQLError: the same; something is refused.
            Error: the same; the database failed.
        """
        run = Run(reading, variables)
        answer = self._root.of_root(run)
        while reading.loader.waiting:
            reading.loader.fetch()
        return answer, frozenset(run.tags)


class Plans:
    """The plans of one document: one for each operation, and for each choice that `@skip` and `@include` make of it.

    Args:
        schema: the schema that it is valid for.
        document: a valid document.
    """

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema = schema
        self._operations = {
            node.name.value if node.name else None: node
            for node in document.definitions
            if isinstance(node, OperationDefinitionNode)
        }
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._deciding = _deciding_variables(document)
        self._asked = frozenset(node.name.value for node in _nodes(document, "field"))
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def plan(self, operation_name: str | None, raw: dict[str, Any]) -> tuple[Plan, dict[str, Any]]:
        """The plan of an operation, and its variables as they count.

        Args:
            operation_name: which operation; None when there is only one.
            raw: the variables as they were sent.

        Raises:
            Irregular: graphql-core has to run it: it changes something or asks about the schema, or variables are wrong.
        """
        operation = self._operation(operation_name)
        variables = self._coerced(operation, raw)
        choice = (operation_name, *(variables.get(name) for name in self._deciding))
        plan = self._plans.get(choice)
        if plan is None:
            plan = Plan(_Planner(self._schema, self._fragments, variables).root(operation), self._asked)
            if len(self._plans) < _MOST_PLANS:
                self._plans[choice] = plan
        return plan, variables

    def _operation(self, name: str | None) -> OperationDefinitionNode:
        found = [node for key, node in self._operations.items() if name is None or key == name]
        operation = found[0] if len(found) == 1 else None
        if operation is None or operation.operation is not OperationType.QUERY:
            raise Irregular
        return operation

    def _coerced(self, operation: OperationDefinitionNode, raw: dict[str, Any]) -> dict[str, Any]:
        if not operation.variable_definitions:
            return {}
        coerced = get_variable_values(self._schema, operation.variable_definitions, raw)
        if not isinstance(coerced, dict):
            raise Irregular
        return coerced


def _deciding_variables(document: DocumentNode) -> tuple[str, ...]:
    """The variables that decide which fields are asked for at all: those of `@skip` and `@include`."""
    names = {
        argument.value.name.value
        for directive in _nodes(document, "directive")
        if directive.name.value in _DIRECTIVES
        for argument in directive.arguments
        if isinstance(argument.value, VariableNode)
    }
    return tuple(sorted(names))


def _nodes(node: Node, kind: str) -> list[Any]:
    """The nodes of a kind in a node, in their order."""
    found: list[Node] = []

    class Collector(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            if node.kind == kind:
                found.append(node)

    visit(node, Collector())
    return found


class _Planner:
    """Makes the selections of one operation."""

    def __init__(
        self, schema: GraphQLSchema, fragments: dict[str, FragmentDefinitionNode], variables: dict[str, Any]
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables

    def root(self, operation: OperationDefinitionNode) -> Selection:
        """What is asked of the root.

        Raises:
            Irregular: it is asked about the schema.
        """
        query = self._schema.query_type
        if query is None:
            raise Irregular
        fields = collect_fields(self._schema, self._fragments, self._variables, query, operation.selection_set)
        if any(nodes[0].name.value in {"__schema", "__type"} for nodes in fields.values()):
            raise Irregular
        return self._selection(query, fields)

    def _selection(self, kind: GraphQLObjectType, fields: dict[str, list[FieldNode]]) -> Selection:
        selection = Selection()
        selection._is_item = kind.name in node_kinds()
        # Also where nothing is asked of the person: the answer is tagged with the item.
        selection._is_personal = kind.name in KINDS_ABOUT_PEOPLE
        for key, nodes in fields.items():
            self._add(selection, kind, key, nodes)
        return selection

    def _add(self, selection: Selection, kind: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> None:
        name = nodes[0].name.value
        selection._template[key] = None
        if name == "__typename":
            selection._template[key] = kind.name
            return
        field = kind.fields[name]
        resolve = resolver_of(kind.name, name, field)
        if is_about_people(kind.name, name):
            selection._is_personal = True
        named = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
        nulls: frozenset[Any] = frozenset() if named is not field.type else frozenset({_NULL})
        if resolve is None and isinstance(named, GraphQLScalarType) and named is not GraphQLInt:
            selection._plain.append((key, name, _UNCHANGED.get(named.name, _PLAIN) | nulls))
        elif resolve is None and isinstance(named, GraphQLEnumType):
            selection._choices.append((key, name, frozenset(named.values) | (frozenset({None}) if nulls else nulls)))
        else:
            complete = self._completer(field.type, nodes)
            if resolve is None:
                selection._stored.append((key, name, complete))
            else:
                arguments = self._arguments(field, nodes[0])
                selection._fields.append(_Field(key, resolve, arguments, complete, _tag_of(kind, field)))

    def _arguments(self, field: GraphQLField, node: FieldNode) -> dict[str, Any] | _Arguments:
        if any(_nodes(argument, "variable") for argument in node.arguments):
            return _Arguments(field, node)
        return get_argument_values(field, node, {})

    def _completer(self, kind: GraphQLOutputType, nodes: list[FieldNode]) -> _Complete:
        if isinstance(kind, GraphQLNonNull):
            return self._completer_of(kind.of_type, nodes)
        complete = self._completer_of(kind, nodes)
        return lambda value, run: None if value is None else complete(value, run)

    def _completer_of(self, kind: Any, nodes: list[FieldNode]) -> _Complete:
        """For values that may not be null: null is not as the schema says, like any other value of a wrong type."""
        if isinstance(kind, GraphQLList):
            return _listed(self._completer(kind.of_type, nodes))
        if isinstance(kind, GraphQLEnumType):
            return _chosen(frozenset(kind.values))
        if isinstance(kind, GraphQLScalarType):
            return _integer if kind is GraphQLInt else _unchanged(_UNCHANGED.get(kind.name, _PLAIN))
        if is_abstract_type(kind):
            return self._by_type(kind, nodes)
        return self._of_object(kind, nodes)

    def _of_object(self, kind: GraphQLObjectType, nodes: list[FieldNode]) -> _Complete:
        selection = self._selection(kind, self._asked_of(kind, nodes))

        def complete(value: Any, run: Run) -> Any:
            if type(value) is not dict:
                raise Irregular
            return selection.of(value, run)

        return complete

    def _by_type(self, kind: Any, nodes: list[FieldNode]) -> _Complete:
        """Each object as its own type; what is asked of a type is worked out when the first of it comes."""
        possible = {one.name: one for one in self._schema.get_possible_types(kind)}
        selections: dict[str, Selection] = {}

        def complete(value: Any, run: Run) -> Any:
            name = value.get("__typename") if type(value) is dict else None
            selection = selections.get(name) if name is not None else None
            if selection is None:
                if name not in possible:
                    raise Irregular
                own = possible[name]
                selection = selections[name] = self._selection(own, self._asked_of(own, nodes))
            return selection.of(value, run)

        return complete

    def _asked_of(self, kind: GraphQLObjectType, nodes: list[FieldNode]) -> dict[str, list[FieldNode]]:
        return collect_sub_fields(self._schema, self._fragments, self._variables, kind, nodes)


def _tag_of(kind: GraphQLObjectType, field: GraphQLField) -> str | None:
    """The kind that a root field, or a list within an item, takes its items from."""
    name = get_named_type(field.type).name.removesuffix("Connection")
    if name == "Route":
        return "Page"
    is_list_of_items = get_named_type(field.type).name.endswith("Connection")
    is_kind = name in node_kinds() or name in {"Page", "Node"}
    return name if is_kind and (kind.name == "Query" or is_list_of_items) else None


def _listed(complete: _Complete) -> _Complete:
    def complete_all(value: Any, run: Run) -> Any:
        if type(value) is not list:
            raise Irregular
        return [complete(one, run) for one in value]

    return complete_all


def _chosen(values: frozenset[str]) -> _Complete:
    def complete(value: Any, run: Run) -> Any:
        if value not in values:
            raise Irregular
        return value

    return complete


def _unchanged(kinds: frozenset[type]) -> _Complete:
    def complete(value: Any, run: Run) -> Any:
        if type(value) not in kinds:
            raise Irregular
        return value

    return complete


def _integer(value: Any, run: Run) -> Any:
    if type(value) is not int or value not in _INTEGERS:
        raise Irregular
    return value

"""What readers are told when something is wrong: a stable code, what it is about, and what to do.

Nothing of our inside stands in an error: no Python, no SQL, no name that is not in the schema.

| code | when |
| --- | --- |
| REQUEST_INVALID | what was sent is no GraphQL request: no JSON, a parameter of the wrong type, a list of requests |
| REQUEST_TOO_LARGE | the body or the address has more bytes than allowed |
| MEDIA_TYPE_UNSUPPORTED | the body is not JSON in UTF-8, or it is compressed |
| NOT_ACCEPTABLE | the Accept header names nothing that can be sent |
| METHOD_NOT_ALLOWED | the address is not asked by this method |
| PERSISTED_QUERY_NOT_FOUND | no document is known by this hash: send its text beside it |
| DOCUMENT_UNKNOWN | no query is registered under this name |
| DOCUMENT_NOT_REGISTERED | without a key only registered documents are answered here |
| DOCUMENT_INVALID | the document does not parse, or does not fit the schema |
| DOCUMENT_TOO_LARGE | the document has more bytes or tokens than allowed, or a longer name, or takes more to judge |
| ARGUMENT_INVALID | an argument has a value that cannot be used |
| LIMIT_EXCEEDED | a document or an argument asks for more than allowed; `limit` or `argument` tells of what |
| BUDGET_EXHAUSTED | the points of this minute are spent; `retryAfter` tells after how many seconds there are more |
| TIMED_OUT | answering took longer than allowed, and was given up |
| UNKNOWN_SLUG | a filter names something that does not exist |
| UNKNOWN_LOCALE | a language in which there is nothing |
| KEY_UNKNOWN | the key in the Authorization header is nobody's, or its time has ended |
| ORIGIN_NOT_ALLOWED | the key is not for pages of the web site in the Origin header |
| FORBIDDEN | this reader may not ask this to be done |
| POST_REQUIRED | a mutation was sent by GET |
| UNAVAILABLE | the content cannot be read now; try again after the seconds in `Retry-After` |
| INTERNAL | a fault of ours; it has been logged |
"""

import structlog
from graphql import GraphQLError, GraphQLFormattedError

LONGEST_MESSAGE = 1_000
_REPEATED_SLUGS = 10

logger = structlog.get_logger(__name__)


class ReaderError(GraphQLError):
    """An error meant for readers.

    Args:
        message: what is wrong, and what to do.
        code: one of the codes above.
        details: the argument or limit concerned, what was asked and what is allowed.
    """

    def __init__(self, message: str, code: str, **details: object) -> None:
        super().__init__(message, extensions={"code": code, **details})


def argument_error(argument: str, message: str) -> ReaderError:
    """An argument has a value that cannot be used."""
    return ReaderError(message, "ARGUMENT_INVALID", argument=argument)


def limit_error(argument: str, asked: int, allowed: int) -> ReaderError:
    """An argument asks for more than allowed."""
    return ReaderError(
        f"{argument}: {asked} is more than {allowed}, the most that can be asked at once. Ask for less, and page on.",
        "LIMIT_EXCEEDED",
        argument=argument,
        asked=asked,
        allowed=allowed,
    )


def too_large_error(limit: str, asked: int, allowed: int) -> ReaderError:
    """A document is larger than allowed."""
    told = {"wordCharacters": "a name or number of {} characters"}.get(limit, "{} " + limit).format(asked)
    return ReaderError(
        f"The document has {told}, and {allowed} is the most. Ask for less, or in more than one request.",
        "DOCUMENT_TOO_LARGE",
        limit=limit,
        asked=asked,
        allowed=allowed,
    )


def too_much_error(limit: str, asked: int, allowed: int, message: str) -> ReaderError:
    """A document or request asks for more than allowed."""
    return ReaderError(message, "LIMIT_EXCEEDED", limit=limit, asked=asked, allowed=allowed)


def unknown_slug_error(argument: str, unknown: list[str], known: list[str]) -> ReaderError:
    """A filter names something that does not exist."""
    unknown = unknown[:_REPEATED_SLUGS]
    return ReaderError(
        f"{argument}: there is no {', '.join(unknown)}. Known are: {', '.join(known) or 'none'}.",
        "UNKNOWN_SLUG",
        argument=argument,
        asked=unknown,
        allowed=known,
    )


def is_fault_of_ours(error: GraphQLError) -> bool:
    """Whether an error is not meant for readers: something else than a refusal went wrong."""
    return error.original_error is not None and not isinstance(error.original_error, GraphQLError)


def formatted(error: GraphQLError) -> GraphQLFormattedError:
    """An error of any origin as readers get it; one that is not meant for them is logged and told as INTERNAL."""
    if not is_fault_of_ours(error):
        told = error.formatted
        told.setdefault("extensions", {}).setdefault("code", "DOCUMENT_INVALID")
        return told
    logger.error("graphql_field_failed", path=error.path, exc_info=error.original_error)
    internal = GraphQLError(
        "Something went wrong on our side. It has been logged; please try again.",
        nodes=error.nodes,
        path=error.path,
        extensions={"code": "INTERNAL"},
    )
    return internal.formatted

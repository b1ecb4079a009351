"""Why a request gets no answer: the errors, and the HTTP status they are told with."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from graphql import GraphQLError

from ..errors import ReaderError, is_fault_of_ours


class Refusal(Exception):
    """The request gets errors in place of an answer.

    Args:
        errors: what is wrong.
        status: HTTP status.
        headers: what the response needs beside that.
        is_well_formed: whether it was a GraphQL request, which could not be executed; clients that trust no other status
            are told so with 200.
    """

    def __init__(
        self,
        errors: Sequence[GraphQLError],
        status: HTTPStatus = HTTPStatus.BAD_REQUEST,
        headers: Mapping[str, str] | None = None,
        *,
        is_well_formed: bool = False,
    ) -> None:
        super().__init__([error.message for error in errors])
        self.errors = errors
        self.status = status
        self.headers = headers or {}
        self.is_well_formed = is_well_formed


def status_of(errors: Sequence[GraphQLError]) -> HTTPStatus:
    """The status for errors that were met while a document was executed: the gravest; mostly what was asked is wrong."""
    codes = {(error.extensions or {}).get("code") for error in errors}
    if any(map(is_fault_of_ours, errors)):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    if "TIMED_OUT" in codes:
        # Not 503, which tells to try again.
        return HTTPStatus.GATEWAY_TIMEOUT
    return HTTPStatus.FORBIDDEN if "FORBIDDEN" in codes else HTTPStatus.BAD_REQUEST


def request_invalid(message: str, status: HTTPStatus = HTTPStatus.BAD_REQUEST, **details: object) -> Refusal:
    """The HTTP request holds no request that can be read."""
    return Refusal([ReaderError(message, "REQUEST_INVALID", **details)], status)


def too_large(what: str, asked: int, allowed: int, status: HTTPStatus) -> Refusal:
    """The request has more bytes than allowed."""
    message = f"{what} has {asked} bytes, and {allowed} is the most. Ask for less, or in more than one request."
    return Refusal([ReaderError(message, "REQUEST_TOO_LARGE", limit="bytes", asked=asked, allowed=allowed)], status)


def unsupported(message: str, headers: Mapping[str, str]) -> Refusal:
    """The body comes in a form that is not taken."""
    error = ReaderError(message, "MEDIA_TYPE_UNSUPPORTED", allowed=list(headers.values()))
    return Refusal([error], HTTPStatus.UNSUPPORTED_MEDIA_TYPE, headers)


def not_acceptable(*offered: str) -> Refusal:
    """The client takes no form that there is."""
    error = ReaderError(f"Send Accept: {' or '.join(offered)}.", "NOT_ACCEPTABLE", allowed=list(offered))
    return Refusal([error], HTTPStatus.NOT_ACCEPTABLE)


def method_not_allowed(message: str, code: str, *allowed: str) -> Refusal:
    """The address is not asked by this method."""
    error = ReaderError(message, code, allowed=list(allowed))
    return Refusal([error], HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": ", ".join(allowed)})


def key_unknown() -> Refusal:
    """The key is nobody's, or has ended."""
    error = ReaderError("The key in the Authorization header is not known. Check it, or leave it out.", "KEY_UNKNOWN")
    return Refusal([error], HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})

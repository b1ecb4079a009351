import pytest
from graphql import GraphQLError

from cms.delivery.errors import ReaderError
from cms.delivery.http.refusals import status_of

REFUSED = ReaderError("", "UNKNOWN_SLUG")
FORBIDDEN = ReaderError("", "FORBIDDEN")
TIMED_OUT = ReaderError("", "TIMED_OUT")
OURS = GraphQLError("", original_error=ValueError())


@pytest.mark.parametrize(
    ("errors", "status"),
    [
        ([GraphQLError("")], 400),
        ([REFUSED], 400),
        ([REFUSED, FORBIDDEN], 403),
        ([FORBIDDEN, TIMED_OUT], 504),
        ([TIMED_OUT, OURS, REFUSED], 500),
        ([GraphQLError("", original_error=FORBIDDEN, extensions=FORBIDDEN.extensions)], 403),
    ],
)
def test_the_gravest_error_gives_the_status(errors: list[GraphQLError], status: int) -> None:
    assert status_of(errors) == status

"""The Reader: for whom an answer is made, and so what exists in it."""

from dataclasses import dataclass, replace

from cms.taxonomy.enums import EMPLOYERS_CHANNEL, Channel


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of reader with its rights.

    Attributes:
        name: for logs and cache keys.
        channels: an item exists for this reader when it may show in one of these.
        has_relative_links: whether links to pages are root-relative, for a reader that serves those very paths.
        invitation: key of the invitation that an employer reads with.
    """

    name: str
    channels: frozenset[str]
    has_relative_links: bool = False
    invitation: int | None = None


EVERY_CHANNEL = Reader("every-channel", frozenset({*(channel.value for channel in Channel), EMPLOYERS_CHANNEL}))
ANONYMOUS = Reader("anonymous", frozenset({Channel.PUBLIC_SITE.value}))
PUBLIC_SITE = Reader("public-site", frozenset({Channel.PUBLIC_SITE.value}), has_relative_links=True)
EMPLOYER = Reader("employer", frozenset({Channel.PUBLIC_SITE.value, EMPLOYERS_CHANNEL}), has_relative_links=True)


def employer(invitation: int) -> Reader:
    """The Reader that an employer is who was invited."""
    return replace(EMPLOYER, invitation=invitation)

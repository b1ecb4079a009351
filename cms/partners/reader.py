"""The Reader: for whom an answer is made, and so what exists in it."""

from dataclasses import dataclass, replace

from cms.taxonomy.enums import EMPLOYERS_CHANNEL, Channel

from .previews import Draft


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of reader with its rights.

    Attributes:
        name: for logs.
        channels: an item exists for this reader when it may show in one of these.
        has_relative_links: whether links to pages are root-relative, for a reader that serves those very paths.
        invitation: key of the invitation that an employer reads with.
        draft: what is shown as if it were published, to an editor who looks at a preview.
        partner: key of the partner that reads.
        hidden_kinds: node kinds that an agreement leaves out.
        stadsdelen: slugs of those that an agreement is about; None for all. What is about no stadsdeel is always there.
        sees_people: whether anything is there that needs a person's consent.
    """

    name: str
    channels: frozenset[str]
    has_relative_links: bool = False
    invitation: int | None = None
    draft: Draft | None = None
    partner: int | None = None
    hidden_kinds: frozenset[str] = frozenset()
    stadsdelen: frozenset[str] | None = None
    sees_people: bool = True

    @property
    def is_private(self) -> bool:
        """Whether nobody may keep a copy of what this reader gets: it ends with an invitation or a preview."""
        return self.invitation is not None or self.draft is not None

    @property
    def is_narrowed(self) -> bool:
        """Whether an agreement leaves something out of what is there in its channels."""
        return bool(self.hidden_kinds) or self.stadsdelen is not None or not self.sees_people

    @property
    def rights(self) -> "Reader":
        """A reader that gets the same answers, and is nobody in particular: who has equal rights can share them."""
        return replace(self, name="", partner=None)


# Whatever somebody can see without an invitation.
EVERY_PUBLIC_CHANNEL = Reader("every-public-channel", frozenset(channel.value for channel in Channel))
ANONYMOUS = Reader("anonymous", frozenset({Channel.PUBLIC_SITE.value}))
PUBLIC_SITE = Reader("public-site", frozenset({Channel.PUBLIC_SITE.value}), has_relative_links=True)
EMPLOYER = Reader("employer", frozenset({Channel.PUBLIC_SITE.value, EMPLOYERS_CHANNEL}), has_relative_links=True)


def employer(invitation: int) -> Reader:
    """The Reader that an employer is who was invited."""
    return replace(EMPLOYER, invitation=invitation)


def previewer(draft: Draft) -> Reader:
    """The Reader that sees one draft on the public site."""
    return replace(PUBLIC_SITE, name="preview", draft=draft)

"""The key of a preview: signed, for one draft, for at most an hour.

    preview.WyJyZXZpc2lvbiIsMTJd:1wJ9…:k3Xq…
            └ which draft          └ when  └ signature

Nothing is kept of it. Whoever has it can read that one draft, so it is given to editors only and never outlives the hour.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.core import signing

SECONDS = 3_600
_PREFIX = "preview."
_SALT = "cms.partners.previews"


class DraftSource(StrEnum):
    """Where Wagtail keeps what an editor has written."""

    REVISION = "revision"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft.

    Attributes:
        source: a saved revision, or a form as it stands on an editor's screen.
        pk: its key there.
    """

    source: DraftSource
    pk: int


def key_of(draft: Draft) -> str:
    """The key that shows a draft from now on, for an hour."""
    return _PREFIX + signing.dumps([draft.source, draft.pk], salt=_SALT)


def draft_of(key: str) -> Draft | None:
    """The draft that a key shows; None for any other key, and for one that has ended."""
    if not key.startswith(_PREFIX):
        return None
    try:
        source, pk = signing.loads(key.removeprefix(_PREFIX), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return Draft(DraftSource(source), pk)


def file_key(node_id: str) -> str:
    """What an address of a file in a preview carries: it opens that file alone, for an hour."""
    return signing.TimestampSigner(salt=_SALT).sign(node_id).removeprefix(node_id)


def opens_file(node_id: str, key: str) -> bool:
    """Whether a key from `file_key` opens this file now."""
    try:
        signing.TimestampSigner(salt=_SALT).unsign(node_id + key, max_age=SECONDS)
    except signing.BadSignature:
        return False
    return True

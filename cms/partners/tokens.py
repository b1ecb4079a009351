"""The text of a partner's key: 256 random bits behind a name by which a key that was lost is known as one of ours."""

from cms.employers.tokens import may_be_token, new_token

PREFIX = "bb_"


def new_key() -> str:
    """A key that nobody had before."""
    return PREFIX + new_token()


def may_be_key(text: str) -> bool:
    """Whether a text looks like a partner's key, so that nothing else is looked up."""
    return text.startswith(PREFIX) and may_be_token(text.removeprefix(PREFIX))

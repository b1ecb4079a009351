"""The CMS that keeps no answers, and is told of each content revision all the same.

Without this a worker that keeps nothing asks the database for the revision each time: something that no worker of a real
installation does for an answer that it has not kept yet.
"""

from collections.abc import Callable, Iterable
from typing import Any

from cms.wsgi import application as _django  # isort: skip - it sets up what the other one needs
from cms.publication.revision import watch


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers as the CMS does."""
    watch.start()
    answer: Iterable[bytes] = _django(environ, start_response)
    return answer

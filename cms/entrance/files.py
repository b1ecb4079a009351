"""Files that the server sends by itself, bit by bit: what a thread hands over waits in memory for a slow client."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper


def path_of(result: Iterable[bytes], headers: list[tuple[str, str]]) -> str | None:
    """The path of the file whose bytes an application answers with, all of them; None when it answers otherwise.

    Args:
        result: what the application gave back; a `wsgi.file_wrapper` when it is a file (PEP 3333).
        headers: of the response, where a length must be that of the file: of a part of one it is less.
    """
    if not isinstance(result, FileWrapper):
        return None
    file: Any = result.filelike
    # Django's files hold the real one.
    while hasattr(file, "file"):
        file = file.file
    name = getattr(file, "name", None)
    if not isinstance(name, str) or not Path(name).is_absolute():
        return None
    lengths = [value for header, value in headers if header.lower() == "content-length"]
    return name if lengths == [str(os.fstat(file.fileno()).st_size)] else None

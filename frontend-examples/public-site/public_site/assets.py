"""Static files under addresses that hold their hash, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

from public_site.documents import Document, make_document

FOLDER = Path(__file__).parents[1] / "static"
IMMUTABLE_CACHE = "public, max-age=31536000, immutable"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


class Assets:
    """All static files, read and compressed at the start.

    The style sheets in `static/css/` are one file to the browser, joined in the order of their names. Each script in
    `static/js/` is a file of its own, for the pages that use it.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        style = b"\n".join(path.read_bytes() for path in sorted((folder / "css").glob("*.css")))
        files = {"site.css": style}
        for own in (folder, folder / "js"):
            files |= {path.name: path.read_bytes() for path in sorted(own.iterdir()) if path.is_file()}
        self._addresses: dict[str, str] = {}
        self._documents: dict[str, Document] = {}
        for name, body in files.items():
            stem, suffix = name.rsplit(".", 1)
            hashed = f"{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{suffix}"
            self._addresses[name] = f"/static/{hashed}"
            self._documents[hashed] = make_document(MEDIA_TYPES[f".{suffix}"], body, brotli_quality=11)

    def url(self, name: str) -> str:
        """Return the address of a file: `site.css` is at `/static/site.0a1b2c3d4e5f.css`."""
        return self._addresses[name]

    def find(self, hashed_name: str) -> Document | None:
        """Return the file at the end of an address, or None."""
        return self._documents.get(hashed_name)

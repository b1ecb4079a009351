"""A web site's origin, as browsers write it in the `Origin` header: `https://host`, with a port where it has its own."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

_OF_THIS_MACHINE = {"127.0.0.1", "localhost"}
_USUAL_PORTS = {"http": 80, "https": 443}


def origin_of(text: str) -> str:
    """The origin that somebody wrote down, as browsers send it.

    Raises:
        ValidationError: it is the origin of no web site, or of one that others could listen in on.
    """
    text = text.strip()
    try:
        parts = urlsplit(text.lower())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        raise _no_origin(text) from None
    if not _is_host(host) or parts.username is not None or parts.path not in {"", "/"} or parts.query or parts.fragment:
        raise _no_origin(text)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _OF_THIS_MACHINE and _is_development()):
        raise ValidationError(
            f"‘{text}’ begint niet met https://. Alleen een website met https mag met een sleutel lezen."
        )
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != _USUAL_PORTS[parts.scheme] else "")


def _is_host(host: str) -> bool:
    return bool(host) and all(label and set(label) <= _OF_HOSTS for label in host.split("."))


_OF_HOSTS = set("abcdefghijklmnopqrstuvwxyz0123456789-")


def _is_development() -> bool:
    """Whether the CMS itself is reached without HTTPS, so that nothing is lost when a site on this machine is too."""
    return not settings.CMS_URL.startswith("https://")


def _no_origin(text: str) -> ValidationError:
    return ValidationError(
        f"‘{text}’ is geen adres van een website. Schrijf alleen het begin op, zoals https://www.voorbeeld.nl, "
        "zonder wat er na een schuine streep komt."
    )

"""Where messages may go: to public addresses only, so that nobody can have the CMS ask things of our own network.

A name is looked up once, and the connection goes to what was found then: who changes the name afterwards changes nothing.
"""

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError


class AddressNotAllowed(Exception):
    """The name leads into a network that is not public."""


def check_address(url: str) -> None:
    """Refuses an address that messages may not go to, as far as can be seen without looking the name up.

    Raises:
        ValidationError: in Dutch, for who fills in a form.
    """
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        raise ValidationError("Dit adres klopt niet. Vraag de partner om het adres van de webhook.") from None
    if not parts.hostname or not has_port:
        raise ValidationError("Dit adres klopt niet. Vraag de partner om het adres van de webhook.")
    if parts.username or parts.password:
        raise ValidationError("In het adres mogen geen naam en wachtwoord staan. Een melding is ondertekend.")
    if settings.WEBHOOK_PRIVATE_ADDRESSES:
        return
    if parts.scheme != "https":
        raise ValidationError("Het adres moet met https:// beginnen.")
    try:
        address = ipaddress.ip_address(parts.hostname)
    except ValueError:
        return
    if not is_public(address):
        raise ValidationError("Dit adres ligt in een besloten netwerk. Kies een adres op het internet.")


async def looked_up(name: str, port: int) -> str:
    """The numeric address to connect to.

    Raises:
        AddressNotAllowed: it is not public. When a name has several addresses, one that is not public is enough.
        OSError: the name is not known.
    """
    found = await asyncio.get_running_loop().getaddrinfo(name, port, type=socket.SOCK_STREAM)
    addresses = [str(place[4][0]).partition("%")[0] for place in found]
    if not settings.WEBHOOK_PRIVATE_ADDRESSES and not all(
        is_public(ipaddress.ip_address(address)) for address in addresses
    ):
        raise AddressNotAllowed
    return addresses[0]


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is on the internet, and of one machine; what is inside an IPv6 address counts too."""
    inside = [address]
    if isinstance(address, ipaddress.IPv6Address):
        inside += [found for found in (address.ipv4_mapped, address.sixtofour) if found]
        inside += address.teredo or ()
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in inside)

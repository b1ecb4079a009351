"""How often one may try to log in: wrong passwords are counted in the database, so by all processes together.

                                      most in 15 minutes
    one name from one address         5     somebody who forgot a password, or guesses one
    one name from anywhere            20    guesses from many places
    one address, whatever the names   60    one machine that tries many names; an office shares an address

Who reaches a number waits until the oldest of those tries is 15 minutes ago. While one waits no password is looked at,
so a right one is not found either, and nothing is counted.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import FailedLogin

WINDOW: Final = timedelta(minutes=15)
MOST_OF_NAME_AND_ADDRESS: Final = 5
MOST_OF_NAME: Final = 20
MOST_OF_ADDRESS: Final = 60


@dataclass(frozen=True, slots=True)
class Attempt:
    """Somebody at an address who gives a name, both as keyed hashes."""

    name_key: str
    address_key: str

    @classmethod
    def of(cls, name: str, address: str) -> "Attempt":
        """The attempt of somebody; capitals and spaces around a name make no other name."""
        return cls(_key("name", name.strip().casefold()), _key("address", address))

    def must_wait(self) -> bool:
        """Whether this attempt comes too soon.

        Until the transaction ends, no other attempt with the same name gets past here, in whatever process. So a guesser
        gains nothing by trying many passwords at the same moment.
        """
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(self.name_key[:15], 16)])
        of_name, of_address = Q(name_key=self.name_key), Q(address_key=self.address_key)
        failures = FailedLogin.objects.filter(at__gt=timezone.now() - WINDOW).aggregate(
            both=Count("pk", filter=of_name & of_address),
            name=Count("pk", filter=of_name),
            address=Count("pk", filter=of_address),
        )
        return (
            failures["both"] >= MOST_OF_NAME_AND_ADDRESS
            or failures["name"] >= MOST_OF_NAME
            or failures["address"] >= MOST_OF_ADDRESS
        )

    def failed(self) -> None:
        """Counts this attempt, and forgets all that are too old to count."""
        now = timezone.now()
        FailedLogin.objects.filter(at__lte=now - WINDOW).delete()
        FailedLogin.objects.create(name_key=self.name_key, address_key=self.address_key, at=now)

    def succeeded(self) -> None:
        """Forgets what this person did wrong before."""
        FailedLogin.objects.filter(name_key=self.name_key, address_key=self.address_key).delete()


def client_address(request: HttpRequest) -> str:
    """The address that the request came from, as the setting `CLIENT_ADDRESS_HEADER` says where it stands.

    A proxy adds the address it was called from at the end of that header; what stands before it, anybody can write.
    """
    addresses = request.META.get(settings.CLIENT_ADDRESS_HEADER, "").split(",")
    return addresses[-1].strip() or request.META["REMOTE_ADDR"]


def _key(kind: str, value: str) -> str:
    return salted_hmac(f"cms.editors.throttling.{kind}", value, algorithm="sha256").hexdigest()

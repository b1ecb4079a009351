"""An invited employer is a Reader of its own."""

import pytest

from cms.employers.tokens import new_token
from cms.partners.keys import UnknownKey, reader_of
from cms.partners.reader import EMPLOYER, employer
from tests.factories.employers import make_invitation, secret_of

pytestmark = pytest.mark.django_db


def test_the_secret_of_an_invitation_is_the_key_of_an_employer() -> None:
    secret = secret_of(invitation := make_invitation())

    reader = reader_of(f"Bearer {secret}")

    assert reader == employer(invitation.pk)
    assert (reader.channels, reader.invitation) == (EMPLOYER.channels, invitation.pk)


def test_an_invitation_that_ended_is_as_a_key_that_nobody_has() -> None:
    secret = secret_of(invitation := make_invitation())
    invitation.revoke()

    for key in (secret, new_token()):
        with pytest.raises(UnknownKey):
            reader_of(f"Bearer {key}")

"""People who log in."""

from django.contrib.auth.models import AbstractUser, Group, User

PASSWORD = "een lang genoeg wachtwoord"


def make_user(name: str, *groups: str) -> AbstractUser:
    """A person in these groups."""
    user = User.objects.create_user(name, password=PASSWORD)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user

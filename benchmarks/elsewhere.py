"""What others cost on equal content, measured before this CMS was built and not in the same run.

Machine with two cores, PostgreSQL 18, 500 news items and 60 people, one process each in production mode, 16 connections:
Keystone 6, Directus 12 with its cache, Payload 3, Strapi 5, and Wagtail 8 with wagtail-grapple 0.31 as it comes.
"""

from collections.abc import Mapping
from typing import Final

CPU_ELSEWHERE: Final[Mapping[str, tuple[float, float]]] = {
    "W1": (3.5, 65.0),
    "W2": (2.0, 55.0),
    "W3": (5.7, 400.0),
    "W4": (3.4, 60.0),
}
"""CPU of the process and its database together for each request, in milliseconds: the fastest other CMS, stock grapple."""

JSON_BY_POSTGRESQL_ELSEWHERE: Final = 1.0
"""What PostgreSQL took in the same runs to build W1's JSON in one prepared statement, in milliseconds: how fast that machine was."""

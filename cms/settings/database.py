"""From the address of a database to Django's `DATABASES`."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

POOL_WAIT_SECONDS = 3
# A database that is gone without a word is noticed within seconds; the address may say otherwise.
_CONNECTION: dict[str, str] = {
    "connect_timeout": "3",
    "tcp_user_timeout": "5000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "2",
}
# After how many times psycopg prepares a statement by itself. Those that answer readers ask for it.
_ONLY_WHEN_ASKED = 2**31
# A prepared statement is planned once for all values: planning those of the gate takes longer than executing them. What
# matters to the plan is written out in their text (`cms.publication.gate`).
_PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"


def databases_at(address: str, pool_connections: int) -> dict[str, dict[str, Any]]:
    """Gives `DATABASES` with one database and a pool of connections per process.

    Args:
        address: `postgresql://user:password@host:port/name`; what follows a `?` goes to PostgreSQL's client as it is.
        pool_connections: Most connections of one process.
    """
    parts = conninfo_to_dict(address)
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.pop("dbname"),
            "USER": parts.pop("user", ""),
            "PASSWORD": parts.pop("password", ""),
            "HOST": parts.pop("host", ""),
            "PORT": parts.pop("port", ""),
            "ATOMIC_REQUESTS": True,
            "OPTIONS": {
                **_CONNECTION,
                **parts,
                "options": f"{parts.get('options', '')} {_PLANNED_ONCE}".strip(),
                "prepare_threshold": _ONLY_WHEN_ASKED,
                "pool": {"min_size": 1, "max_size": pool_connections, "timeout": POOL_WAIT_SECONDS},
            },
        }
    }


def limit_statements(options: dict[str, Any], seconds: float) -> None:
    """Makes PostgreSQL end each statement that takes longer, on connections that are opened from now on.

    For processes that answer requests; what a command does may take its time.

    Args:
        options: `OPTIONS` of a database.
        seconds: the most that one statement may take.
    """
    given = options.get("options", "")
    options["options"] = f"{given} -c statement_timeout={round(seconds * 1000)}".strip()

"""Log lines with fields, without personal data: for people on a console, as JSON in production."""

import re
from typing import Any, Literal

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# PostgreSQL repeats the values of a row in these lines of an error.
_ROW_VALUES = re.compile(r"^(DETAIL|CONTEXT):.*$", re.MULTILINE)
_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


def logging_to(output: Literal["console", "json"], level: str) -> dict[str, Any]:
    """Gives Django's `LOGGING`, in which structlog and the standard library write the same lines."""
    renderers: list[Processor] = [structlog.processors.format_exc_info, without_personal_data]
    if output == "json":
        renderers.append(structlog.processors.JSONRenderer(ensure_ascii=False))
    else:
        renderers.append(structlog.dev.ConsoleRenderer(colors=False))
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": before,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
            },
        },
        "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stream"], "level": level},
        "loggers": {
            # Django's own set-up has handlers of its own (a mail to the admins, the console of runserver).
            "django": {"handlers": [], "level": level, "propagate": True},
            # Two lines for every change, with titles that may be names; Wagtail keeps what editors did in its own tables.
            "wagtail": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},
            # A line for each request, with an address that may hold a partner's secret.
            "httpx2": {"level": "WARNING"},
        },
    }


def without_personal_data(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Takes out mail addresses and the values of database rows; whoever logs leaves out names in the first place."""
    return {key: _clean(value) if isinstance(value, str) else value for key, value in event.items()}


def _clean(text: str) -> str:
    return _MAIL_ADDRESS.sub("[mail address]", _ROW_VALUES.sub("[row values]", text))

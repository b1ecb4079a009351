"""`python -m cms.database start|stop|url|serve`: the embedded PostgreSQL by hand.

`start` and `url` print the address; `serve` prints it and keeps the server up until its standard input closes or it is
told to end, so that a parent that dies takes the server along.
"""

import argparse
import signal
import sys
from types import FrameType
from typing import NoReturn

from cms.database.server import DatabaseServerError, EmbeddedServer, development_server, test_server


def main() -> int:
    """Carries out the command line and returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m cms.database", description="The embedded PostgreSQL.")
    parser.add_argument("command", choices=["start", "stop", "url", "serve"])
    parser.add_argument("--for-tests", action="store_true", help="the server of the tests, not that of `make run`")
    arguments = parser.parse_args()
    server = test_server() if arguments.for_tests else development_server()
    try:
        match arguments.command:
            case "start":
                print(server.start(stays=True))
            case "stop":
                server.stop()
            case "url":
                print(server.url())
            case "serve":
                _serve(server)
    except DatabaseServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(server: EmbeddedServer) -> None:
    # The terminal sends Ctrl-C to all of us; only our parent decides in which order things end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    with server.using() as url:
        print(url, flush=True)
        sys.stdin.read()


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(0)


if __name__ == "__main__":
    raise SystemExit(main())

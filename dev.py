#!/usr/bin/env python3
"""The commands of a developer, with nothing but Python: see `development/commands.py`.

This file is read by any Python, so that one that is too old can say so.
"""

import sys

OLDEST_PYTHON = (3, 11)


def main():  # noqa: ANN201  # Python 2 must be able to read this
    """Runs the command, when this Python can."""
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "BuurtBaan CMS needs Python %d.%d or newer and this is %d.%d; name another one: make run PYTHON=python3.12\n"  # noqa: UP031
            % (OLDEST_PYTHON + tuple(sys.version_info[:2]))
        )
        return 1
    from development.commands import run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())

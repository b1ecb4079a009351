"""The servers that are measured, each on a free port of this machine, one worker unless said otherwise."""

import os
import shutil
import socket
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bare import FILE_VARIABLE
from development.processes import Program, Programs
from development.terminal import Problem, environment_for_children

HOST = "127.0.0.1"
INTERFACE = "rsgi"
WSGI_THREADS = 4
START_SECONDS = 60
_NGINX = """
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 100000000;
    default_type application/json;
    {temporary}
    server {{ listen {host}:{port}; root {folder}; }}
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes:
        url: where.
        program: what runs.
    """

    url: str
    program: Program

    @property
    def process(self) -> int:
        """Number of its first process; the others are below it."""
        return self.program.process.pid


def start_cms(programs: Programs, database: str, *, cache_megabytes: int, workers: int = 1) -> Server:
    """The CMS as in production, but for its addresses.

    Args:
        programs: Where it runs along.
        database: Its address.
        cache_megabytes: Memory for answers in each worker; 0 keeps none.
        workers: How many processes answer.
    """
    environment = environment_for_children(
        DATABASE_URL=database,
        DJANGO_SETTINGS_MODULE="cms.settings.development",
        GRAPHQL_CACHE_MEGABYTES=str(cache_megabytes),
        # All load comes from one address.
        GRAPHQL_ANONYMOUS_POINTS_PER_MINUTE="0",
    )
    return _start_granian(programs, "cms.rsgi:application", environment, workers)


def start_bare(programs: Programs, file: Path | None = None, interface: str = INTERFACE) -> Server:
    """The same server with an application that does nothing.

    Args:
        programs: Where it runs along.
        file: What it answers; a few bytes when left out.
        interface: How granian asks the application: `rsgi`, or `wsgi`.
    """
    words = {FILE_VARIABLE: str(file)} if file else {}
    application = f"benchmarks.bare:{interface}"
    return _start_granian(programs, application, environment_for_children(**words), 1, interface)


def start_nginx(programs: Programs, file: Path) -> Server:
    """One worker of nginx that serves a file.

    Args:
        programs: Where it runs along.
        file: What is asked; nginx keeps its own files beside it.

    Raises:
        Problem: there is no nginx.
    """
    if not (nginx := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")):
        raise Problem("nginx is not on PATH. On Debian: apt-get install nginx-light.")
    folder, port = file.parent, _free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _NGINX.format(
            folder=folder,
            host=HOST,
            port=port,
            user="user root;" if os.geteuid() == 0 else "",
            temporary="".join(f"{name}_temp_path {folder}/{name};" for name in _TEMPORARY),
        )
    )
    program = programs.start("nginx", [nginx, "-c", str(configuration), "-p", str(folder)], environment_for_children())
    return _ready(programs, Server(f"http://{HOST}:{port}/{file.name}", program))


def _start_granian(
    programs: Programs, application: str, environment: dict[str, str], workers: int, interface: str = INTERFACE
) -> Server:
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", interface, "--host", HOST, "--port", str(port)]
    threads = ["--blocking-threads", str(WSGI_THREADS)] if interface == "wsgi" else []
    options = ["--no-ws", "--workers", str(workers), *threads, application]
    program = programs.start("benchmark", [*command, *options], environment)
    server = Server(f"http://{HOST}:{port}", program)
    return _ready(programs, server, "/health/live/")


def _ready(programs: Programs, server: Server, path: str = "") -> Server:
    programs.wait_until(lambda: _answers(server.url + path), START_SECONDS, server.program.name)
    return server


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])

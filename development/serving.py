"""`run`: everything together on this machine, as readers and editors will meet it."""

import contextlib
import os
import secrets
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

from development import packages
from development.database import start_database
from development.processes import Programs, programs_together
from development.terminal import (
    LOGS,
    PYTHON,
    ROOT,
    VAR,
    Problem,
    environment_for_children,
    last_line,
    say,
)

HOST = "127.0.0.1"
CMS_PORT = 8000
PUBLIC_SITE_PORT = 8080
START_SECONDS = 60
NEEDED_MEGABYTES = 200
PUBLIC_SITE_FOLDER = ROOT / "frontend-examples" / "public-site"
EDITOR = "redactie"
EDITOR_PASSWORD_FILE = VAR / "editor-password"
WEBHOOK_SECRET_FILE = VAR / "public-site-webhook-secret"


def run() -> int:
    """Serves until it is interrupted; gives the exit code."""
    cms_port, site_port = _port("CMS_PORT", CMS_PORT), _port("PUBLIC_SITE_PORT", PUBLIC_SITE_PORT)
    packages.need_room(NEEDED_MEGABYTES)
    packages.install()
    cms_url, site_url = f"http://{HOST}:{cms_port}", f"http://{HOST}:{site_port}"
    is_first_password = not EDITOR_PASSWORD_FILE.exists()
    with programs_together() as programs:
        say("Starting …")
        environment = environment_for_children(
            DATABASE_URL=start_database(programs),
            DJANGO_SETTINGS_MODULE="cms.settings.development",
            CMS_URL=cms_url,
            PUBLIC_SITE_URL=site_url,
            PUBLIC_SITE_KEY=_secret(VAR / "public-site-key"),
            SECRET_KEY=_secret(VAR / "secret-key"),
        )
        _secret(EDITOR_PASSWORD_FILE, characters=16)
        _prepare(environment)
        _start_public_site(programs, environment, site_port)
        _start_cms(programs, environment, cms_port)
        programs.wait_until(lambda: _answers(f"{cms_url}/health/ready/"), START_SECONDS, "The CMS")
        programs.wait_until(lambda: _answers(f"{site_url}/"), START_SECONDS, "The public site")
        _show_table(cms_url, site_url, is_first_password=is_first_password)
        with contextlib.suppress(KeyboardInterrupt):
            programs.watch()
        say("\nStopping …")
    return 0


def _prepare(environment: dict[str, str]) -> None:
    """Brings the tables up to date and loads what is not there yet: content, the editor's login, the site's webhook."""
    log = LOGS / "preparation.log"
    with log.open("wb") as output:
        result = subprocess.run(
            [PYTHON, "-m", "development.preparation", EDITOR_PASSWORD_FILE, WEBHOOK_SECRET_FILE],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if result.returncode:
        raise Problem(f"The content cannot be prepared (see {log.relative_to(ROOT)}): {last_line(log.read_text())}")


def _start_cms(programs: Programs, environment: dict[str, str], port: int) -> None:
    programs.start("CMS", [*_granian(port), "--interface", "rsgi", "cms.rsgi:application"], environment)
    programs.start("publishing clock", [PYTHON, "-m", "cms.clock"], environment)
    programs.start("webhooks worker", [PYTHON, "manage.py", "deliver_webhooks"], environment)


def _start_public_site(programs: Programs, environment: dict[str, str], port: int) -> None:
    options = ["--interface", "asgi", "--working-dir", str(PUBLIC_SITE_FOLDER)]
    # The public site knows nothing of the CMS but its address, the key, and with what messages are signed.
    own = {name: value for name, value in environment.items() if name not in {"DATABASE_URL", "SECRET_KEY"}}
    own["PUBLIC_SITE_WEBHOOK_SECRET"] = WEBHOOK_SECRET_FILE.read_text().strip()
    programs.start("public site", [*_granian(port), *options, "public_site.application:application"], own)


def _granian(port: int) -> list[str]:
    return [
        PYTHON,
        "-m",
        "granian",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        "1",
        "--respawn-failed-workers",
        "--no-ws",
    ]


def _port(variable: str, default: int) -> int:
    """The port to serve on, when it is free."""
    try:
        port = int(os.environ.get(variable, default))
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
    except (ValueError, OverflowError):
        raise Problem(f"{variable} must be the number of a port, such as {default}.") from None
    except OSError as error:
        raise Problem(
            f"Port {port} of {HOST} cannot be used ({error.strerror}); stop what uses it or set {variable} to another."
        ) from error
    return port


def _secret(file: Path, characters: int = 64) -> str:
    """A random secret that is made once and kept in a file that only we can read."""
    if not file.exists():
        unfinished = file.with_name(f"{file.name}.unfinished")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_hex(characters // 2))
        unfinished.rename(file)
    return file.read_text().strip()


def _answers(url: str) -> bool:
    """Whether this address gives a page; no proxy stands between us and ourselves."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _show_table(cms_url: str, site_url: str, *, is_first_password: bool) -> None:
    password = f"password {EDITOR_PASSWORD_FILE.read_text()}, kept" if is_first_password else "password"
    rows = {
        "Public site": f"{site_url}/",
        "Admin": f"{cms_url}/admin/",
        "GraphQL": f"{cms_url}/graphql/",
        "Explorer": f"{cms_url}/explorer/",
        "Webhooks": f"{cms_url}/admin/webhooks/meldingen/ (what the public site was told)",
        "Editor": f"{EDITOR}, {password} in {EDITOR_PASSWORD_FILE.relative_to(ROOT)}",
        "Logs": f"{LOGS.relative_to(ROOT)}/",
    }
    say()
    for name, value in rows.items():
        say(f"  {name:<12} {value}")
    say("\nCtrl-C stops everything.")

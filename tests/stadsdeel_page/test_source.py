"""The stadsdeel page passes its own checks, and what it prints can be registered at the CMS."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cms.delivery.documents.manifests import register
from cms.settings.environment import PROJECT_DIRECTORY

SCHEMA = "cms/schema/schema.graphql"


@pytest.fixture
def copy(stadsdeel_page_folder: Path, tmp_path: Path) -> Path:
    """A copy of the sources, with the packages of the original."""
    folder = tmp_path / "stadsdeel-page"
    shutil.copytree(stadsdeel_page_folder, folder, ignore=shutil.ignore_patterns("node_modules", "var", ".astro"))
    (folder / "node_modules").symlink_to(stadsdeel_page_folder / "node_modules")
    settings = folder / "tsconfig.json"
    settings.write_text(settings.read_text().replace(f"../../{SCHEMA}", str(PROJECT_DIRECTORY / SCHEMA)))
    return folder


def npm(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["npm", "run", "--silent", script], cwd=folder, capture_output=True, text=True, check=False)


def test_format_lint_and_types_are_in_order_and_a_wrong_field_in_a_template_is_not(copy: Path) -> None:
    good = npm(copy, "check")
    assert good.returncode == 0, good.stdout + good.stderr
    template = copy / "src/pages/404.astro"

    template.write_text(template.read_text().replace("{site.name}", "{site.nmae}"))

    wrong = npm(copy, "check")
    assert wrong.returncode == 1
    assert "Property 'nmae' does not exist" in wrong.stdout


def test_the_documents_are_made_from_the_queries(copy: Path) -> None:
    made = copy / "src/api/documents.ts"
    before = made.read_text()

    npm(copy, "documents")

    assert made.read_text() == before


def test_the_manifest_can_be_registered(stadsdeel_page_folder: Path, db: None) -> None:
    changes = register("stadsdeel-west", npm(stadsdeel_page_folder, "manifest").stdout.encode())

    assert sorted(changes.new) == ["Article", "Stadsdeel"]

"""Proves that what must stand alone does."""

import ast
import sys

import pytest

from cms.settings.environment import PROJECT_DIRECTORY

PUBLIC_SITE = PROJECT_DIRECTORY / "frontend-examples" / "public-site" / "public_site"
DEVELOPMENT = PROJECT_DIRECTORY / "development"
# `preparation` is run by its neighbours in `.venv`, with Django.
STANDARD_LIBRARY_ONLY = sorted(set(DEVELOPMENT.glob("*.py")) - {DEVELOPMENT / "preparation.py"})


def _imported_packages(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("file", STANDARD_LIBRARY_ONLY, ids=lambda file: file.name)
def test_dev_py_needs_nothing_but_python(file):
    assert set(_imported_packages(file)) - sys.stdlib_module_names <= {"development"}


def test_the_public_site_knows_nothing_of_the_cms():
    imported = {package for file in PUBLIC_SITE.rglob("*.py") for package in _imported_packages(file)}

    assert imported & {"cms", "pages", "media", "django", "wagtail"} == set()

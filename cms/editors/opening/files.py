"""Reads the files of the opening content."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from .entries import Content
from .errors import OpeningContentError

PICTURES_FOLDER = "pictures"


def read_content(folder: Path) -> Content:
    """Read and check all files.

    Raises:
        OpeningContentError: With every problem found, each with its file, item and field.
    """
    problems: list[str] = []
    raw: dict[str, Any] = {}
    for name in Content.model_fields:
        try:
            raw[name] = yaml.load((folder / f"{name}.yaml").read_bytes(), Loader=_UniqueNameLoader)  # noqa: S506
        except (OSError, yaml.YAMLError) as error:
            problems.append(f"{name}.yaml: {' '.join(str(error).split())}")
    if problems:
        raise OpeningContentError(problems)
    try:
        content = Content.model_validate(raw)
    except ValidationError as error:
        raise OpeningContentError(_said(fault["loc"], fault["msg"], raw) for fault in error.errors()) from error
    if missing := list(_missing_pictures(folder, content)):
        raise OpeningContentError(missing)
    return content


def _missing_pictures(folder: Path, content: Content) -> Iterator[str]:
    """Name the pictures whose file is not there."""
    for entry in content.pictures:
        if not (folder / PICTURES_FOLDER / entry.file).is_file():
            yield f"pictures.yaml: {entry.key}: file: there is no {PICTURES_FOLDER}/{entry.file}"


def _said(place: tuple[str | int, ...], message: str, raw: dict[str, Any]) -> str:
    """Say a fault with its file, the key of its item, and its field."""
    if not place:
        return message
    name, *within = place
    words = [f"{name}.yaml"]
    if within and isinstance(within[0], int):
        number = within.pop(0)
        item = raw[str(name)][number]
        words.append(str(item["key"]) if isinstance(item, dict) and "key" in item else f"item {int(number) + 1}")
    if within:
        words.append(".".join(str(step) for step in within))
    return ": ".join([*words, message])


class _UniqueNameLoader(yaml.SafeLoader):
    """Refuses a name that stands twice in one mapping, of which plain YAML silently keeps the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build a mapping from its node."""
        names = [name.value for name, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            problem = f"'{twice}' stands twice in one item"
            raise yaml.constructor.ConstructorError(problem=problem, problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)

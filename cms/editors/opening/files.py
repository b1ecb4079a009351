"""Reads the files of the opening content."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from .content import Content
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
    steps: list[str] = []
    item: Any = raw[str(name)]
    for step in within:
        item = _inside(item, step)
        if isinstance(step, int) and isinstance(item, dict) and "key" in item:
            words += [*filter(None, [".".join(steps)]), str(item["key"])]
            steps = []
        elif isinstance(step, int) and not steps and len(words) == 1:
            words.append(f"item {step + 1}")
        else:
            steps.append(str(step))
    return ": ".join([*words, *filter(None, [".".join(steps)]), message])


def _inside(item: Any, step: str | int) -> Any:
    """What stands at a step; None where the step names a field or a form that is not in the file."""
    try:
        return item[step]
    except (LookupError, TypeError):
        return None


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

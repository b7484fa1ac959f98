"""The shape of the code: small files, small functions, and a test beside each plug-in."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.readers import READERS
from quiz.question_types import QUESTION_TYPES

ROOT = Path(__file__).parent.parent
FOLDERS = ("kfor_site", "people", "content", "quiz", "tests", "bench")
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

# Names of layers or of nothing; a module is named for what it knows.
BANNED_NAMES = {"common", "helpers", "managers", "misc", "selectors", "services", "utils"}


def sources() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return [ROOT / "manage.py", *sorted(path for path in found if path.stat().st_size)]


def plugins() -> list[str]:
    """The modules behind what is registered: adding one means adding its test."""
    kinds = {kind.__module__ for kind in QUESTION_TYPES.values()}
    return sorted(kinds | {f"content.readers.{name}" for name in READERS.values()})


def test_files_are_short_named_for_what_they_know_and_say_what_they_are_for():
    found = [f"{path.relative_to(ROOT)}: {problem}" for path in sources() for problem in problems_of_file(path)]

    assert found == []


def problems_of_file(path: Path) -> Iterator[str]:
    source = path.read_text()
    if path.stem in BANNED_NAMES or path.parent.name in BANNED_NAMES:
        yield "a name that says nothing"
    if path.parent.name == "migrations":
        return
    if len(source.splitlines()) > LONGEST_FILE:
        yield f"more than {LONGEST_FILE} lines"
    if not source.removeprefix("#!/usr/bin/env python\n").startswith('"""'):
        yield "no docstring in its first line"


def test_functions_are_short():
    long = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]

    assert long == []


@pytest.mark.parametrize("module", plugins())
def test_plugin_has_its_test(module: str):
    *folders, stem = module.split(".")

    assert (ROOT / "tests" / Path(*folders) / f"test_{stem}.py").exists()


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_question_types_do_not_know_each_other(kind: str):
    tree = ast.parse((ROOT / "quiz" / "question_types" / f"{kind}.py").read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    others = {f"quiz.question_types.{other}" for other in QUESTION_TYPES}

    assert imported & others == set()


@pytest.mark.slow
def test_site_starts_without_the_parser():
    """The parser costs each process two seconds and 60 MB; only an import of a document may load it."""
    load = "import sys, django; django.setup(); import kfor_site.urls; print('spacy' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout == "False\n"

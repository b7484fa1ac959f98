"""The documentation tells the truth: settings, make targets and commands that it names exist, and all are named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parent.parent
PAGES = [
    path for path in (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")) if path.exists()
]


def variables_read(path: Path) -> set[str]:
    """The variables that a file reads by ``env.str("NAME")``, ``database("NAME")`` or ``os.environ.get("NAME")``."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            reader = ast.unparse(node.func)
            if reader.startswith("env.") or reader in {"database", "os.environ.get"}:
                found.add(str(node.args[0].value))
    return found


def code(guide: Path) -> str:
    """The guide's fenced blocks and code spans."""
    text = guide.read_text()
    fences = re.findall(r"^```.*?^```", text, re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return "\n".join(fences + spans)


def test_readme_lists_each_setting_and_no_other():
    table = re.findall(r"^\| *((?:`\w+`(?:, )?)+) *\|", (ROOT / "README.md").read_text(), re.MULTILINE)

    listed = {name for cell in table for name in re.findall(r"`([A-Z][A-Z_]+)`", cell)}

    assert listed == variables_read(ROOT / "kfor_site/settings.py") | variables_read(ROOT / "kfor_site/supervise.py")


@pytest.mark.parametrize("guide", PAGES, ids=lambda path: path.name)
def test_make_targets_that_a_guide_names_exist(guide: Path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    named = set(re.findall(r"\bmake ([a-z-]+)", code(guide)))

    assert named <= targets


@pytest.mark.parametrize("guide", PAGES, ids=lambda path: path.name)
def test_commands_that_a_guide_names_exist(guide: Path):
    named = set(re.findall(r"\bmanage\.py ([a-z_]+)", code(guide)))

    assert named <= get_commands().keys()


def test_make_help_lists_each_public_target():
    makefile = (ROOT / "Makefile").read_text()

    described = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))

    assert described == set(makefile.partition(".PHONY: ")[2].partition("\n")[0].split())

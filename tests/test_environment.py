"""The locked environment: the framework is the one we build on, and each package is pinned by its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def test_django_is_the_one_we_build_on():
    """A dependency that caps Django makes an installer choose an older one without a word."""
    assert django.VERSION[:2] == (6, 1)


def test_there_is_a_lock_for_running_and_one_for_developing():
    assert [path.name for path in LOCKS] == ["base.txt", "dev.txt"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_names_no_address(lock: Path):
    lines = lock.read_text().splitlines()

    addresses = [
        line for line in lines if "://" in line or line.startswith(("-i", "-f", "--index", "--find", "--extra"))
    ]

    assert addresses == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_each_requirement_is_pinned_and_hashed(lock: Path):
    requirements = lock.read_text().replace("\\\n", " ").splitlines()

    loose = [line for line in requirements if not re.match(r"[\w.-]+(\[[\w,.-]+\])?==\S+ .*--hash=sha256:", line)]

    assert loose == []


def test_each_runtime_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text()
    block = text.partition("\ndependencies = [\n")[2].partition("\n]")[0].splitlines()

    silent = [line for line in block if not re.search(r'",\s+# \w', line)]

    assert len(block) == len(tomllib.loads(text)["project"]["dependencies"])
    assert silent == []

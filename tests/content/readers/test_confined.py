"""Tests the process apart that reads uploads: it gives what a reader gives, has no way out, and ends in time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from content import readers
from content.readers import ReadError, UnsureEncoding, confined
from content.readers.confined import Limits
from tests import documents

WORD = documents.docx(documents.paragraph("The lake is calm.", "Heading1") + documents.paragraph("So is the port."))
TEXTS = [
    ("lake.txt", b"The lake is calm."),
    ("lake.html", b"<title>Lake</title><h1>The lake</h1><p>It is calm.<ul><li>so"),
    ("lake.md", "# Der See\n\n- überall\n- 🚤".encode()),
    ("lake.docx", WORD),
    ("lake.pdf", documents.pdf([documents.line("The lake is calm, and so is the port.", 60, 700)])),
]


@pytest.mark.parametrize(("name", "data"), TEXTS)
def test_a_reading_comes_back_as_it_was(name: str, data: bytes):
    assert confined.read(data, name) == readers.read(data, name)


def test_a_refusal_comes_back_in_its_words():
    with pytest.raises(ReadError, match="holds no text"):
        confined.read(b" ", "lake.txt")


def test_the_question_of_the_encoding_comes_back():
    with pytest.raises(UnsureEncoding) as question:
        confined.read("Über die Brücke über den See.".encode("cp1252"), "lake.txt")

    assert question.value.guess.startswith("cp125")
    assert "Brücke" in question.value.sample


@pytest.mark.parametrize("encoding", ["cp1253", "iso2022_jp", "utf_16"])
def test_no_encoding_is_out_of_reach(encoding: str):
    assert confined.read("The lake".encode(encoding), "lake.txt", encoding).text == "The lake"


def test_a_file_over_all_limits_is_refused_before_a_process_starts():
    with pytest.raises(ReadError, match="over 10 MB"):
        confined.read(b"a" * 10_000_001, "lake.txt")


def test_a_third_file_at_the_same_time_is_told_to_wait():
    with confined.AT_ONCE, confined.AT_ONCE, pytest.raises(ReadError, match="try again in a minute"):
        confined.read(b"The lake is calm.", "lake.txt")

    assert confined.read(b"The lake is calm.", "lake.txt").text == "The lake is calm."


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        (Limits(wall_seconds=0), confined.BUSY),
        (Limits(told=10), confined.FAULT),
    ],
)
def test_a_process_that_meets_a_limit_is_told_in_one_sentence(limits: Limits, sentence: str):
    with pytest.raises(ReadError) as refusal:
        confined.read(b"The lake is calm.", "lake.txt", limits=limits)

    assert str(refusal.value) == sentence


def inside(*lines: str) -> str:
    """What code prints that runs where readers run."""
    limits = {"cpu_seconds": 1, "memory": 300 * 2**20, "told": 10_000}
    code = "\n".join(
        ["import socket", "from content.readers import cell", f"cell.bound({limits})", "cell.shut()", *lines]
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=confined.ROOT)
    return run.stdout.strip() or f"{run.returncode} {run.stderr}"


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "open('/dev/null', 'w')",
        "__import__('socket').socket()",
        "__import__('os').pipe()",
    ],
)
def test_no_file_and_no_connection_can_be_opened_inside(attempt: str):
    told = inside("try:", f"    {attempt}", "except OSError as error:", "    print(error.strerror)")

    assert told == "Too many open files"


def test_time_and_memory_are_bounded_inside():
    assert inside("while True: pass").startswith("-24 ")
    assert inside("try: bytearray(2**30)", "except MemoryError: print('bounded')") == "bounded"


def test_the_process_gets_no_secret(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_KEY", "known to all")
    seen: list[dict[str, str]] = []
    real = subprocess.Popen

    def watched(*args, **told):
        seen.append(told["env"])
        return real(*args, **told)

    monkeypatch.setattr(subprocess, "Popen", watched)
    confined.read(b"The lake.", "lake.txt")

    assert set(seen[0]) <= {"PATH", "LD_LIBRARY_PATH"}
    assert os.environ["SECRET_KEY"] == "known to all"


@pytest.mark.parametrize(
    "told",
    [
        {"text": "lake", "title": "", "blocks": [["paragraph", 0, 9, 0, []]]},
        {"text": "lake", "title": "", "blocks": [["paragraph", 2, 3, 0, []], ["paragraph", 0, 1, 0, []]]},
        {"text": "lake", "title": "", "blocks": [["script", 0, 4, 0, []]]},
    ],
)
def test_a_reading_that_cannot_be_is_refused(told: dict[str, object]):
    with pytest.raises(ReadError, match="no sense"):
        confined._reading(told)

"""Reads what a person uploads in a process of its own, which cannot open a file or a connection and ends in time.

That process (cell.py) is started without this one's environment. It gets the file through a descriptor, gives up its
rights once its code is loaded, and leaves the reading as JSON in a second descriptor, whose size the kernel bounds.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, get_args

from content.readers.base import MAX_PACKED_BYTES, Block, BlockKind, ReadError, Reading, UnsureEncoding

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent.parent
START = "import sys; sys.path.insert(0, sys.argv[1]); from content.readers.cell import main; main()"
PASSED_ON = ("PATH", "LD_LIBRARY_PATH")
KINDS = frozenset(get_args(BlockKind))
AT_ONCE = threading.BoundedSemaphore(2)
"""So many files are read at once for each process that serves people: its other threads stay free for saves."""

PATIENCE = 1.0
BUSY = "This site has too much to do to read the file just now; try again in a minute."
FAULT = "This program can make no sense of the file; save it anew, or as plain text."


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost: seconds of one core, seconds by the clock, bytes of memory, bytes of the reading told."""

    cpu_seconds: int = 30
    wall_seconds: int = 75
    memory: int = 512 * 2**20
    told: int = 48 * 2**20


LIMITS = Limits()


def read(data: bytes, filename: str, encoding: str | None = None, limits: Limits = LIMITS) -> Reading:
    """The reading of a file, as ``content.readers.read`` gives it.

    Raises ReadError with one plain sentence, also where a limit was met; UnsureEncoding as there.
    """
    if len(data) > MAX_PACKED_BYTES:
        raise ReadError(f"The file is over {MAX_PACKED_BYTES // 1_000_000} MB; split it and import the parts.")
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise ReadError(BUSY)
    try:
        return _read(data, filename, encoding, limits)
    finally:
        AT_ONCE.release()


def _read(data: bytes, filename: str, encoding: str | None, limits: Limits) -> Reading:
    header = json.dumps({"filename": filename, "encoding": encoding, "limits": asdict(limits)})
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(header.encode() + b"\n" + data)
        given.seek(0)
        status = _run(given, told, limits)
        told.seek(0)
        answer = told.read(limits.told + 1)
    return _reading(_answered(answer, status, limits))


def _run(given: IO[bytes], told: IO[bytes], limits: Limits) -> int | None:
    """How the process ended; None where the clock ended it."""
    process = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", START, str(ROOT)],
        stdin=given,
        stdout=told,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
    )
    try:
        return process.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        process.kill()
        process.wait()


def _answered(answer: bytes, status: int | None, limits: Limits) -> dict[str, Any]:
    """What the process told. Raises ReadError where it was ended before it could."""
    if status is None:
        raise ReadError(BUSY)
    if status == -signal.SIGXCPU:
        raise ReadError(f"Reading the file takes more than {limits.cpu_seconds} seconds; split it, or save it as text.")
    try:
        found = json.loads(answer)
    except ValueError:
        log.warning("The process that read a file ended with status %s.", status)
        raise ReadError(FAULT) from None
    if not isinstance(found, dict):
        raise ReadError(FAULT)
    return found


def _reading(told: dict[str, Any]) -> Reading:
    """The reading, of which nothing is taken on trust. Raises ReadError, UnsureEncoding."""
    if "guess" in told:
        raise UnsureEncoding(str(told["guess"]), str(told["sample"]))
    if "error" in told:
        raise ReadError(str(told["error"]))
    if "fault" in told:
        log.warning("A file could not be read: %s", told["fault"])
        raise ReadError(FAULT)
    text, blocks, at = str(told["text"]), [], 0
    for kind, start, end, level, path in told["blocks"]:
        if kind not in KINDS or not at <= start < end <= len(text) or not 0 <= level <= 6:
            raise ReadError(FAULT)
        blocks.append(Block(kind, start, end, level, tuple(str(name) for name in path)))
        at = end
    return Reading(text, tuple(blocks), str(told["title"]))

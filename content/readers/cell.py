"""The inside of the process that reads a stranger's file (confined.py starts it): gives up its rights, reads, tells.

What holds: seconds of CPU, bytes of memory and of output, as ``confined.Limits`` say. Once the code is loaded no number
for a further descriptor is left, so neither a file nor a connection can be opened; where the kernel lets a process
leave the network, it does that too.
"""

from __future__ import annotations

import json
import os
import pkgutil
import resource
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Any

NOT_HERE = frozenset({"mbcs", "oem"})  # encodings of Windows
FAULT_CHARS = 4_000
PATIENCE = 5  # how far others go first, as for nice: with 19 it would starve on a busy machine


def main() -> None:
    """Reads standard input: a line of JSON (filename, encoding, limits), then the file. Writes one object of JSON."""
    given = sys.stdin.buffer
    asked = json.loads(given.readline())
    bound(asked["limits"])
    try:
        told = encoded(answer(asked["filename"], asked["encoding"], given.read))
    except MemoryError:
        megabytes = asked["limits"]["memory"] // 2**20
        told = encoded(
            {"error": f"Reading the file takes more than {megabytes} MB of memory; split it, or save it as text."}
        )
    except Exception:  # parsers fail in any way on what they were not made for; the other side logs it
        told = encoded({"fault": traceback.format_exc()[-FAULT_CHARS:]})
    sys.stdout.buffer.write(told)


def encoded(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def bound(limits: dict[str, int]) -> None:
    """Before any code of a parser is loaded."""
    os.nice(PATIENCE)
    _limit(resource.RLIMIT_CPU, limits["cpu_seconds"], limits["cpu_seconds"] + 1)
    _limit(resource.RLIMIT_AS, limits["memory"])
    _limit(resource.RLIMIT_FSIZE, limits["told"])
    _limit(resource.RLIMIT_CORE, 0)


def shut() -> None:
    """No file, no connection, no process from here on."""
    with suppress(AttributeError, OSError):  # not Linux, or not allowed there
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    _limit(resource.RLIMIT_NPROC, 0)
    os.closerange(3, 64)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _limit(what: int, most: int, hard: int | None = None) -> None:
    with suppress(ValueError, OSError):  # some systems know the limit and refuse it
        resource.setrlimit(what, (most, most if hard is None else hard))


def answer(filename: str, encoding: str | None, rest: Any) -> dict[str, Any]:
    """The reading, or why there is none, as ``confined`` takes it. ``rest`` gives the file."""
    from content import readers  # the limits come first

    try:
        readers.load(filename)
        for found in pkgutil.iter_modules(import_module("encodings").__path__):
            if found.name not in NOT_HERE:
                import_module(f"encodings.{found.name}")
        shut()
        reading = readers.read(rest(), filename, encoding)
    except readers.UnsureEncoding as unsure:
        return {"guess": unsure.guess, "sample": unsure.sample}
    except readers.ReadError as error:
        return {"error": str(error)}
    blocks = [[block.kind, block.start, block.end, block.level, block.heading_path] for block in reading.blocks]
    return {"text": reading.text, "title": reading.title, "blocks": blocks}

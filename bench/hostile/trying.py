"""Hands hostile files to the reader of uploads: `python -m bench.hostile`, or with WORD … those whose name has one.

Prints one line of JSON a file: its group in the list of attacks (G01: entities, G02: nesting, G03: bombs, G04: names,
G05: PDFs, G08: encodings and tables, G10: what is not what it says), what came of it in the words that its sender is
told, seconds by the clock and of CPU, megabytes, and whether all held: an end that is allowed for it, within its
bounds, nothing read of the bait, no connection, no file made. The last line counts. Ends with 1 where one did not hold.
"""

from __future__ import annotations

import json
import re
import resource
import secrets
import socket
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.hostile import bombs, packages, pdfs, texts
from bench.hostile.cases import Bait, Case
from content.readers import ReadError, UnsureEncoding, confined

SENTENCE = re.compile(r"[A-Z“].{15,240}\.", re.DOTALL)
ROOT = Path(__file__).resolve().parent.parent.parent
TOO_LONG = "It took too long."
WATCHED = (Path("/"), Path(tempfile.gettempdir()), Path.cwd(), ROOT, ROOT.parent)


def main(words: Sequence[str]) -> int:
    """Returns 1 where something did not hold, else 0."""
    counted: Counter[bool] = Counter()
    with baited() as (bait, connections):
        for case in cases():
            if words and not any(word in f"{case.group} {case.name}" for word in words):
                continue
            line = tried(case, bait, connections)
            counted[bool(line["holds"])] += 1
            print(json.dumps(line, ensure_ascii=False), flush=True)
    print(json.dumps({"files": counted.total(), "held": counted[True], "failed": counted[False]}))
    return 1 if counted[False] else 0


def cases() -> Iterator[Case]:
    yield from sorted([*packages.cases(), *bombs.cases(), *texts.cases(), *pdfs.cases()], key=lambda case: case.group)


@contextmanager
def baited() -> Iterator[tuple[Bait, list[object]]]:
    """A file to be read and a port to be called, and the calls that come."""
    word, calls = f"bait{secrets.token_hex(6)}", list[object]()
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file, socket.create_server(("127.0.0.1", 0)) as server:
        file.write(word)
        file.flush()
        threading.Thread(target=_listen, args=(server, calls), daemon=True).start()
        yield Bait(file.name, word, server.getsockname()[1]), calls


def _listen(server: socket.socket, calls: list[object]) -> None:
    while True:
        try:
            connection, address = server.accept()
        except OSError:
            return
        connection.close()
        calls.append(address)


def tried(case: Case, bait: Bait, calls: Sequence[object] = ()) -> dict[str, Any]:
    """What came of a file, and whether that may be."""
    data, before = case.make(bait), len(calls)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        outcome, told, seconds, cpu, megabytes = apart.submit(measured, data, case.filename).result()
    made = [str(path) for folder in WATCHED for path in folder.glob(f"*{bait.word}*")]
    problems = [
        *([] if outcome in case.outcomes else [f"It was {outcome}."]),
        *([] if outcome == "read" or SENTENCE.fullmatch(told) else ["It was not told in a sentence."]),
        *([] if cpu <= case.seconds else [TOO_LONG]),
        *([] if megabytes <= case.megabytes else ["It took too much memory."]),
        *(["The bait was read."] if bait.word in told else []),
        *(["A connection was made."] if len(calls) > before else []),
        *(f"{path} was made." for path in made),
        *(f"“{words}” is missing." for words in case.keeps[:500] if outcome == "read" and words not in told),
    ]
    return {
        "group": case.group,
        "name": case.name,
        "bytes": len(data),
        "outcome": outcome,
        "told": told if outcome != "read" else f"{len(told)} letters",
        "seconds": round(seconds, 2),
        "cpu": round(cpu, 2),
        "megabytes": megabytes,
        "holds": not problems,
        **({"problems": problems[:5]} if problems else {}),
    }


def measured(data: bytes, filename: str) -> tuple[str, str, float, float, int]:
    """The outcome of a file, its text or what is told, and what the process that read it took."""
    began = time.monotonic()
    try:
        outcome, told = "read", confined.read(data, filename).text
    except UnsureEncoding as unsure:
        outcome, told = "asked", str(unsure)
    except ReadError as error:
        outcome, told = "refused", str(error)
    except Exception as error:  # whatever it is, it is a finding
        outcome, told = "failed", repr(error)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return outcome, told, time.monotonic() - began, used.ru_utime + used.ru_stime, round(used.ru_maxrss / 1024)

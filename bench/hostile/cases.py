"""What a hostile file is here, and what it must come to."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["read", "refused", "asked"]

SHORT, MEDIUM, LONG = 1.0, 5.0, 31.0
"""Seconds of CPU that a case may take: what must be refused at once, what is read, what the limit ends."""

LITTLE, ALL = 100, 512
"""Megabytes likewise."""


@dataclass(frozen=True, slots=True)
class Bait:
    """What a file is tempted to reach: a file with a word of its own, and a port of this machine."""

    path: str
    word: str
    port: int

    @property
    def file_address(self) -> str:
        return f"file://{self.path}"

    @property
    def web_address(self) -> str:
        return f"http://127.0.0.1:{self.port}/{self.word}"


def always(data: bytes) -> Callable[[Bait], bytes]:
    """The maker of a file that tempts to nothing."""
    return lambda _bait: data


@dataclass(frozen=True, slots=True)
class Case:
    """A file by its maker, and its bounds. ``keeps`` are words that must be in what is read of it."""

    group: str
    name: str
    filename: str
    make: Callable[[Bait], bytes]
    outcomes: tuple[Outcome, ...] = ("refused",)
    seconds: float = MEDIUM
    megabytes: int = ALL
    keeps: tuple[str, ...] = ()


CHUNK = 10_000_000


def deflated(size: int, sign: bytes = b" ") -> bytes:
    """``size`` bytes of one sign (a whole number of chunks), packed as zlib does; made without ever holding them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = sign * CHUNK
    block = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = 1
    for _ in range(size // CHUNK):
        checksum = zlib.adler32(chunk, checksum)
    return b"\x78\xda" + block * (size // CHUNK) + packer.flush() + struct.pack(">L", checksum)

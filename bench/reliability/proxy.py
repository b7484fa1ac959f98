"""A proxy that spoils the way between browser and site: it delays, cuts, doubles or swallows requests.

One request a connection: it asks both sides to close, so that every request meets a fate of its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum

Fate = Callable[[bytes], "Fault"]
"""What becomes of a request, by its head."""

LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)
HELD = 60.0


class Kind(Enum):
    """Where on its way a request is spoilt."""

    PASS = "passes"
    CUT_BEFORE = "cut before the request arrived"
    CUT_INSIDE = "cut in the middle of the body"
    CUT_AFTER = "cut after the request arrived, before the response"
    DOUBLE = "sent twice"
    HOLE = "arrives, and nothing ever comes back"


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind, seconds of delay before the request goes on, and for a cut inside how many bytes of the body pass."""

    kind: Kind = Kind.PASS
    delay: float = 0.0
    bytes: int = 0


@dataclass
class Proxy:
    """Where it listens, and how often each kind of fault was met."""

    port: int
    target: int
    fate: Fate
    met: Counter[str] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            head, body = await read_request(reader)
            fault = self.fate(head)
            self.met[fault.kind.name.lower()] += 1
            await asyncio.sleep(fault.delay)
            await self.spoil(fault, head, body, writer)
        writer.close()

    async def spoil(self, fault: Fault, head: bytes, body: bytes, writer: asyncio.StreamWriter) -> None:
        if fault.kind is Kind.CUT_BEFORE:
            return
        if fault.kind is Kind.CUT_INSIDE:
            await self.send(head + body[: fault.bytes], answers=False)
            return
        if fault.kind is Kind.DOUBLE:
            answers = await asyncio.gather(self.send(head + body), self.send(head + body))
            writer.write(answers[-1])
        else:
            answer = await self.send(head + body)
            if fault.kind is Kind.HOLE:
                await asyncio.sleep(HELD)
            if fault.kind is not Kind.PASS:
                return
            writer.write(answer)
        await writer.drain()

    async def send(self, request: bytes, *, answers: bool = True) -> bytes:
        """The whole answer of the site; b"" where none is waited for, and the connection is cut at once."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            writer.write(request)
            await writer.drain()
            return await asyncio.wait_for(reader.read(-1), HELD) if answers else b""
        finally:
            writer.close()


async def read_request(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Head and body of one request; the head asks the site to close afterwards."""
    head = await reader.readuntil(b"\r\n\r\n")
    found = LENGTH.search(head)
    body = await reader.readexactly(int(found[1])) if found else b""
    lines = [line for line in head.rstrip().split(b"\r\n") if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close", b"", b""]), body


@asynccontextmanager
async def proxied(target: int, fate: Fate) -> AsyncIterator[Proxy]:
    """A proxy before the port of a site; ``fate`` decides of each request what becomes of it."""
    proxy = Proxy(0, target, fate)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0, limit=2**20)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        server.close()

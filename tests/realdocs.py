"""The real documents, in the order of the years in which they were found: what tests hand in of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from content.partialdate import PartialDate

AS_FOUND = ("003", "001", "000", "002", "004")
DATED: Mapping[str, str] = {"000": "2013", "002": "2021"}
"""The years that an instructor sets for the two documents that give none of their own."""


class RealDocument(NamedTuple):
    """A document by the number its file name begins with, what its page says of it, and the year set by a person."""

    number: str
    file: Path
    title: str
    publisher: str
    published: PartialDate | None


def real_documents(folder: Path, years: Mapping[str, str] = {}) -> Iterator[RealDocument]:
    """The five of them in that order."""
    meta = json.loads((folder / "meta.json").read_text())
    for number in AS_FOUND:
        name = next(name for name in meta if name.startswith(number))
        year = PartialDate.from_iso(years[number]) if number in years else None
        yield RealDocument(number, folder / name, meta[name]["title"], meta[name]["publisher"], year)

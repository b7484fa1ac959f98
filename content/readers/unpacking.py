"""The parts of an Office file, unpacked within limits: no bomb, no foreign name, no entity comes through."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from content.readers.base import ReadError

MAX_PARTS = 2_000
MAX_INDEX_BYTES = 400_000
MAX_UNPACKED_BYTES = 12_000_000
"""Of all parts that are read together. A report of 300 pages has 4 MB; each byte costs forty while it is read."""

STEP = 65_536
END = struct.Struct("<4s4H2LH")
DAMAGED = "The file is damaged and cannot be unpacked; open it in Word and save it again."


def parts(data: bytes, wanted: frozenset[str]) -> dict[str, bytes]:
    """The wanted parts that are there, each as XML without document type, entities, comments and instructions.

    Nothing is unpacked but these, and nothing is written to a disk. Raises ReadError.
    """
    _refuse_index(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return dict(_unpacked(packed, wanted))
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        struct.error,
        ValueError,
        RuntimeError,
    ) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(DAMAGED) from None


def _refuse_index(data: bytes) -> None:
    """Reads only the end of the file, so that an index of a million parts is never loaded."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_535 - END.size))
    if at < 0 or at + END.size > len(data):
        raise ReadError(DAMAGED)
    _, disk, first_disk, here, count, size, start, _ = END.unpack_from(data, at)
    if disk or first_disk or here != count or start == 0xFFFFFFFF:
        raise ReadError(DAMAGED)
    if count > MAX_PARTS or size > MAX_INDEX_BYTES:
        raise ReadError(f"The file packs more than {MAX_PARTS:,} parts; save its words alone as a new document.")


def _unpacked(packed: zipfile.ZipFile, wanted: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    infos = packed.infolist()
    if len(infos) > MAX_PARTS or len({info.filename for info in infos}) != len(infos):
        raise ReadError(DAMAGED)
    left = MAX_UNPACKED_BYTES
    chosen = [info for info in infos if info.filename in wanted]
    if sum(info.file_size for info in chosen) > left:
        raise _too_large()
    for info in chosen:
        if info.flag_bits & 0x1:
            raise ReadError("The file is locked with a password; open it, remove the password, and save it again.")
        content = _bounded(packed, info, left)
        left -= len(content)
        yield info.filename, _hardened(content)


def _bounded(packed: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """What a part really holds: the size that it declares may be a lie."""
    pieces: list[bytes] = []
    with packed.open(info) as part:
        while piece := part.read(STEP):
            left -= len(piece)
            if left < 0:
                raise _too_large()
            pieces.append(piece)
    return b"".join(pieces)


def _too_large() -> ReadError:
    return ReadError(f"The file unpacks to over {MAX_UNPACKED_BYTES // 1_000_000} MB; split it and import the parts.")


def _hardened(content: bytes) -> bytes:
    if b"\x00" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReadError("The file has parts that Word does not write; open it in Word and save it again.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise ReadError("The file nests its parts too deeply; save it as plain text.") from None
        raise ReadError(DAMAGED) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("The file has parts that Word does not write; open it in Word and save it again.")
    return etree.tostring(root, encoding="utf-8")

"""Reads HTML: the words a reader sees, in blocks; scripts, styles, menus and forms are dropped."""

from __future__ import annotations

import re

from lxml import etree

from content.readers.base import NAME_CHARS, Block, BlockKind, ReadError, Reading, checked, decode

DROPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "form",
        "noscript",
        "template",
        "svg",
        "math",
        "button",
        "select",
        "textarea",
        "input",
        "footer",
        "aside",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "head",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
MAX_DEPTH = 1_000
TAG = re.compile(rb"<[a-zA-Z][^<>]{40000,}")
MAX_ATTRIBUTES = 20_000
"""Of one tag: what they cost grows with their square."""


def read(data: bytes, encoding: str | None = None) -> Reading:
    """The visible words, one block after the other. Raises ReadError, also for tags nested too deeply."""
    declared = CHARSET.search(data[:4096])
    if encoding is None and declared and not _is_utf8(data):
        encoding = declared[1].decode("ascii")
    return reading_of(decode(data, encoding))


def reading_of(source: str) -> Reading:
    """The visible words of a page that is decoded already. Raises ReadError as ``read`` does."""
    writer = _Writer()
    parser = etree.HTMLPullParser(
        events=("start", "end"), encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        _feed(parser, source.encode("utf-8", "surrogatepass"), writer)
    except etree.XMLSyntaxError:
        raise ReadError("The file is not HTML this program can read; save it as plain text.") from None
    text = checked(writer.text())
    return Reading(text, writer.blocks_of(), writer.title)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _feed(parser: etree.HTMLPullParser, source: bytes, writer: _Writer) -> None:
    """The whole document is parsed before the walk, for an element's text is complete only at its end."""
    _refuse_depth(source)
    _refuse_attributes(source)
    parser.feed(source)
    root = parser.close()
    if root is None:
        raise ReadError("The file holds no HTML; give an HTML or a text file.")
    writer.title = SPACES.sub(" ", root.findtext(".//title") or "").strip()[:NAME_CHARS]
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        dropped = _is_dropped(element)
        if event == "start" and dropped:
            walk.skip_subtree()
        elif event == "start":
            writer.enter(str(element.tag))
            writer.write(element.text or "")
        else:
            if not dropped:
                writer.leave(str(element.tag))
            writer.write(element.tail or "")


def _is_dropped(element: etree._Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return element.tag in DROPPED or hidden or element.get("role") == "navigation"


def _refuse_attributes(source: bytes) -> None:
    for tag in TAG.finditer(source):
        if max(len(tag[0].split()), tag[0].count(b"=")) > MAX_ATTRIBUTES:
            raise ReadError(f"The file has tags with more than {MAX_ATTRIBUTES:,} attributes; save it as plain text.")


def _refuse_depth(source: bytes) -> None:
    """Counts open tags roughly, void and unclosed ones aside, so that a bomb is refused before it is parsed."""
    depth = deepest = 0
    for tag in re.finditer(
        rb"<(/?)(div|span|ul|ol|table|section|article|b|i|em|strong|blockquote|font|a)\b", source, re.I
    ):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise ReadError(f"The file nests its tags more than {MAX_DEPTH:,} deep; save it as plain text.")


class _Writer:
    """Gathers words into blocks and the text they stand in."""

    def __init__(self) -> None:
        self.title = ""
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._words: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._path: list[tuple[int, str]] = []
        self._cells: list[str] = []
        self._in_row = False

    def text(self) -> str:
        self._close()
        return "".join(self._parts)

    def blocks_of(self) -> tuple[Block, ...]:
        return tuple(self._blocks)

    def write(self, words: str) -> None:
        if words:
            self._words.append(words)

    def enter(self, tag: str) -> None:
        if tag == "br":
            self._words.append("\v")
        if tag not in BLOCKS:
            return
        if self._in_row and tag not in ("td", "th"):
            self._words.append(" ")
            return
        if tag in ("td", "th"):
            return
        self._close()
        self._in_row = tag == "tr"
        if tag == "li":
            self._kind = "bullet"
        if tag in HEADINGS:
            self._kind, self._level = "heading", HEADINGS[tag]

    def leave(self, tag: str) -> None:
        if tag in ("td", "th") and self._in_row:
            self._cells.append(_squeezed(self._words))
            self._words = []
        elif tag == "tr" and self._in_row:
            self._in_row = False
            self._close_row()
        elif tag in BLOCKS and not self._in_row:
            self._close()

    def _close_row(self) -> None:
        cells = [cell for cell in self._cells if cell]
        self._cells = []
        if len(cells) == 2:
            self._kind = "keyvalue"
            self._words = [f"{cells[0].removesuffix(':')}: {cells[1]}"]
        else:
            self._words = [" | ".join(cells)]
        self._close()

    def _close(self) -> None:
        words = _squeezed(self._words)
        kind, level = self._kind, self._level
        self._words = []
        if not words:
            return
        self._kind, self._level = "paragraph", 0
        mark = "• " if kind == "bullet" else ""
        lead = ("\n" if mark and self._blocks and self._blocks[-1].kind == "bullet" else "\n\n") if self._parts else ""
        start = self._length + len(lead) + len(mark)
        self._append(lead + mark + words)
        if kind == "heading":
            self._path = [(above, name) for above, name in self._path if above < level]
        self._blocks.append(Block(kind, start, self._length, level, tuple(name for _, name in self._path)))
        if kind == "heading":
            self._path.append((level, " ".join(words.split())[:NAME_CHARS]))

    def _append(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def _squeezed(parts: list[str]) -> str:
    lines = SPACES.sub(" ", "".join(parts)).split("\v")
    return "\n".join(line.strip(" ") for line in lines if line.strip(" \u00a0")).strip()

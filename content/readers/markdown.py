"""Reads Markdown: the words without their marks, in blocks."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from content.readers.base import NAME_CHARS, Block, BlockKind, Reading, checked, decode
from content.readers.text import FIELD

LONG_PARAGRAPH, MANY_BRACKETS = 20_000, 400
"""What is longer, or has more of the brackets that may each open a link, is taken as it is: marks cost time squared."""
FRONT_MATTER = "---\n"


def read(data: bytes, encoding: str | None = None) -> Reading:
    """The words of a Markdown file, one block after the other; front matter, raw HTML and pictures are dropped."""
    source = _without_front_matter(checked(decode(data, encoding)).replace("\r\n", "\n"))
    writer = _Writer()
    for token, after in pairwise([*_parser().parse(source), Token("end", "", 0)]):
        writer.take(token, after)
    text = checked("".join(writer.parts))
    return Reading(text, tuple(writer.blocks), next((b[1] for b in writer.headings if b[0] == 1), ""))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20}).enable("table")
    parser.disable("inline")  # inline marks are read apart, so that one huge paragraph cannot stall the rest
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark")


def _without_front_matter(source: str) -> str:
    end = source.find("\n---\n", 3) if source.startswith(FRONT_MATTER) else -1
    return source[end + 5 :] if end > 0 else source


def _plain(content: str) -> str:
    if len(content) > LONG_PARAGRAPH or content.count("[") > MANY_BRACKETS:
        return " ".join(content.split())
    lines: list[str] = [""]
    for token in _inline_parser().parseInline(content)[0].children or []:
        if token.type == "softbreak":
            lines[-1] += " "
        elif token.type == "hardbreak":
            lines.append("")
        elif token.type in ("text", "code_inline"):
            lines[-1] += token.content
    return "\n".join(line.strip() for line in lines if line.strip())


class _Writer:
    """Gathers words into blocks and the text they stand in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.blocks: list[Block] = []
        self.headings: list[tuple[int, str]] = []
        self._path: list[tuple[int, str]] = []
        self._length = 0
        self._is_bullet = False
        self._level = 0
        self._row: list[str] | None = None

    def take(self, token: Token, after: Token) -> None:
        if token.type == "list_item_open":
            self._is_bullet = True
        elif token.type == "heading_open":
            self._level = int(token.tag[1])
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            self._close_row()
        elif token.type in ("code_block", "fence"):
            self._add("paragraph", token.content.strip("\n"))
        elif token.type == "inline":
            self._inline(_plain(token.content))

    def _inline(self, words: str) -> None:
        if self._row is not None:
            self._row.append(words)
        elif self._level:
            self._add("heading", words)
        elif self._is_bullet:
            self._add("bullet", words)
        else:
            self._add("keyvalue" if FIELD.match(words) else "paragraph", words)

    def _close_row(self) -> None:
        cells = [cell for cell in self._row or [] if cell]
        self._row = None
        pair = len(cells) == 2
        self._add("keyvalue" if pair else "paragraph", (": " if pair else " | ").join(cells))

    def _add(self, kind: BlockKind, words: str) -> None:
        level, self._level, self._is_bullet = self._level, 0, False
        if not words.strip():
            return
        mark = "• " if kind == "bullet" else ""
        close = kind == "bullet" and bool(self.blocks) and self.blocks[-1].kind == "bullet"
        lead = ("\n" if close else "\n\n") if self.parts else ""
        start = self._length + len(lead) + len(mark)
        self.parts.append(lead + mark + words)
        self._length = start + len(words)
        if kind == "heading":
            self._path = [(above, name) for above, name in self._path if above < level]
        self.blocks.append(Block(kind, start, self._length, level, tuple(name for _, name in self._path)))
        if kind == "heading":
            self._path.append((level, words[:NAME_CHARS]))
            self.headings.append(self._path[-1])

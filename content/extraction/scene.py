"""Scene: one text made ready for the rules: its sentences parsed, its dates found, its names known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from content.extraction import (
    abbreviations,
    articles,
    boxes,
    dates,
    doctime,
    entities,
    labels,
    newsdates,
    parsing,
    relative,
    sentences,
    smoothing,
    transcripts,
)
from content.extraction.dateparts import WEEKDAY_NAME
from content.extraction.dates import Found
from content.extraction.mention import SourceText
from content.ledger.entry import Known
from content.partialdate import PartialDate
from content.readers.base import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


NEAR, TOP = 6, 8
OURS = re.compile(r"\b(?:I|we|We)(?:\b|['’])")
INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+\b")
JUST_NOW = re.compile(
    r"\b(?:this (?:morning|afternoon|evening|week|weekend)|last (?:night|week|weekend)|next week|"
    rf"tonight|tomorrow|yesterday|last (?:{WEEKDAY_NAME}))\b",
    re.IGNORECASE,
)
"""Words that only a text of the day can say."""
SMALL = re.compile(r"\b[a-z]+\b")
YEARS = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]|\.\d)")


@dataclass(frozen=True)
class Sentence:
    """One sentence: ``words`` is smoothed, as long as the original, which begins at ``start`` in the edition.

    ``label`` is the date under which its entry stands in a chronology; its offsets count from ``start`` too.
    """

    start: int
    words: str
    tokens: Doc
    dates: tuple[Found, ...]
    block: Block
    block_at: int
    at: int
    label: Found | None = None

    def date_at(self, token: Token) -> Found | None:
        """The date that a token stands in, if any."""
        return next((found for found in self.dates if found.start <= token.idx < found.end), None)

    def root_of(self, found: Found) -> Token | None:
        """The token by which a date hangs on the rest of the sentence."""
        inside = [token for token in self.tokens if found.start <= token.idx < found.end]
        return next((t for t in inside if t.head not in inside or t.head == t), None)


@dataclass(frozen=True)
class Scene:
    """A text with all that the rules need. ``started`` and ``ended``: its operation, if it says so.

    ``speakers`` are those whose words the blocks are, where a transcript names them.
    """

    source: SourceText
    blocks: tuple[Block, ...]
    smooth: str
    sentences: tuple[Sentence, ...]
    names: entities.Names
    shorts: tuple[tuple[int, abbreviations.Abbreviation], ...]
    dated: PartialDate | None = None
    dated_known: Known = "unknown"
    started: PartialDate | None = None
    ended: PartialDate | None = None
    speakers: tuple[str, ...] = ()

    def speaker(self, sentence: Sentence) -> str:
        """The name of who says a sentence, empty where it is the text itself, or unknown."""
        return self.speakers[sentence.block_at] if sentence.block_at < len(self.speakers) else ""

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The words, in lower case, that the parser takes for no name more often than for one."""
        told: Counter[str] = Counter()
        for sentence in self.sentences:
            for token in sentence.tokens:
                told[token.lower_] += -1 if token.pos_ == "PROPN" else 1
        return frozenset(word for word, count in told.items() if count > 0)

    @cached_property
    def proper_words(self) -> frozenset[str]:
        """The words that the text prints with a capital inside its sentences, and never without one."""
        inside = (word for sentence in self.sentences for word in INSIDE.findall(sentence.words))
        return frozenset(inside) - {word.capitalize() for word in SMALL.findall(self.smooth)}

    @cached_property
    def boxed(self) -> dict[str, str]:
        """By the headings of its boxes what each of these is about."""
        headings = (heading for block in self.blocks for heading in block.heading_path)
        return boxes.named(headings, self.smooth, self.names)

    @cached_property
    def articled(self) -> frozenset[str]:
        """The names in full before which the text prints "the"."""
        return articles.printed(sentence.words for sentence in self.sentences)

    def shorts_of(self, sentence: Sentence) -> list[abbreviations.Abbreviation]:
        """The short forms that a sentence introduces."""
        first, last = (at(self.shorts, sentence.start, key=lambda row: row[0]) for at in (bisect_left, bisect_right))
        return [short for _, short in self.shorts[first:last]]

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The few sentences before this one in its block, the nearest first."""
        for at in range(sentence.at - 1, max(-1, sentence.at - 1 - NEAR), -1):
            if self.sentences[at].block_at != sentence.block_at:
                return
            yield self.sentences[at]


def build(source: SourceText, blocks: tuple[Block, ...]) -> Scene:
    """Parses the text and finds its dates, its names and when it was written."""
    plain = smoothing.smooth(source.text)
    spoken = transcripts.read(source.text, blocks)
    blocks = spoken.blocks
    cased = smoothing.casing(source.text, blocks)
    places: list[tuple[int, str, int]] = []
    for at, block in enumerate(blocks):
        if block.kind == "boilerplate":
            continue
        words = smoothing.join_numbers(smoothing.lower_capitals(plain[block.start : block.end], cased))
        skip = labels.length(words)
        places += [
            (block.start + skip + a, words[skip + a : skip + b], at)
            for a, b in sentences.split(words[skip:])
            if sentences.is_readable(words[skip + a : skip + b]) and not spoken.is_idle(words[skip + a : skip + b])
        ]
    parsed = parsing.parse(words for _, words, _ in places)
    found = _sentences(places, parsed, blocks, plain, _day_of(source.published))
    shorts = tuple((one.start, short) for one in found for short in abbreviations.find(one.words))
    asked = ((b, abbreviations.asked(a.words, b.words)) for a, b in pairwise(found))
    shorts = (*shorts, *((one.start, short) for one, short in asked if short is not None))
    titled = abbreviations.in_title(source.title, [one.words for one in found[:TOP]])
    if titled is not None and titled[1].short not in {short.short for _, short in shorts}:
        shorts = (*shorts, (found[titled[0]].start, titled[1]))
    shorts = tuple(sorted(shorts, key=lambda row: row[0]))
    used = (short for _, short in shorts if not short.is_aside)
    known = entities.names(used, source.title, (one.words for one in found), source.publisher)
    scene = Scene(source, blocks, plain, found, known, shorts)
    dated, how = doctime.written(source, [(one.words, one.dates, one.tokens) for one in found])
    if how == "stated" and _day_of(dated) != _day_of(source.published):
        found = _sentences(places, parsed, blocks, plain, _day_of(dated))
        scene = replace(scene, sentences=found)
    called = (known.topic, known.long_of.get(known.topic, ""))
    clauses = [(one.tokens, one.dates) for one in found]
    started, ended = doctime.started(clauses, called), doctime.ended(clauses, called)
    return replace(scene, dated=dated, dated_known=how, started=started, ended=ended, speakers=spoken.speakers)


def _tells_news(sentences: list[str], year: int) -> bool:
    """Whether a text speaks of the time in which it was published rather than of years long gone, or one speaks."""
    if any(JUST_NOW.search(words) for words in sentences):
        return True
    if 6 * sum(OURS.search(words) is not None for words in sentences) >= len(sentences):
        return True
    years = [int(one) for words in sentences for one in YEARS.findall(words)]
    return 2 * sum(abs(one - year) <= 1 for one in years) >= len(years)


def _is_fresh(sentences: list[str], year: int) -> bool:
    """Whether a text names the year of its publication as often as the year before."""
    years = [int(one) for words in sentences for one in YEARS.findall(words)]
    return years.count(year) >= years.count(year - 1)


def _goes_on(words: str, one: Found) -> bool:
    """Whether a text may go on from a date: from none so long, only looked back to, or that is but "last year"."""
    is_whole = newsdates.SPANS.fullmatch(words[one.start : one.end]) is not None
    return one.when.earliest is not None and not is_whole and dates.leads_on(one)


def _is_near(when: PartialDate, day: date) -> bool:
    return when.earliest is not None and -1 <= when.earliest.year - day.year <= 0


def _is_left(last: PartialDate | None, before: Block, now: Block, printed: date | None, *, is_fresh: bool) -> bool:
    """Whether news left the time it spoke of: under another heading, or in a new paragraph behind an aside of old."""
    if is_fresh and before.heading_path != now.heading_path:
        return True
    return last is not None and printed is not None and not _is_near(last, printed)


def _day_of(when: PartialDate | None) -> date | None:
    return when.earliest if when is not None and when.precision == "day" else None


def _sentences(
    places: list[tuple[int, str, int]],
    parsed: list[Doc],
    blocks: tuple[Block, ...],
    text: str,
    published: date | None,
) -> tuple[Sentence, ...]:
    """The sentences with their dates; ``text`` is smoothed, ``published`` the day it states as its own."""
    found: list[Sentence] = []
    last: PartialDate | None = None
    is_fresh = published is not None and _is_fresh([words for _, words, _ in places], published.year)
    is_news = published is not None and _tells_news([words for _, words, _ in places], published.year)
    printed, published = published, published if is_news else None
    over: Found | None = None
    for at, ((start, words, block_at), tokens) in enumerate(zip(places, parsed, strict=True)):
        block = blocks[block_at]
        if (
            is_news
            and found
            and block_at != found[-1].block_at
            and _is_left(last, found[-1].block, block, printed, is_fresh=is_fresh)
        ):
            last = None
        if not found or block_at != found[-1].block_at:
            over = labels.find(text[block.start : block.end], block)
        label = labels.seen_from(over, start - block.start)
        last = label.when if label is not None else last
        year = last.earliest.year if last is not None and last.earliest else None
        plain = dates.find(words, year, published, is_fresh=is_fresh, last=last)
        here = sorted([*plain, *relative.find(words, plain, last, published, printed)], key=lambda one: one.start)
        found.append(Sentence(start, words, tokens, tuple(here), block, block_at, at, label))
        told = [one.when for one in here if _goes_on(words, one)]
        last = told[-1] if told else last
    return tuple(found)

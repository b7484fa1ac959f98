"""Texts without a name of their own that something rests on: "a mandate of the Lake Union", "the same resolution"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import instruments, phrases, statements, subjects
from content.extraction.builder import mention
from content.extraction.families.legal_basis import bearer, told_at
from content.extraction.instruments import Instrument
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUN = (
    r"(?:mandate|protocol|agreement|addendum|treaty|memorandum|accord|decision|resolution|decree|exchange of letters)"
)
UNDER = re.compile(
    r"\b(?P<how>[Uu]nder|[Pp]ursuant to|[Oo]n the (?:strength|basis) of|by virtue of|based on|"
    r"authori[sz]ed by|founded on) "
    rf"(?P<text>an? (?:[a-z-]+ ){{0,2}}{NOUN}"
    r"(?: (?:of|to|with|between|from|by|signed (?:by|between|with|in|on))(?: the)? [A-Z\d][^,;.:()]*?)?)"
    r"(?=[,;.:()]|$| (?:which|that|and|was|is|are|were|has|have|to|for|in|since|until|the|it|they)\b)"
)
DECISION = re.compile(r"decision|resolution|decree")
SAME = re.compile(
    r"\b(?:[Tt]he same|[Tt]hat|[Tt]his|[Tt]he) (?P<noun>resolution|decision|agreement|treaty|protocol|accord|mandate) "
    r"(?:also |then |further )?(?P<verb>established|created|set up|authori[sz]ed|mandated|extended|renewed|"
    r"provided for|called for|launched|endorsed|allowed|empowered|tasked)\b"
)


def find(scene: Scene) -> Iterator[Mention]:
    """Each text that a clause rests on without naming it."""
    last: dict[str, Instrument] = {}
    block = -1
    for sentence in scene.sentences:
        if sentence.block_at != block:
            block, last = sentence.block_at, {}
        if sentence.block.kind == "heading":
            continue
        yield from filter(None, (_under(scene, sentence, match) for match in UNDER.finditer(sentence.words)))
        named = instruments.find(sentence.words)
        for match in SAME.finditer(sentence.words):
            before = [one for one in named if one.end < match.start() and _is_a(one, match["noun"])]
            meant = before[-1] if before else last.get(match["noun"])
            if meant is not None:
                yield from filter(None, [_same(scene, sentence, match, meant)])
        last |= {noun: one for one in named for noun in KINDS if _is_a(one, noun)}


KINDS = ("resolution", "decision", "agreement", "treaty", "protocol", "accord", "mandate")


def _is_a(text: Instrument, noun: str) -> bool:
    return noun in text.name.casefold() or (noun == "resolution" and "UNSCR" in text.name)


def _under(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "the guards work under a mandate of the Lake Union"."""
    subject = bearer(scene, sentence, match)
    bare = re.sub(r"^an? ", "", match["text"])
    is_told = re.search(r"[A-Z]", bare) is not None or DECISION.search(bare) is None
    if subject is None or " " not in bare or not is_told:
        return None
    told = f"The legal basis of {statements.the(subject.words)} is {match['text']}"
    return _made(
        scene, sentence, subject, bare, match.span(), told, f"legal: {match['how'].casefold()} an unnamed text"
    )


def _same(scene: Scene, sentence: Sentence, match: re.Match[str], meant: Instrument) -> Mention | None:
    """As in "The same resolution established the force"."""
    verb = next((one for one in sentence.tokens if one.idx == match.start("verb")), None)
    thing = _object(verb) if verb is not None else None
    if verb is None or thing is None or phrases.is_negated(verb):
        return None
    subject = subjects.named(scene, sentence, thing, tails=False)
    told = f"The legal basis of {statements.the(subject.words)} is {meant.name}"
    quote = (match.start(), max(match.end(), subject.end or 0))
    return _made(scene, sentence, subject, meant.short, quote, told, "legal: same text")


def _object(verb: Token) -> Token | None:
    return phrases.child(verb, "dobj") or phrases.object_of(verb, "for")


def _made(
    scene: Scene, sentence: Sentence, subject: Subject, value: str, quote: tuple[int, int], told: str, rule: str
) -> Mention | None:
    return mention(
        scene,
        sentence,
        "legal_basis",
        subject,
        "legal-basis",
        value,
        quote,
        statements.placed(told, None),
        rule,
        time=told_at(scene, sentence),
        tier="B",
        is_list=True,
        importance=3,
    )

"""Partners: with whom a subject is in touch or shares its work, and which bodies it supports: names, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from content.extraction import countries, people, phrases, statements, subjects, telling, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.people import UPPER
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import WE, Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

WITH = re.compile(
    r"\b(?P<said>(?:(?:is|are|was|were|keeps?|kept|stays?|stayed|remains?|remained|maintains?|maintained|has|have|had)"
    r"(?: also)?(?: in)?(?: [a-z-]+(?: and [a-z-]+)?)? (?:touch|contacts?|liaison|co-?operation|partnership|ties|links|"
    r"coordination|relations)|(?:shares?|shared|exchanges?|exchanged|co-?ordinate[sd]?|pools?|pooled) [^,;:.()]{3,50}?|"
    r"co-operate[sd]?(?: [a-z]+ly)?) with) (?=(?:the )?[A-Z])"
)
FOR = re.compile(
    r"\b(?P<said>supports?|supported|assists?|assisted|helps?|helped|backs?|backed|reinforces?|reinforced|complements?|"
    r"complemented|(?:lends?|lent) a hand to|(?:gives?|gave|provides?|provided|lends?|lent) (?:[a-z]+ )?(?:support|"
    r"assistance|help|backing) to) (?:(?:two|three|four|its) (?:[a-z]+ ){1,4}?[a-z]+, )?(?=(?:the )?[A-Z])"
)
ONE = re.compile(
    rf"(?P<the>the )?(?P<name>[{UPPER}][\w'/-]*(?: (?:(?:of|for|on|in|to)(?: the)? |and )?[{UPPER}][\w'/-]*)*)"
    r"(?P<short> \([A-Z][\w-]*[A-Z][\w-]*\))?"
)
NEXT = re.compile(r"(?:, and |,? as well as | and |, )(?:with |to )?(?=(?:the )?[A-Z])")
JOINED = re.compile(r" and (?=[A-Z])")
MOST = 8


class Partner(NamedTuple):
    """A name with what a sentence puts before it, and where it stands."""

    name: str
    said: str
    start: int
    end: int


def find(scene: Scene) -> Iterator[Mention]:
    """The partners that a text names."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or telling.SPOKEN.search(sentence.words):
            continue
        for pattern in (WITH, FOR):
            for match in pattern.finditer(sentence.words):
                yield from _partners(scene, sentence, match)


def _partners(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    verb = next((token for token in sentence.tokens if token.idx == match.start()), None)
    subject = _subject(scene, sentence, verb) if verb is not None else None
    if verb is None or subject is None or not subject.words or phrases.is_negated(verb):
        return
    for one in _names(scene, sentence, match.end()):
        if match.re is FOR and countries.is_country(one.name):
            continue
        made = mention(
            *(scene, sentence, "membership", subject, "supports" if match.re is FOR else "works-with", one.name),
            (match.start(), one.end),
            statements.placed(f"{subject.said} {_said(verb, match['said'])} {one.said}", None),
            "partner: supports" if match.re is FOR else "partner: works with",
            time=times.holds(scene, sentence, verb, match.start(), "state"),
            is_list=True,
            tier="A" if subject.sure and scene.names.is_known(subject.words) else "B",
            modality=times.modality(verb),
        )
        yield from filter(None, [made])


def _subject(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """Who does the verb; the name before it where the parser takes the verb for a noun: "NLF shares its boats"."""
    if telling.has_tense(verb):
        return subjects.of_verb(scene, sentence, verb)
    before = sentence.tokens[verb.i - 1] if verb.i > 0 else None
    if before is None or verb.tag_ != "NNS" or not scene.names.is_known(before.text):
        return None
    return Subject(before.text, before.idx, before.idx + len(before.text))


def _said(verb: Token, said: str) -> str:
    """The verb with its helpers; that of "we" as the body does it: "co-operates with"."""
    helpers = [one.text for one in verb.lefts if one.dep_ in ("aux", "neg")]
    subject = phrases.child(verb, "nsubj")
    first, _, rest = said.partition(" ")
    if subject is not None and subject.lower_ in WE and not helpers and not first.endswith(("d", "t", "were")):
        said = f"{ {'are': 'is', 'have': 'has'}.get(first, f'{first}s') } {rest}".strip()
    return " ".join([*helpers, said])


def _names(scene: Scene, sentence: Sentence, start: int) -> Iterator[Partner]:
    """The names that stand in a row from a character on; "and" parts two names unless a short form joins them."""
    words = sentence.words
    persons = people.find(words)
    for _ in range(MOST):
        match = ONE.match(words, start)
        if match is None:
            return
        first, last = match.span("name")
        joint = JOINED.search(words, first, last)
        is_whole = match["short"] is not None or scene.names.is_known(scene.names.canonical(match["name"]))
        if joint is not None and not is_whole:
            last = joint.start()
        end = match.end() if last == match.end("name") else last
        is_body = match["short"] or match["the"] or not any(p.start < last and first < p.end for p in persons)
        if is_body and not _goes_on(sentence, end):
            name = " ".join(words[first:last].split()).removesuffix("'s")
            yield Partner(name, f"{match['the'] or ''}{name}", first, last)
        follows = NEXT.match(words, end)
        if follows is None:
            return
        start = follows.end()


def _goes_on(sentence: Sentence, end: int) -> bool:
    """Whether the name only says whose the noun behind it is: "the Norwegian police"."""
    after = next((token for token in sentence.tokens if token.idx >= end), None)
    return after is not None and (after.pos_ in ("NOUN", "ADJ") or after.tag_ in ("POS", "TO"))

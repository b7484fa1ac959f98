"""Appositions: what a name is, told between commas: "the Lake Guard, a militia of volunteers,"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import countries, phrases, statements, subjects
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.offices import OFFICE
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

APPOSITION = re.compile(r"\b(?P<short>[A-Z][A-Z0-9-]{2,9}), (?P<long>(?:the|an?) [^,;.()]{6,90})(?=[,.;]|$)")
OFFICE_NAME = re.compile(OFFICE)
NO_MORE = re.compile(r"\b(?:not|never|no longer|formerly|previously|once|then)\b", re.IGNORECASE)
LONGEST = 12


def find(scene: Scene) -> Iterator[Mention]:
    """What the text says of its names between commas."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            yield from filter(None, [_apposed(scene, sentence)])
            for token in sentence.tokens:
                if token.dep_ == "appos":
                    yield from filter(None, [_parsed(scene, sentence, token)])


def _apposed(scene: Scene, sentence: Sentence) -> Mention | None:
    """As in "NLF, the northern lakes force,"."""
    match = APPOSITION.search(sentence.words)
    if match is None or re.search(r"\b(?:is|are|was|were|has|have|will|said|agreed)\b", match["long"]):
        return None
    subject = Subject(match["short"], match.start("short"), match.end("short"))
    return mention(
        scene,
        sentence,
        "definition",
        subject,
        "is",
        subjects.trim(match["long"]),
        match.span(),
        statements.placed(f"{match['short']} is {match['long']}", None),
        "definition: apposition",
        tier="A",
    )


def _parsed(scene: Scene, sentence: Sentence, token: Token) -> Mention | None:
    """As in "the Lake Guard, a militia of volunteers," and "its armed wing, the Lake Guard,"."""
    is_name = token.pos_ == "PROPN"
    name, what = (token, token.head) if is_name else (token.head, token)
    if name.pos_ != "PROPN" or what.pos_ != "NOUN" or not _is_told(name, what) or sentence.date_at(name):
        return None
    subject = subjects.named(scene, sentence, name, tails=not is_name)
    start, end = phrases.offsets(sentence.tokens, phrases.noun_phrase(what) if is_name else phrases.flat(what, 16))
    words = re.sub(r",? and$", "", sentence.words[start:end].strip(" ,;."))
    if subject.start is None or OFFICE_NAME.search(subject.words) or OFFICE_NAME.search(what.text):
        return None
    if not is_name and re.match(r"(?:its|their) ", words):
        return None
    value = subjects.named(scene, sentence, what).words if is_name else words
    be = "is" if countries.is_country(subject.words) else statements.be(subject.words, past=False)
    is_cut = what.tag_ == "NN" and words.startswith("the ") and phrases.child(what, "relcl") is not None
    sure = subject.sure and not is_cut and 1 < len(value.split()) <= LONGEST and not re.search(r"\d|\bwhich\b", value)
    told = value if is_name else words
    return mention(
        scene,
        sentence,
        "definition",
        subject,
        "is",
        value,
        (min(subject.start, start), max(subject.end or 0, end)),
        statements.placed(f"{subject.said} {be} {told}", None),
        "definition: apposition",
        tier="A" if sure else "B",
    )


def _is_told(name: Token, what: Token) -> bool:
    """Whether a comma and an article part the name from what it is, and brackets do not."""
    first, second = (name, what) if name.i < what.i else (what, name)
    between = name.doc[first.i + 1 : second.left_edge.i].text
    if NO_MORE.search(name.doc[first.i + 1 : second.i].text):
        return False
    marks = [t.lower_ for t in (what if what is second else name).lefts if t.dep_ in ("det", "poss")]
    return "," in between and len(between) < 16 and bool(marks) and marks[0] in ("a", "an", "the", "its", "their")

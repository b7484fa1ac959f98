"""Lists that a number checks: "three pillars: a, b and c", "four towns (A, B, C and D)": as many parts as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import enumerations, owners, phrases, subjects, times
from content.extraction.families import list_counted, list_names
from content.extraction.families.list_parts import parts_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBERS = {
    word: at
    for at, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
SIGN = re.compile(r"[^:;.()–—]{0,80}?(?P<sign>: | [–—] )|(?P<bracket> \()|(?P<namely>,? (?:namely|i\.e\.):? )")
REST = re.compile(r", (?:to (?:be )?|each|all|both|followed|in order|of (?:which|whom)|none|one of)\b")
JOINT = re.compile(r"\b(?:and|or|as well as|plus)\b|;")
HAVING = vocabulary("have comprise include contain pursue face list name set")
LONGEST, MOST = 9, 16
ADJECTIVES = frozenset(["military", "police", "civilian", "naval", "medical"])
SUBJECTS = ("nsubj", "nsubjpass", "attr")


def find(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The parts of each list of a sentence that has as many of them as the sentence says."""
    if sentence.block.kind == "heading":
        return
    for noun in sentence.tokens:
        count = _count(noun)
        spans = _spans(sentence, noun) if count else []
        if count and count == len(spans) and all(_is_part(sentence, *span) for span in spans):
            yield from _parts(scene, sentence, noun, spans)
            return


def _count(noun: Token) -> int:
    """How many a plural is said to be; 0 where it is not counted or no list is called so."""
    if noun.tag_ not in ("NNS", "NNPS") or noun.lower_ in list_counted.NO_MEMBERS:
        return 0
    number = phrases.child(noun, "nummod")
    return NUMBERS.get(number.lower_, 0) if number is not None else 0


def _spans(sentence: Sentence, noun: Token) -> list[tuple[int, int]]:
    sign = SIGN.match(sentence.words, noun.idx + len(noun.text))
    if sign is None or (sign["bracket"] and noun.dep_ not in SUBJECTS):
        return []  # "raised the committee to five members (A, B, …)" names no members of its own
    stop = sentence.words.find(")", sign.end()) if sign["bracket"] else len(sentence.words)
    over = REST.search(sentence.words, sign.end())
    stop = over.start() if over is not None and over.start() < stop else stop
    spans = enumerations.split(sentence, sign.end(), stop) if stop > 0 else []
    if len(spans) < 2 or not JOINT.search(sentence.words, spans[-2][1], spans[-1][0]):
        return []  # no "and" before the last: the list goes on, or something hangs on it
    return [enumerations.shorn(sentence.words, *span) for span in spans]


def _is_part(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is a short phrase of its own, not a clause."""
    inside = [token for token in sentence.tokens if start <= token.idx < end]
    is_clause = any(one.tag_ in phrases.FINITE for one in inside)
    return bool(inside) and len(sentence.words[start:end].split()) <= LONGEST and not is_clause


def _is_adjective(sentence: Sentence, at: int) -> bool:
    token = next((one for one in sentence.tokens if one.idx == at), None)
    return token is not None and (token.pos_ == "ADJ" or token.lower_ in ADJECTIVES)


def _parts(scene: Scene, sentence: Sentence, noun: Token, spans: list[tuple[int, int]]) -> Iterator[Mention]:
    subject = _owner(scene, sentence, noun)
    verb = next((one for one in noun.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if verb is not None and phrases.is_negated(verb):
        return
    time = times.holds(scene, sentence, verb, spans[0][0], "state")
    past = verb is not None and phrases.is_past(verb)
    bare = all(" " not in sentence.words[a:b] and _is_adjective(sentence, a) for a, b in spans)
    includes = "included" if past or time.begins is not None else "include"
    told = f"the {subject.words} {includes} a {{}} {noun.lemma_}" if bare else ""  # "three components: military, …"
    yield from parts_of(scene, sentence, subject, time, spans, "list: numbered", told=told, past=past)
    whole = " ".join(sentence.words[spans[0][0] : spans[-1][1]].split()).rstrip(" .")
    if len(whole.split()) <= MOST and all(sentence.words[a:b].lstrip("the ")[:1].isupper() for a, b in spans):
        made = list_names.whole_list(scene, sentence, subject, time, whole, (spans[0][0], spans[-1][1]))
        yield from filter(None, [made])


def _owner(scene: Scene, sentence: Sentence, noun: Token) -> Subject:
    """ "Peace Accord pillars" where the accord has them; else the plain noun, or that of what the text is about."""
    kind = list_counted.kind_of(scene, sentence, noun)
    plain = kind[:1].lower() + kind[1:] if kind[1:].islower() else kind
    verb = noun.head if noun.dep_ == "dobj" else None
    bearer = subjects.of_verb(scene, sentence, verb) if verb is not None and verb.lemma_ in HAVING else None
    if bearer is not None and bearer.words and bearer.words.casefold() not in plain.casefold():
        return Subject(f"{bearer.words} {plain}", sure=bearer.sure)
    return owners.owned(scene, Subject(plain))

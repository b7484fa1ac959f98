"""The names of what is based somewhere: "Task Group North", "5 detachments", "the headquarters" with its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from content.extraction import entities, subjects
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

UNITS = (
    r"HQ|[Hh]eadquarters|[Cc]ommand|[Bb]attle ?[Gg]roups?|[Bb]rigades?|[Bb]attalions?|[Rr]egiments?|[Pp]latoons?|"
    r"[Dd]etachments?|[Tt]eams?|[Cc]amps?|[Bb]ases?|[Oo]ffices?|[Cc]entres?|[Cc]enters?|[Uu]nits?|[Cc]ompan(?:y|ies)|"
    r"[Ss]quadrons?|[Ss]tations?|[Pp]osts?|[Oo]utposts?|[Gg]arrisons?|[Hh]ubs?|[Cc]ells?|[Aa]cadem(?:y|ies)|[Ss]chools?|"
    r"[Hh]ospitals?|[Ff]acilit(?:y|ies)|[Dd]epots?|[Ww]arehouses?|[Ss]ites?|[Dd]elegations?|[Ss]ecretariat|[Cc]olleges?|"
    r"[Dd]ivisions?|Corps|[Ff]lights?|[Ww]ings?|[Ff]orces?|[Gg]roups?|[Ss]ub-?[Oo]ffices?|[Bb]ranch(?:es)?|[Pp]resences?"
)
KINDS = (
    r"(?:(?:field|regional|liaison|main|central|logistics?|logistical|training|forward|operating|operational|air|naval|"
    r"military|civilian|district|provincial|local|branch|support|satellite|mobile|zonal|sector|mission|force|medical|"
    r"rear|temporary|permanent|joint|coordination|country|project|monitoring|patrol|observation|police|new|former|small|"
    r"second|third|first|strategic|tactical|national|international|advisory|recruitment|detention) )"
)
UNIT = re.compile(rf"\b(?:{UNITS})\b")
NAME = re.compile(
    r"(?:[A-Z0-9][\w'-]*(?: \([A-Z][\w-]+\))?(?: of(?: the)?| for| and)? ){0,6}[A-Z][\w'-]*(?: \([A-Z][\w-]+\))?$"
)
OPENERS = re.compile(r"^(?:Primary|While|In|At|The|A|An|As|Both|Since|From|Its|Under|With|For|Two|Three|Four|Five) ")
GENERIC = re.compile(r"(?:Mission|Force|Main|Operational|Forward|Rear|Field) (?:HQ|Headquarters|Offices?)")
PLACED = re.compile(r"^(?:province|district|city|town|island|state|region|village) of ")
REACH = 140


class Named(NamedTuple):
    """A unit as a subject; ``start``: where its words begin; ``counted``: one of several of that name."""

    subject: Subject
    start: int
    counted: bool = False
    unsure: bool = False


def before(words: str, end: int) -> tuple[int, int]:
    """The stretch of a name that ends at a character; an empty one where none does."""
    first = max(0, end - REACH)
    match = NAME.search(words[first:end].rstrip(" ,"))
    return (first + match.start(), first + match.end()) if match else (end, end)


def printed(scene: Scene, sentence: Sentence, start: int, end: int) -> Named | None:
    """A unit by the words that name it, a number and an article cut off, a short form put for a long one."""
    words = sentence.words[start:end]
    if not words:
        return None
    bare = re.sub(r"^(?:\d+ |the |The |a |an |its |their |(?:two|three|four|five|six) )+", "", words)
    bare = PLACED.sub("", OPENERS.sub("", bare))
    if start == 0 and words.startswith(bare) and bare[1:].islower() and UNIT.search(bare):
        bare = bare[:1].lower() + bare[1:]
    if bare.casefold() in ("it", "they", "he", "she", "which", ""):
        return _antecedent(scene, sentence, end)
    if _is_common(bare):
        return _owned(scene, sentence, bare, start, end)
    if GENERIC.fullmatch(bare) and scene.names.topic:
        return Named(Subject(f"{scene.names.topic} {bare}", start, end), start)
    name = scene.names.canonical(bare)
    counted = bool(re.match(r"\d+ ", words))
    known = bare.startswith(tuple(scene.names.long_of)) or name != entities.trim(bare)
    if counted and not known and name.endswith("s"):
        name = name[:-1]
    return Named(Subject(name, start, end), start, counted)


def of_verb(scene: Scene, sentence: Sentence, verb: Token) -> Named | None:
    """The unit that is the subject of a verb."""
    found = subjects.of_verb(scene, sentence, verb)
    return _named(scene, sentence, found, verb.idx) if found is not None and found.words else None


def of_noun(scene: Scene, sentence: Sentence, noun: Token) -> Named | None:
    """The unit that a noun names."""
    found = subjects.named(scene, sentence, noun)
    return _named(scene, sentence, found, noun.idx) if found.words else None


def _named(scene: Scene, sentence: Sentence, found: Subject, at: int) -> Named | None:
    start = found.start if found.start is not None else at
    if _is_common(found.words[:1].lower() + found.words[1:]) and found.start is not None and found.end is not None:
        bare = re.sub(r"^(?:two|three|four|five|six|\d+) ", "", found.words.casefold())
        return _owned(scene, sentence, bare, found.start, found.end)
    return Named(Subject(found.words, found.start, found.end, found.sure), start)


def _antecedent(scene: Scene, sentence: Sentence, end: int) -> Named | None:
    token = next((one for one in sentence.tokens if one.idx + len(one.text) == end), None)
    found = subjects.named(scene, sentence, token) if token is not None else None
    return Named(Subject(found.words, sure=found.sure), token.idx) if found and found.words and token else None


def _is_common(words: str) -> bool:
    return words.islower() or words == "HQ"


def _owned(scene: Scene, sentence: Sentence, name: str, start: int, end: int) -> Named | None:
    """A common noun such as "headquarters" with its owner: "X, with its headquarters", "NATO's", else the topic."""
    if not UNIT.search(name):
        return None
    with_its = re.search(r", (?:with|whose|which has|and) (?:its |their )?$", sentence.words[:start])
    if with_its:
        owner = _before_comma(scene, sentence, with_its.start())
        if owner is not None:
            return Named(Subject(f"{owner.subject.words} {name}"), owner.start)
    token = next((one for one in sentence.tokens if one.idx + len(one.text) == end), None)
    found = subjects.named(scene, sentence, token, tails=False) if token is not None else None
    if found is not None and found.words.casefold() != name.casefold() and re.search(r"[A-Z]", found.words[1:]):
        return Named(found, start)
    owner_name = _haver(scene, sentence, token) or scene.names.topic
    sure = bool(owner_name) and bool(re.fullmatch(rf"{KINDS}?(?:hq|headquarters|offices)", name, re.I))
    return Named(Subject(f"{owner_name} {name}".strip(), start, end, sure), start) if owner_name else None


def _before_comma(scene: Scene, sentence: Sentence, end: int) -> Named | None:
    """Of whom "…, with its headquarters in …" tells: the name before it, or the subject where that is a place."""
    first, last = before(sentence.words, end)
    done = next((t for t in sentence.tokens if first < last and t.idx == first), None)
    while done is not None and done.dep_ in ("compound", "det", "pobj", "agent"):
        done = done.head
    if done is not None and done.dep_ == "acl" and done.head.pos_ in ("NOUN", "PROPN"):
        led = subjects.named(scene, sentence, done.head, tails=False)  # "a brigade led by Norway, with its base in"
        return Named(led, done.head.left_edge.idx)
    if first < last and not re.search(r"\b(?:in|at|to|from|near|on|of) (?:the )?$", sentence.words[:first]):
        return printed(scene, sentence, first, last)
    head = next((t for t in sentence.tokens if t.dep_ in ("nsubj", "nsubjpass") and t.idx < end), None)
    found = subjects.named(scene, sentence, head) if head is not None else None
    return Named(Subject(found.words, sure=found.sure), head.idx) if found and head and found.words else None


def _haver(scene: Scene, sentence: Sentence, token: Token | None) -> str:
    """Who has, opens or keeps the thing, where a verb says so."""
    if token is None or token.dep_ not in ("dobj", "conj") or token.head.lemma_ not in HAVING:
        return ""
    found = subjects.of_verb(scene, sentence, token.head)
    return found.words if found is not None and found.sure and len(found.words.split()) < 5 else ""


HAVING = frozenset(["have", "open", "establish", "maintain", "run", "operate", "keep", "add", "close", "retain"])

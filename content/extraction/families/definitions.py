"""Definitions: what something is, was conceived as, or is led as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import people, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.offices import OFFICE
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

AS_A = re.compile(
    r"\b(?:conceived|created|established|designed|set up|intended|formed|founded|described|known|verified|certified|"
    r"classified|accredited|listed|rated|designated|regarded|seen|considered|treated|viewed|recogni[sz]ed)"
    r"(?: by [A-Z][\w-]*)? as (?=(?:an?|the) )",
    re.IGNORECASE,
)
CREATION = re.compile(r"\b(?:creation|establishment|formation) of (?:the )?(?P<name>[^,.;]{3,70}?) as (?=an? )")
LONGEST = 16
SUBJECTS = ("nsubj", "nsubjpass")
LEADS = frozenset(["lead", "conduct", "run", "command"])
EMPTY = frozenset(
    [
        "able",
        "ready",
        "likely",
        "unlikely",
        "due",
        "responsible",
        "subject",
        "available",
        "aware",
        "crucial",
        "important",
        "part",
        "party",
        "matter",
        "result",
        "time",
    ]
)


def find(scene: Scene) -> Iterator[Mention]:
    """What the text says its names are."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from _copulas(scene, sentence)
        yield from _as_a(scene, sentence)
        yield from _led(scene, sentence)


def _copulas(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    for verb in sentence.tokens:
        if verb.lemma_ != "be" or verb.pos_ not in ("AUX", "VERB"):
            continue
        what = _said_to_be(verb)
        if what is None or what.lemma_.casefold() in EMPTY or what.i < verb.i or re.search(OFFICE, what.text):
            continue
        if phrases.child(verb, "expl") is not None or any(t.like_num for t in what.lefts) or phrases.child(what, "neg"):
            continue
        subject = subjects.of_verb(scene, sentence, verb)
        yield from filter(None, [_is(scene, sentence, verb, what, subject)])


def _said_to_be(verb: Token) -> Token | None:
    """What a subject is: a noun, or "one" of many; the parser takes some for a second subject behind the verb."""
    what = phrases.child(verb, "attr")
    if what is None:
        subject = phrases.child(verb, *SUBJECTS)
        behind = [one for one in verb.rights if one.dep_ == "nsubj" and one.pos_ == "NOUN"]
        what = behind[0] if behind and subject is not None and subject.i < verb.i else None
    is_one_of = what is not None and what.lower_ == "one" and phrases.object_of(what, "of") is not None
    return what if what is not None and (what.pos_ in ("NOUN", "PROPN") or is_one_of) else None


def _end(sentence: Sentence, what: Token, end: int) -> int:
    """Where a definition ends: behind the participle or relative clause that says what the noun is, if it is short."""
    for hanging in what.subtree:
        if hanging.dep_ not in ("acl", "relcl") or hanging.left_edge.i < what.i:
            continue
        if hanging.head != what and sentence.words[end : hanging.left_edge.idx].strip():
            continue
        last = hanging.right_edge
        inside = sentence.tokens[what.left_edge.i : last.i + 1]
        stop = next((one for one in inside if one.i > what.i and (one.text in ",;:(" or sentence.date_at(one))), None)
        if stop is not None and any(joined.i > stop.i for one in inside if one.i < stop.i for joined in one.conjuncts):
            continue  # "mounted by Norway, Sweden and …": the list would be cut in two
        if stop is not None:
            last = sentence.tokens[stop.i - 1]
        while last.pos_ in ("ADP", "SCONJ", "PUNCT", "CCONJ") and last.i > what.i:
            last = sentence.tokens[last.i - 1]
        if hanging.i <= last.i and last.i - what.left_edge.i < LONGEST and last.idx + len(last.text) > end:
            return last.idx + len(last.text)
    return end


def _is(scene: Scene, sentence: Sentence, verb: Token, what: Token, subject: Subject | None) -> Mention | None:
    start, end = phrases.offsets(sentence.tokens, phrases.flat(what, 16))
    end = _end(sentence, what, end)
    value = sentence.words[start:end].strip(" ,;.")
    if subject is None or not value:
        return None
    past, planned = phrases.is_past(verb), times.modality(verb) == "planned"
    ranked = any(person.is_ranked for person in people.find(value))
    if ranked and statements.be(subject.words, past=False) == "are":
        return None  # "the commanders were Gen. Lind (2010-2011), …"
    word = "is to be" if planned else statements.be(subject.words, past=past)
    name = scene.names.is_known(subject.words)
    time = None if not past else Time("state")
    quote = (subject.start if subject.start is not None and subject.start < start else verb.idx, end)
    return mention(
        scene,
        sentence,
        "definition",
        subject,
        "is",
        value,
        quote,
        statements.placed(f"{subject.words} {word}{' not' if phrases.is_negated(verb) else ''} {value}", None),
        "definition: is",
        time=time,
        negated=phrases.is_negated(verb),
        modality="planned" if planned else "happened",
        tier="A" if name and len(value.split()) > 1 else "B",
    )


def _as_a(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    for match in AS_A.finditer(sentence.words):
        verb = next((t for t in sentence.tokens if t.idx == match.start()), None)
        subject = subjects.of_verb(scene, sentence, verb) if verb is not None else None
        if subject is not None and verb is not None:
            planned = times.modality(verb) == "planned"
            be = "is to be" if planned else statements.be(subject.words, past=phrases.is_past(verb))
            yield from filter(None, [_up_to_comma(scene, sentence, subject, match.end(), be, "definition: as a")])
    for match in CREATION.finditer(sentence.words):
        subject = Subject(scene.names.canonical(match["name"]), match.start("name"), match.end("name"))
        yield from filter(None, [_up_to_comma(scene, sentence, subject, match.end(), "is", "definition: created as")])


def _up_to_comma(scene: Scene, sentence: Sentence, subject: Subject, at: int, be: str, rule: str) -> Mention | None:
    """The definition from a character on, up to what only qualifies it."""
    noun = next(
        (
            t
            for t in sentence.tokens
            if t.idx >= at and t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("pobj", "attr", "dobj")
        ),
        None,
    )
    if noun is None:
        return None
    end = noun.idx + len(noun.text)
    value = sentence.words[at:end]
    return mention(
        scene,
        sentence,
        "definition",
        subject,
        "is",
        value,
        (at, end),
        statements.placed(f"{subject.words} {be} {value}", None),
        rule,
        tier="A",
        modality="planned" if be == "is to be" else "happened",
    )


def _led(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "The alliance has been leading a support operation in the lakes": what kind of operation it is."""
    for verb in sentence.tokens:
        what = phrases.child(verb, "dobj") if verb.lemma_ in LEADS and verb.pos_ == "VERB" else None
        subject = subjects.of_verb(scene, sentence, verb) if what is not None else None
        determiner = phrases.child(what, "det") if what is not None else None
        if determiner is None or determiner.lower_ not in ("a", "an"):
            continue
        if what is None or subject is None or what.lemma_ not in ("operation", "mission", "campaign", "force"):
            continue
        start, end = phrases.offsets(sentence.tokens, phrases.noun_phrase(what, tails=frozenset({"in"})))
        words = sentence.words[start:end]
        value = words.split(" in ")[0]
        topic = subjects.topic(scene)
        bearer = Subject(f"{topic.words} operation", None, None) if topic and topic.words != subject.words else subject
        made = mention(
            scene,
            sentence,
            "definition",
            bearer,
            "is",
            subjects.trim(value),
            (verb.idx, end),
            statements.placed(f"{subject.words} leads {words}", None),
            "definition: leads",
            tier="B",
        )
        if made is not None:
            yield made

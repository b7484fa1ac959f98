"""Sequences: what came after what, and who comes second or third, as one sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, enumerations, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.offices import OFFICE
from content.extraction.people import RANK
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES = {"second": 2, "third": 3, "fourth": 4}
RANKED = re.compile(
    rf"\b(?:as|is|was|remains) (?:the |a )?(?P<place>{'|'.join(PLACES)}) (?P<noun>[\w-]+(?: [\w-]+)?),?"
    r" after (?=[A-Zt])"
)
FOLLOWING = re.compile(
    r"\b(?:following|in the wake of|in the aftermath of|as a result of|in response to) (?=(?:an?|the|its|[A-Z]))"
    r"(?!.{0,8}\b(?:day|week|month|year)s?\b)",
    re.IGNORECASE,
)
PERSON = re.compile(rf"\b(?:{RANK}|(?:{OFFICE})\b)", re.IGNORECASE)
WORK = vocabulary("work place role job functions duties mandate tasks responsibilities")
BECOMING = vocabulary("grow evolve develop emerge arise")
STOP = re.compile(r"[.;]|, | (?:which|that|who|and (?:is|are|was|were|has|had)) ")
LONGEST = 12


def find(scene: Scene) -> Iterator[Mention]:
    """Orders of bodies, and what followed on what."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            yield from filter(None, [_ranked(scene, sentence), _followed(scene, sentence)])
            yield from _successors(scene, sentence)


def _ranked(scene: Scene, sentence: Sentence) -> Mention | None:
    """As in "the NLF acts as the third responder, after the police and the guard"."""
    match = RANKED.search(sentence.words)
    verb = _verb_before(sentence, match.start()) if match is not None else None
    if match is None or verb is None:
        return None
    subject = subjects.of_verb(scene, sentence, verb)
    parts = enumerations.split(sentence, match.end())
    names = [subjects.trim(enumerations.clean(sentence.words[start:end])) for start, end in parts]
    if subject is None or len(names) != PLACES[match["place"]] - 1:
        return None
    order = [scene.names.canonical(name) for name in names] + [subject.words]
    value = "; ".join(f"{place} {name}" for place, name in enumerate(order, 1))
    told = f"{subject.said} is the {match['place']} {match['noun']}, after {' and '.join(order[:-1])}"
    return mention(
        scene,
        sentence,
        "sequence",
        subject,
        entities.key_of(f"order of {match['noun']}"),
        value,
        (subject.start if subject.start is not None else match.start(), parts[-1][1]),
        statements.placed(told, None),
        "sequence: ranked",
        tier="B",
    )


def _followed(scene: Scene, sentence: Sentence) -> Mention | None:
    """As in "the force was set up following the truce": what it came after."""
    match = FOLLOWING.search(sentence.words)
    verb = _verb_before(sentence, match.start()) if match is not None else None
    if match is None or verb is None or verb.dep_ not in ("ROOT", "conj", "relcl") or not phrases.is_past(verb):
        return None
    subject = subjects.of_verb(scene, sentence, verb)
    stop = STOP.search(sentence.words, match.end())
    value = sentence.words[match.end() : stop.start() if stop else None].strip(" .,;")
    told = phrases.predicate(verb, range(match.start(), match.end() + len(value)))
    if subject is None or not subject.sure or not told or not 1 < len(value.split()) <= LONGEST:
        return None
    return mention(
        scene,
        sentence,
        "sequence",
        subject,
        entities.key_of(f"{verb.lemma_} followed"),
        subjects.trim(value),
        (match.start(), match.end() + len(value)),
        statements.placed(f"{subject.said} {told} {match.group().casefold()}{value}", None),
        "sequence: followed",
        tier="B",
    )


def _successors(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Which body came after which: "took over from", "succeeded", "was replaced by", "the successor of"."""
    for token in sentence.tokens:
        verb = token if token.pos_ == "VERB" else token.head
        before = _predecessor(token)
        if before is None or phrases.is_negated(verb):
            continue
        doer = phrases.child(verb, "nsubj", "nsubjpass")
        name = _by_name(doer)
        subject = subjects.named(scene, sentence, name) if name != doer and name is not None else None
        subject, other = subject or subjects.of_verb(scene, sentence, verb), subjects.named(scene, sentence, before)
        if (
            subject is None
            or not (subject.sure and other.sure)
            or other.start is None
            or PERSON.search(f"{subject.words} {other.words}")
        ):
            continue
        passive = phrases.child(verb, "auxpass") is not None or _gives_way(verb)
        first, second = (subject, other) if passive else (other, subject)
        told = f"{second.said} {'is to succeed' if times.modality(verb) == 'planned' else 'succeeded'} {first.said}"
        made = mention(
            scene,
            sentence,
            "sequence",
            second if not passive else subject,
            "succeeded-by" if passive else "succeeds",
            other.words,
            (min(verb.idx, other.start), max(verb.idx, other.end or 0)),
            statements.placed(told, None),
            "sequence: succession",
            tier="B",
            modality=times.modality(verb),
        )
        if made is not None:
            yield made


def _predecessor(token: Token) -> Token | None:
    """The body on the other side of a succession, where the token tells one."""
    if token.pos_ == "VERB" and token.lemma_ in ("succeed", "replace", "supersede", "relieve"):
        return phrases.child(token, "dobj") or phrases.object_of(token, "by")
    if _gives_way(token):
        return phrases.object_of(token, "to")
    if token.pos_ == "VERB" and token.lemma_ in ("take", "assume", "inherit"):
        work = phrases.child(token, "dobj")
        if work is not None and work.lemma_.casefold() in WORK:
            return _by_name(phrases.object_of(work, "of"))
        return phrases.object_of(token, "from") if any(t.lower_ == "over" for t in token.children) else None
    if token.pos_ == "VERB" and token.lemma_.casefold() in BECOMING:
        return _grown_from(token)
    if token.lemma_ == "successor" and token.dep_ == "attr":
        return phrases.object_of(token, "of", "to")
    return None


def _gives_way(verb: Token) -> bool:
    """As in "the three forts gave way to a single one"."""
    given = phrases.child(verb, "dobj") if verb.lemma_ == "give" else None
    return given is not None and given.lower_ in ("way", "place")


def _by_name(noun: Token | None) -> Token | None:
    """The name of a predecessor rather than the word: "a larger predecessor, the Lake Force"."""
    name = phrases.child(noun, "appos") if noun is not None else None
    return name if name is not None and name.pos_ == "PROPN" else noun


def _grown_from(verb: Token) -> Token | None:
    """What something grew "out of" or "from"."""
    out = next((one for one in verb.children if one.lower_ == "out" and one.dep_ in ("prep", "prt", "advmod")), None)
    link = phrases.child(out, "prep") if out is not None else None
    noun = phrases.child(link, "pobj") if link is not None else phrases.object_of(verb, "from")
    return noun if noun is not None and noun.pos_ == "PROPN" else None


def _verb_before(sentence: Sentence, at: int) -> Token | None:
    skipped = ("aux", "auxpass", "amod", "prep")
    before = [t for t in sentence.tokens if t.idx < at + 3 and t.pos_ in ("VERB", "AUX") and t.dep_ not in skipped]
    return before[-1] if before else None

"""Legal basis: the resolution, charter or agreement that something rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import entities, instruments, owners, phrases, statements, subjects, times
from content.extraction.builder import mention, whole
from content.extraction.families.legal_words import (
    BASES,
    BASIS_IS,
    BASIS_OF,
    COUNCIL,
    GIVEN_IN,
    LEGAL_KEY,
    MADE,
    OPENS,
    UNNUMBERED,
    WEAK,
    WINDOW,
)
from content.extraction.instruments import Instrument
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.readers.text import FIELD

if TYPE_CHECKING:
    from spacy.tokens import Token


def find(scene: Scene) -> Iterator[Mention]:
    """Each instrument that a clause says it rests on."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        taken: set[int] = set()
        if (made := _field(scene, sentence)) is not None:
            yield from made
            continue
        yield from _is_basis_of(scene, sentence)
        yield from _basis_is(scene, sentence, taken)
        for basis in BASES.finditer(sentence.words):
            yield from _rests_on(scene, sentence, basis, taken)
        yield from _given_in(scene, sentence, taken)
        yield from _opens(scene, sentence, taken)


def _is_basis_of(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "the accord remains the legal basis of the force"."""
    for match in BASIS_OF.finditer(sentence.words):
        noun = next((t for t in sentence.tokens if t.idx >= match.end() and t.pos_ in ("NOUN", "PROPN")), None)
        verb = next((t for t in sentence.tokens if t.idx == match.start()), None)
        basis = subjects.of_verb(scene, sentence, verb) if verb is not None else None
        if noun is None or basis is None or not basis.sure:
            continue
        noun = noun.head if noun.dep_ == "compound" else noun
        subject = owners.of_topic(scene, subjects.named(scene, sentence, noun))
        bare = basis.words if any(one.isupper() for one in basis.words[1:]) else basis.words.casefold()
        shown = f"the {bare}" if UNNUMBERED.fullmatch(bare) else bare
        statement = statements.placed(f"The legal basis of {statements.the(subject.words)} is {shown}", None)
        made = mention(
            scene,
            sentence,
            "legal_basis",
            subject,
            "legal-basis",
            basis.words,
            whole(sentence),
            statement,
            "legal: is the basis of",
            time=told_at(scene, sentence),
            tier="B",
            is_list=True,
            importance=3,
        )
        if made is not None:
            yield made


def _field(scene: Scene, sentence: Sentence) -> list[Mention] | None:
    """As in "Legal basis: Decision 7 of the Council; Status of Forces Agreement of 6 July 2021"."""
    match = FIELD.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet", "paragraph") else None
    if match is None or not LEGAL_KEY.fullmatch(match[1]) or not scene.names.topic:
        return None
    found = instruments.find(sentence.words[match.end() :])
    topic = Subject(scene.names.topic)
    made = [_made(scene, sentence, topic, one, (0, match.end() + one.end), "field") for one in found]
    return [one for one in made if one is not None] or None


def _basis_is(scene: Scene, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    """As in "its legal basis is Joint Action 2005/10": the basis of what the text is about."""
    for match in BASIS_IS.finditer(sentence.words):
        for one in _head(sentence.words[match.end() :], weak=True):
            taken.add(match.end() + one.start)
            subject = subjects.topic(scene)
            named = replace(subject, sure=True) if subject is not None else None
            yield from _all(scene, sentence, named, one, (match.start(), match.end() + one.end), "basis is")


def _given_in(scene: Scene, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    """As in "the Council authorised the force in Resolution 10": the basis of what was authorised."""
    for match in GIVEN_IN.finditer(sentence.words):
        verb = next((t for t in sentence.tokens if t.idx == match.start("verb")), None)
        thing = phrases.child(verb, "dobj") if verb is not None else None
        for one in _head(sentence.words[match.end() :], weak=True):
            if thing is None or match.end() + one.start in taken or thing.idx > match.end():
                continue
            taken.add(match.end() + one.start)
            subject = subjects.named(scene, sentence, thing)
            if match["verb"] in ("invited", "requested", "asked", "empowered") and scene.names.topic:
                subject = Subject(scene.names.topic)
            quote = (match.start(), match.end() + one.end)
            yield from _all(scene, sentence, subject, one, quote, "given in", negated=_denied(verb))


def _opens(scene: Scene, sentence: Sentence, taken: set[int]) -> Iterator[Mention]:
    """As in "Resolution 10 authorised the force"."""
    for one in instruments.find(sentence.words):
        match = OPENS.match(sentence.words[one.end :])
        if match is None or one.start in taken:
            continue
        at = one.end + match.end()
        noun = next((t for t in sentence.tokens if t.idx >= at and t.pos_ in ("NOUN", "PROPN", "PRON")), None)
        while noun is not None and noun.dep_ in ("compound", "poss") and noun.head.i > noun.i:
            noun = noun.head
        if noun is not None:
            taken.add(one.start)
            subject = subjects.named(scene, sentence, noun, tails=False)
            yield from _all(scene, sentence, subject, one, (one.start, subject.end or at), "opens")


def _rests_on(scene: Scene, sentence: Sentence, basis: re.Match[str], taken: set[int]) -> Iterator[Mention]:
    weak = basis.group().split()[0].casefold() in WEAK and len(basis.group().split()) < 3
    stop = sentence.words.find(". ", basis.end())
    window = sentence.words[basis.end() : min(basis.end() + WINDOW, stop if stop > 0 else len(sentence.words))]
    subject = bearer(scene, sentence, basis)
    found = _head(window, weak=weak)
    if not found and not weak and (council := COUNCIL.match(window)):
        found = [Instrument(_titled(window[: council.end()]), 0, council.end())]
    for one in found:
        if basis.end() + one.start in taken:
            continue
        taken.add(basis.end() + one.start)
        start = basis.start() if subject is None or subject.start is None else min(basis.start(), subject.start)
        quote = (start, max(basis.end() + one.end, (subject.end or 0) if subject is not None else 0))
        rule = " ".join(basis.group().casefold().split())
        yield from _all(scene, sentence, subject, one, quote, rule, negated=_is_denied(sentence, basis))


def _titled(council: str) -> str:
    """A council's name as it is written, also where the text was all in capitals."""
    named = council.strip(" ,.;")
    return re.sub(r"\b(?:security|general|council|assembly|north|atlantic|ministers)\b", lambda m: m[0].title(), named)


def _all(
    scene: Scene,
    sentence: Sentence,
    subject: Subject | None,
    one: Instrument,
    quote: tuple[int, int],
    rule: str,
    *,
    negated: bool = False,
) -> Iterator[Mention]:
    made = _made(scene, sentence, subject, one, quote, rule, negated=negated)
    if made is not None:
        yield made


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject | None,
    one: Instrument,
    quote: tuple[int, int],
    rule: str,
    *,
    negated: bool = False,
) -> Mention | None:
    if subject is None:
        return None
    be = "is not" if negated else "is"
    shown = f"the {one.name}" if UNNUMBERED.fullmatch(one.name) else one.name
    told = f"The legal basis of {statements.the(subject.words)} {be} {shown}"
    if COUNCIL.fullmatch(one.name):
        told = f"{subject.words} {be} {rule.removesuffix(' the')} {shown}"
    return mention(
        scene,
        sentence,
        "legal_basis",
        subject,
        "legal-basis",
        one.short,
        quote,
        statements.placed(told, None),
        f"legal: {rule}",
        time=told_at(scene, sentence),
        tier="A",
        is_list=True,
        negated=negated,
        importance=3,
    )


def _denied(verb: Token | None) -> bool:
    return verb is not None and phrases.is_negated(verb)


def _is_denied(sentence: Sentence, basis: re.Match[str]) -> bool:
    token = next((t for t in sentence.tokens if t.idx >= basis.start()), None)
    verb = next((t for t in [token, *token.ancestors] if t.pos_ == "VERB"), None) if token is not None else None
    return _denied(verb)


def _head(window: str, *, weak: bool) -> list[Instrument]:
    """The instruments at the head of a window, one behind the other; none where something else stands first."""
    kept: list[Instrument] = []
    for one in instruments.find(window):
        gap = window[kept[-1].end if kept else 0 : one.start]
        if len(gap) > (60 if not kept and not weak else 16) or (
            kept and not re.fullmatch(r"[ ,]*(?:\([A-Za-z]+\))?[ ,]*(?:and|or)?(?: with| of)?(?: the| a| an)? ?", gap)
        ):
            break
        kept.append(one)
    return kept


def bearer(scene: Scene, sentence: Sentence, basis: re.Match[str]) -> Subject | None:
    """Who or what rests on it: the subject of the clause, or the mission that it tells of."""
    token = next((t for t in sentence.tokens if t.idx >= basis.start()), None)
    if token is None:
        return None
    set_up = _set_up(scene, sentence, token)
    if set_up is not None:
        return set_up
    verb = next(
        (t for t in [token, *token.ancestors] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "acl")), None
    )
    found = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    led = (
        phrases.child(verb, "dobj")
        if verb is not None and verb.lemma_ in ("lead", "run", "conduct", "command")
        else None
    )
    if verb is not None and verb.lemma_ in ("finance", "fund") and found is not None and found.words:
        return replace(found, words=f"{found.words} financing", told="")
    if found is not None and re.search(r"\b(?:Council|Assembly)$", found.words) and verb is not None:
        return _authorised(scene, sentence, verb)
    if led is not None and scene.names.topic:
        return Subject(
            f"{scene.names.topic} {led.lemma_}", found.start if found else None, found.end if found else None
        )
    if found is None or not found.words:
        return subjects.topic(scene)
    return found


def _set_up(scene: Scene, sentence: Sentence, token: Token) -> Subject | None:
    """What was set up or adopted: "a body set up under the Accord", "Resolution 10, adopted under Chapter VII"."""
    verb = next((t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.casefold() not in MADE:
        return None
    noun = verb.head
    if verb.lemma_ in ("adopt", "pass"):
        near = [one for one in instruments.find(sentence.words) if one.end <= verb.idx]
        return Subject(entities.trim(near[-1].short), near[-1].start, near[-1].end) if near else None
    named = noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" else noun
    return subjects.named(scene, sentence, named)


def _authorised(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """What a council acts upon: "the Council authorised the force, acting under Chapter VII"."""
    above = next((one for one in (verb, *verb.ancestors) if phrases.child(one, "dobj") is not None), None)
    thing = phrases.child(above, "dobj") if above is not None else None
    return subjects.named(scene, sentence, thing) if thing is not None else subjects.topic(scene)


def told_at(scene: Scene, sentence: Sentence) -> Time:
    """Since when a basis holds: as stated, else when the text was written."""
    since = next((found for found in sentence.dates if found.connector == "since"), None)
    if since is not None:
        return Time("state", since.when, None, "stated")
    return times.written(scene, "state")

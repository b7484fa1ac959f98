"""Places that a clause or a noun names behind "in", "at" or "near", where no family took them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, places, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.families import location_names
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.places import Place
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

WHERE = re.compile(
    r"\b(?P<prep>[Ii]n|at|near|outside|off|on|to)(?= (?:the |a |its )?[A-Z]|(?: the)? [a-z]+(?: [a-z]+)? of [A-Z])"
)
ASIDE = re.compile(rf"(?P<place>{places.SITED}) \((?P<unit>[^()]*(?:{location_names.UNITS})[^()]*)\)")
MOVING = vocabulary("move transfer relocate deploy send bring return go come withdraw fly travel redeploy shift carry")
LIGHT = frozenset(["work", "part", "duty", "operation", "place", "headquarters", "office", "base"])
OFTEN = 4


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """Each place with what is or happens there; the land that the whole text is about says nothing."""
    known = _too_well_known(scene)
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        told = " ".join(f"{one.value}" for one in taken.of(sentence) if one.kind in ("location", "acronym"))
        yield from _asides(scene, sentence, told)
        for match in WHERE.finditer(sentence.words):
            for place in places.listed(sentence.words, match.end() + 1):
                if (
                    place.words not in told
                    and not place.words.endswith("'s")
                    and place.words.removeprefix("the ") not in known
                ):
                    yield from filter(None, [_made(scene, sentence, match["prep"].casefold(), place)])


def _too_well_known(scene: Scene) -> set[str]:
    """Places that the text's title or its main name holds, or that it names again and again."""
    counts: Counter[str] = Counter()
    for sentence in scene.sentences:
        for match in WHERE.finditer(sentence.words):
            counts.update(
                {place.words.removeprefix("the ") for place in places.listed(sentence.words, match.end() + 1)[:1]}
            )
    heads = f"{scene.source.title} {scene.names.long_of.get(scene.names.topic, '')} {scene.names.topic}"
    return {name for name, count in counts.items() if count >= OFTEN or name in heads}


def _made(scene: Scene, sentence: Sentence, prep: str, place: Place) -> Mention | None:
    token = next((one for one in sentence.tokens if one.idx >= place.start and one.pos_ == "PROPN"), None)
    if token is None or sentence.date_at(token) is not None:
        return None
    link = next((one for one in token.ancestors if one.dep_ in ("prep", "dative")), None)
    if link is None or link.lower_ != prep:
        return None
    head = link.head
    if head.lemma_.casefold() in LIGHT and head.dep_ == "dobj":
        head = head.head
    if head.pos_ in ("NOUN", "PROPN"):
        return _of_noun(scene, sentence, link, place)
    return _of_verb(scene, sentence, link, head, place) if head.pos_ in ("VERB", "AUX") else None


def _of_noun(scene: Scene, sentence: Sentence, link: Token, place: Place) -> Mention | None:
    """As in "the Commission in Velin"."""
    subject = subjects.named(scene, sentence, link.head, tails=False)
    if link.lower_ == "to" or not subject.words or subject.words[:1].isdigit():
        return None
    time = times.written(scene, "state")
    be = statements.be(subject.words, past=False)
    told = statements.placed(f"{statements.the(subject.words)} {be} {link.lower_} {place.told}", None)
    start = min(subject.start if subject.start is not None else link.idx, link.idx)
    return mention(
        *(scene, sentence, "location", subject, "place", place.words, (start, place.end), told),
        "gleaned: place of a noun",
        time=time,
        is_list=True,
    )


def _of_verb(scene: Scene, sentence: Sentence, link: Token, verb: Token, place: Place) -> Mention | None:
    """As in "the team treats patients in Velin"."""
    subject = subjects.of_verb(scene, sentence, verb)
    if subject is None or not subject.words or phrases.is_negated(verb):
        return None
    if link.lower_ == "to" and verb.lemma_.casefold() not in MOVING:
        return None
    start = min(subject.start if subject.start is not None else verb.idx, verb.idx, place.start)
    return mention(
        scene,
        sentence,
        "location",
        subject,
        entities.key_of(f"{verb.lemma_} {link.lower_}"),
        place.words,
        (start, max(place.end, verb.idx + len(verb.text))),
        saying.clause(scene, sentence, verb, subject),
        "gleaned: place of a deed",
        time=times.holds(scene, sentence, verb, place.start, "state"),
        modality=times.modality(verb),
        is_list=True,
    )


def _asides(scene: Scene, sentence: Sentence, told: str) -> Iterator[Mention]:
    """As in "Velin (headquarters), Orsa (Task Group South)"."""
    for match in ASIDE.finditer(sentence.words):
        place = places.at(sentence.words, match.start("place"))
        unit = entities.trim(match["unit"])
        if place is None or location_names.UNIT.search(place.words) or place.words in told or not unit:
            continue
        name = f"{scene.names.topic} {unit}".strip() if unit.islower() else unit
        time = times.holds(scene, sentence, None, match.start(), "state")
        told_ = statements.placed(f"{statements.the(name)} {statements.be(name, past=False)} in {place.told}", None)
        made = mention(
            *(scene, sentence, "location", Subject(name, match.start("unit"), match.end("unit")), "base", place.words),
            *(match.span(), told_, "gleaned: unit in brackets"),
            time=time,
            is_list=True,
        )
        yield from filter(None, [made])

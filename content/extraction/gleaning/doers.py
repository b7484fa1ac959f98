"""Names in a row that do something together: "the accord, which Orsa, Velin and Aveli signed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, subjects, telling, times
from content.extraction.builder import mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

ALONE, OF_THING, MOST_WORDS = 3, 2, 18  # so many names make a list by themselves, or of what they signed or formed


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """Who they are, as members of what they did, or else of what the text is about."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        for verb in sentence.tokens:
            first = phrases.child(verb, "nsubj") if verb.pos_ == "VERB" else None
            tells = telling.has_tense(verb) or (verb.dep_ == "relcl" and verb.tag_ == "VBN")  # "which Orsa signed"
            if first is not None and first.pos_ == "PROPN" and tells:
                yield from filter(None, [_doers(scene, sentence, verb, first, taken)])


def _doers(scene: Scene, sentence: Sentence, verb: Token, first: Token, taken: Taken) -> Mention | None:
    members = sorted([first, *first.conjuncts], key=lambda one: one.i)
    thing = _thing(scene, sentence, verb)
    start, last = members[0].left_edge.idx, members[-1]
    end = last.idx + len(last.text)
    value = sentence.words[start:end]
    is_row = len(members) >= (OF_THING if thing is not None else ALONE) and all(one.pos_ == "PROPN" for one in members)
    if not is_row or last.i > verb.i or len(value.split()) > MOST_WORDS or phrases.is_negated(verb):
        return None
    if sentence.words[:start].rstrip().endswith(","):  # "the envoy of the lakes, Ana Berg, Orsa and Velin signed"
        return None
    if taken.share(sentence, start, end, "membership") > 0.5:
        return None
    subject = thing or saying.subject_of(scene, _object(scene, sentence, verb))
    if subject is None or not subject.words:
        return None
    helpers = [one.text for one in verb.lefts if one.dep_ == "aux"]
    told = saying.whole(" ".join([value, *helpers, verb.text, telling.named(subject)])) if thing is not None else ""
    return mention(
        *(scene, sentence, "membership", subject, entities.key_of(f"{verb.lemma_} by"), value.removeprefix("the ")),
        (start, end),
        told or saying.printed(scene, sentence),
        "gleaned: doers",
        time=times.holds(scene, sentence, verb, start, "state"),
        is_list=True,
    )


def _thing(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    """What "which" stands for as the object: "the accord, which Orsa and Velin signed"."""
    thing = phrases.child(verb, "dobj")
    if verb.dep_ != "relcl" or thing is None or thing.tag_ not in ("WDT", "WP"):
        return None
    return saying.subject_of(scene, subjects.named(scene, sentence, verb.head, tails=False))


def _object(scene: Scene, sentence: Sentence, verb: Token) -> Subject | None:
    thing = phrases.child(verb, "dobj")
    return subjects.named(scene, sentence, thing, tails=False) if thing is not None and thing.pos_ == "NOUN" else None

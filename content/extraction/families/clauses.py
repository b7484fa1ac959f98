"""Clauses: with whom a named subject cooperates: "the NLF works closely with the police and the monitors"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.telling import SPOKEN
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_SOMETHING = vocabulary("office ministry department council government bank league court committee centre agency")
PARTNERING = vocabulary("cooperate co-operate work coordinate liaise collaborate")


def find(scene: Scene) -> Iterator[Mention]:
    """The partners that a text names."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or SPOKEN.search(sentence.words):
            continue
        for verb in sentence.tokens:
            if verb.pos_ == "VERB" and verb.lemma_.casefold() in PARTNERING:
                yield from _partners(scene, sentence, verb)


def _partners(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Mention]:
    """Each partner that a subject cooperates with."""
    with_ = _with(verb)
    subject = subjects.of_verb(scene, sentence, verb)
    if not with_ or subject is None or (verb.lemma_ == "work" and with_[0].pos_ != "PROPN"):
        return
    for partner in sorted({token for one in with_ for token in phrases.conjuncts(one)}, key=lambda token: token.i):
        named = subjects.named(scene, sentence, partner, tails=partner.lower_ in OF_SOMETHING)
        if not named.words or named.start is None or named.end is None:
            continue
        time, modality = times.written(scene, "state"), times.modality(verb)
        works = _works(subject, modality, dated=time.begins is not None)
        made = mention(
            scene,
            sentence,
            "membership",
            subject,
            "cooperates-with",
            named.told.removeprefix("the ") or named.words,
            (verb.idx, named.end),
            statements.placed(f"{subject.said} {works} with {named.said}", time),
            "clause: cooperates with",
            time=time,
            is_list=True,
            tier="A" if named.sure and scene.names.is_known(subject.words) else "B",
            modality=modality,
        )
        if made is not None:
            yield made


def _works(subject: subjects.Subject, modality: str, *, dated: bool) -> str:
    if modality == "planned":
        return f"{statements.be(subject.words, past=True)} to cooperate" if dated else "will cooperate"
    if dated:
        return "cooperated"
    return "cooperate" if statements.be(subject.words, past=False) == "are" else "cooperates"


def _with(verb: Token) -> list[Token]:
    """The nouns behind "with", also behind "with and helping …" and "as well as with …"."""
    prep = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "with"), None)
    if prep is None:
        return []
    found = [phrases.child(one, "pobj") for one in (prep, *prep.conjuncts)]
    if found[0] is None:
        helped = phrases.child(verb, "conj")
        found = [phrases.child(helped, "dobj")] if helped is not None else []
    return [noun for noun in found if noun is not None]

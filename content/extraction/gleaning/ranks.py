"""Ranks: what makes a thing stand out: "is the only …", "was the first … to …", "the second largest …", other names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import anaphora, entities, phrases, statements, subjects, telling, times
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

COVERED = 0.6
PLAIN = frozenset(["time", "one", "thing", "way", "reason", "step", "day", "year"])
ALIAS = re.compile(
    r"(?:(?:also|better|formerly|previously|officially|locally|commonly) (?:known|called|referred to) as|"
    r"(?:the |its |under the |by the )?code[- ]?name[d:]?|nicknamed) (?:the )?[\"']?"
    r"(?P<name>[A-Z][\w-]*(?: (?:of |de |for )?[A-Z][\w-]*){0,4})"
)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What is the first, the only or the most of its kind, and what else a thing is called."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence):
            continue
        for noun in sentence.tokens:
            if noun.dep_ == "attr" and noun.head.lemma_ in ("be", "become", "remain") and _stands_out(noun):
                yield from filter(None, [_ranked(scene, sentence, noun, taken)])
        for match in ALIAS.finditer(sentence.words):
            yield from filter(None, [_called(scene, sentence, match, taken)])


def _stands_out(noun: Token) -> bool:
    """Whether a noun is told as the first, the only or the most of its kind."""
    return noun.lemma_.casefold() not in PLAIN and any(
        one.tag_ in ("JJS", "RBS") or one.lower_ == "only" or one.lower_ in anaphora.ORDINALS
        for left in noun.lefts
        for one in left.subtree
    )


def _ranked(scene: Scene, sentence: Sentence, noun: Token, taken: Taken) -> Mention | None:
    verb = noun.head
    if (
        phrases.is_negated(verb)
        or not telling.has_tense(telling.finite(verb))
        or phrases.child(verb, "expl") is not None
    ):
        return None
    found = subjects.of_verb(scene, sentence, verb)
    if found is None or not found.words or (found.start or 0) > verb.idx or anaphora.is_pointing(verb):
        return None
    subject = saying.subject_of(scene, found)
    start, end = phrases.offsets(sentence.tokens, (noun.left_edge.i, noun.right_edge.i + 1))
    if len(sentence.words[start:end].split()) > VALUE_WORDS:
        start, end = phrases.offsets(sentence.tokens, phrases.flat(noun))
    value = sentence.words[start:end]
    told = taken.share(sentence, start, end, "definition", "other", "role", "sequence") > COVERED
    if told or subject is None or any(sentence.date_at(one) is not None for one in noun.subtree):
        return None
    return mention(
        *(scene, sentence, "other", subject, entities.key_of(f"{verb.lemma_} {noun.lemma_}"), value),
        (min(verb.idx, start), end),
        statements.placed(f"{found.said} {phrases.predicate(verb, range(0))}", None),
        "gleaned: rank",
        time=Time("state") if phrases.is_past(verb) else times.written(scene, "state"),
    )


def _called(scene: Scene, sentence: Sentence, match: re.Match[str], taken: Taken) -> Mention | None:
    """As in "the mission, also known as Operation Calm Lake": the name it goes by too."""
    start, end = match.span("name")
    if taken.share(sentence, start, end, "definition", "acronym", "other") > COVERED:
        return None
    verb = next((one for one in sentence.tokens if one.idx >= match.start() and one.pos_ in ("VERB", "NOUN")), None)
    subject = _bearer(scene, sentence, verb) if verb is not None else None
    if subject is None or not subject.words or match["name"] in subject.words:
        return None
    return mention(
        *(scene, sentence, "other", subject, "also-called", match["name"], (match.start(), end)),
        statements.placed(f"{subject.said} is also called {match['name']}", None),
        "gleaned: other name",
    )


def _bearer(scene: Scene, sentence: Sentence, word: Token) -> subjects.Subject | None:
    """What goes by the other name: the noun that "known" hangs on, or the subject of the clause."""
    head = word.head
    if word.dep_ in ("acl", "relcl", "appos") and head.pos_ in ("NOUN", "PROPN"):
        return subjects.named(scene, sentence, head)
    above = next((one for one in (word, *word.ancestors) if one.pos_ in ("VERB", "AUX")), None)
    return subjects.of_verb(scene, sentence, above) if above is not None else None

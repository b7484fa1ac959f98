"""Aims: what something is or was for: "aimed at …", "in order to …", "deployed to …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import phrases, statements, subjects
from content.extraction.builder import mention, shortened
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

PURPOSE = re.compile(
    r"\b(?P<at>(?:is|are|was|were|being)? ?aim(?:ed|s|ing) at|with the aim of|for the purpose of)"
    r" (?=\w)|\b(?P<to>in order to|with the aim to|so as to|designed to|intended to|meant to|aims? to|seeks? to) (?=\w)"
)
DOING = vocabulary("launch deploy start send establish create conduct undertake set form found dispatch station")
END = re.compile(r"[.;:]|, (?:which|who|and|but|while|as|when|where|after|following)\b|\b(?:that|which|who)\b| [–—] ")


def find(scene: Scene) -> Iterator[Mention]:
    """What the text says its names are for."""
    for sentence in scene.sentences:
        if sentence.block.kind != "heading":
            yield from _written(scene, sentence)
            yield from _of_verbs(scene, sentence)


def _written(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "aimed at ending the siege", "in order to protect the port"."""
    for match in PURPOSE.finditer(sentence.words):
        at = match.start() + max(0, match.group().find("aim"))
        token = next((t for t in sentence.tokens if t.idx >= at), None)
        above = [token, *token.ancestors] if token is not None else []
        verb = next((t for t in above if t.pos_ in ("VERB", "AUX")), None)
        subject = subjects.of_verb(scene, sentence, verb) if verb is not None else None
        words = "aimed at" if match["at"] else "meant to"
        yield from filter(None, [_aim(scene, sentence, subject, match.end(), words)])


def _of_verbs(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "was deployed to protect the port"."""
    for verb in sentence.tokens:
        if verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and verb.head.lemma_ in DOING:
            told = verb.head if phrases.child(verb.head, "auxpass") is None else verb
            launched = phrases.child(verb.head, "dobj") if told is verb.head else None
            subject = subjects.of_verb(scene, sentence, verb.head)
            if launched is not None:
                subject = subjects.named(scene, sentence, launched)
            yield from filter(None, [_aim(scene, sentence, subject, verb.idx, "meant to")])


def _aim(scene: Scene, sentence: Sentence, subject: Subject | None, at: int, words: str) -> Mention | None:
    end = END.search(sentence.words, at)
    value = shortened(sentence.words[at : end.start() if end is not None else None].strip(" ,"))
    if subject is None or len(value.split()) < 2:
        return None
    who = subject.told or statements.the(subject.said)
    return mention(
        scene,
        sentence,
        "other",
        subject,
        "aim",
        value,
        (at, at + len(value)),
        statements.placed(f"{who} {statements.be(subject.words, past=True)} {words} {value}", None),
        "other: aim",
        tier="B",
    )

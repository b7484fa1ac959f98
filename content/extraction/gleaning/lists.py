"""Lists that no family took: bullets below any line or question, and "a, b and c" behind any noun or verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import entities, enumerations, phrases, statements, subjects, times
from content.extraction.builder import mention, span
from content.extraction.gleaning import bearers, saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = re.compile(
    r"^(?:what|which|who|where|when|how|why)\b(?: (?:is|are|was|were|do|does|did|can|could|has|have))?\b ?", re.I
)
LEADING = re.compile(r"^(?:these|this|they|it|those)\b", re.IGNORECASE)
ENDING = re.compile(
    r",? (?:is|are|was|were|include|includes|included|such as|namely|as follows|the following|to|for|in|by|with|of|"
    r"may|can|will|should|must|has|have|had|its partners to)*:?$"
)
EMPTY = frozenset(["things", "ways", "areas", "points", "lines", "fields", "steps", "matters"])
COUNT = re.compile(
    r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|the|these|following|several)\b ?(?:following )?",
    re.IGNORECASE,
)
INCLUDING = frozenset(["include", "comprise", "encompass", "involve", "cover", "contain", "embrace", "mean"])
LEAST, MOST_WORDS = 3, 18


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The members of each list, bullets one by one, the others as one."""
    lead: Sentence | None = None
    for sentence in scene.sentences:
        if sentence.block.kind != "bullet":
            lead = sentence
        elif lead is not None and _opens(scene, sentence):
            yield from filter(None, [_point(scene, sentence, lead, taken)])
        if sentence.block.kind != "heading" and not saying.is_spoken(sentence):
            yield from _included(scene, sentence, taken)
            yield from _joined(scene, sentence, taken)


def _opens(scene: Scene, sentence: Sentence) -> bool:
    return sentence.at == 0 or scene.sentences[sentence.at - 1].block_at != sentence.block_at


def _point(scene: Scene, sentence: Sentence, lead: Sentence, taken: Taken) -> Mention | None:
    """A bullet as a member of what stands above it."""
    words = " ".join(sentence.words.split()).strip(" .;,•–-")
    is_told = any(one.kind not in ("date_event", "acronym", "legal_basis", "location") for one in taken.of(sentence))
    if is_told or len(words) < LEAST or re.search(r"[A-Z].*: ", words) or _is_sentence(sentence):
        return None
    owner = _owner(scene, lead)
    if owner is None:
        return None
    return mention(
        scene,
        sentence,
        "membership",
        owner,
        "includes",
        words,
        (0, len(sentence.words)),
        saying.whole(f"{owner.words}: {words}"),
        "gleaned: bullet",
        lead_in=span(scene, lead, "subject", 0, len(lead.words)),
        time=times.written(scene, "state"),
        is_list=True,
    )


def _is_sentence(sentence: Sentence) -> bool:
    """Whether a bullet says something of a subject of its own."""
    roots = [one for one in sentence.tokens if one.dep_ == "ROOT" and one.tag_ in phrases.FINITE]
    return any(phrases.child(root, "nsubj", "nsubjpass") is not None for root in roots)


def _owner(scene: Scene, lead: Sentence) -> Subject | None:
    """Of what the bullets below a line are members: of what a question asks for, of the nouns that the line counts."""
    words = " ".join(lead.words.split()).rstrip(" :.")
    noun = _listed_noun(lead)
    if noun is not None and not words.endswith("?") and not LEADING.match(words):
        named = subjects.named(scene, lead, noun, tails=False)
        kind = "tasks" if noun.lower_ in EMPTY else entities.trim(COUNT.sub("", named.words))
        return saying.owned(scene, Subject(kind[:1].upper() + kind[1:], sure=False))
    if LEADING.match(words):
        return saying.subject_of(scene, _taken_up(scene, lead))
    words = entities.trim(ENDING.sub("", ASKING.sub("", words.rstrip("?"))))
    if not words:
        return saying.subject_of(scene, None)
    short = " ".join(words.split()[:MAX_WORDS])
    short = re.sub(r"(?: (?:the|a|an|of|to|in|on|at|by|for|with|and|or|its|their))+$", "", short)
    return Subject(short[:1].upper() + short[1:], sure=False)


def _taken_up(scene: Scene, lead: Sentence) -> Subject | None:
    """What "these" at the head of a line stands for: the plural told last in the sentence before."""
    before = next(scene.before(lead), None)
    nouns = [one for one in before.tokens if one.tag_ in ("NNS", "NNPS")] if before is not None else []
    done = [one for one in nouns if one.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")]
    return subjects.named(scene, before, (done or nouns)[-1], tails=False) if before is not None and nouns else None


def _listed_noun(lead: Sentence) -> Token | None:
    """The plural that a lead-in counts or promises: "four sections", "the following priorities"."""
    nouns = [one for one in lead.tokens if one.tag_ in ("NNS", "NNPS") and one.dep_ != "compound"]
    counted = [
        one for one in nouns if any(t.dep_ == "nummod" or t.lower_ in ("following", "these") for t in one.children)
    ]
    if counted:
        return counted[-1]
    return nouns[-1] if nouns and lead.words.rstrip().endswith(":") and nouns[-1].i >= len(lead.tokens) - 4 else None


def _included(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "its work included patrolling the line, inspecting depots and repairing roads": each part."""
    for verb in sentence.tokens:
        if verb.lemma_.casefold() not in INCLUDING or verb.pos_ != "VERB" or phrases.is_negated(verb):
            continue
        behind = [one for one in verb.rights if one.dep_ in ("dobj", "xcomp", "prep", "ccomp", "pcomp", "attr")]
        if not behind or taken.share(sentence, verb.idx, len(sentence.words), "membership") > 0.2:
            continue
        start = behind[0].left_edge.idx
        parts = enumerations.split(sentence, start)
        owner = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))
        if len(parts) > 1 and owner is not None:
            for first, last in parts:
                yield from filter(None, [_part(scene, sentence, owner, verb, first, last)])


def _part(scene: Scene, sentence: Sentence, owner: Subject, verb: Token, first: int, last: int) -> Mention | None:
    value = enumerations.clean(sentence.words[first:last])
    at = sentence.words.find(value, first)
    if at < 0 or len(value) < LEAST or not enumerations.is_whole(value):
        return None
    return mention(
        *(scene, sentence, "membership", owner, "includes", value, (at, at + len(value))),
        statements.placed(f"{owner.said} {verb.text} {value}", None),
        "gleaned: part",
        time=times.holds(scene, sentence, verb, first, "state"),
        is_list=True,
    )


def _joined(scene: Scene, sentence: Sentence, taken: Taken) -> Iterator[Mention]:
    """As in "lent by Brazil, India and Ireland", "three parts: military, police and civilian"."""
    for token in sentence.tokens:
        if token.dep_ == "conj" or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            continue
        members = sorted([token, *token.conjuncts], key=lambda one: one.i)
        if len(members) < LEAST or any(one.pos_ == "VERB" or sentence.date_at(one) for one in members):
            continue
        names = sum(one.pos_ == "PROPN" for one in members)
        if names < len(members) - 1 and not _is_led(sentence, members[0]):
            continue
        yield from filter(None, [_members(scene, sentence, members, taken)])


def _is_led(sentence: Sentence, first: Token) -> bool:
    """Whether a colon, or a noun with a number and a comma, leads to the list."""
    before = sentence.words[: first.left_edge.idx].rstrip()
    return before.endswith(":") or re.search(r"\b(?:two|three|four|five|six|seven|\d+) [\w -]+,$", before) is not None


def _members(scene: Scene, sentence: Sentence, members: list[Token], taken: Taken) -> Mention | None:
    start = _left(members[0])
    last = members[-1]
    end = last.idx + len(last.text)
    value = sentence.words[start:end]
    if len(value.split()) > MOST_WORDS or taken.share(sentence, start, end, "membership", "location", "role") > 0.5:
        return None
    noun = _counted_noun(members[0])
    subject = bearers.of(scene, sentence, noun or members[0]).subject
    if subject is None or members[0].dep_ in ("nsubj", "nsubjpass"):
        return None
    if noun is not None and not subject.words.endswith(noun.text):
        words = f"{subject.words} {noun.text}"
        subject = Subject(words if len(words.split()) <= MAX_WORDS else noun.text, sure=False)
    verb = next((one for one in members[0].ancestors if one.pos_ in ("VERB", "AUX")), None)
    return mention(
        scene,
        sentence,
        "membership",
        subject,
        "are" if noun is not None else entities.key_of(verb.lemma_ if verb is not None else "includes"),
        value,
        (start, end),
        saying.printed(scene, sentence),
        "gleaned: list",
        time=times.holds(scene, sentence, verb, start, "state"),
        is_list=True,
        negated=verb is not None and phrases.is_negated(verb),
    )


def _left(token: Token) -> int:
    first = token
    for one in token.lefts:
        if one.dep_ in ("compound", "amod", "nmod", "nummod") and one.left_edge.i < first.i:
            first = one.left_edge
    return first.idx


def _counted_noun(first: Token) -> Token | None:
    """The noun that the members spell out: "languages" of "three languages, Khmer, English and French"."""
    head = first.head
    return head if first.dep_ in ("appos", "dep") and head.pos_ == "NOUN" else None

"""Bullets and bare rows that no family took, as members of what the line or the question above asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import boxes, entities, owners, phrases, statements, subjects, times
from content.extraction.builder import mention, span
from content.extraction.families import list_counted, list_owners, list_parts
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject
from content.readers.text import FIELD

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
NAMED = re.compile(r"(?:the )?(?P<name>[A-Z0-9][\w'/-]*(?: [\w'/&-]+){0,6}?)(?= \(|, |; | [–—-] )")
PLURAL = re.compile(r"(?i:\b(?!this\b|us\b)[a-z]{3,}s\b)")
OURS = re.compile(r"\b(?:[Uu]nder|[Aa]s|[Ww]ithin|[Ii]n) (?:our|its|the|this) (?P<what>mandate|tasks|role|mission)\b")
LIGHT_KINDS = ("date_event", "acronym", "legal_basis", "location")
TAIL = re.compile(r"[;,] ?(?:and|or)$")
FIGURE = re.compile(r"(?:[a-z]+ ){0,2}[\d.,]+(?: ?[^\W\d]+| ?%)?\.?")
LEAST, ROW_WORDS = 3, 8


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The members of each list, one by one."""
    lead: Sentence | None = None
    for sentence in scene.sentences:
        is_row = _is_row(scene, sentence, lead)
        if sentence.block.kind != "bullet" and not is_row:
            lead = None if _is_field(sentence) else sentence
        elif lead is not None and _opens(scene, sentence):
            yield from filter(None, [_point(scene, sentence, lead, taken)])


def _is_field(sentence: Sentence) -> bool:
    """Whether a line says all of what it asks for, so that what stands below is no part of it: "Boats lost: 26"."""
    return sentence.block.kind == "keyvalue" and FIGURE.fullmatch(FIELD.sub("", sentence.words, count=1)) is not None


def _opens(scene: Scene, sentence: Sentence) -> bool:
    return sentence.at == 0 or scene.sentences[sentence.at - 1].block_at != sentence.block_at


def _is_row(scene: Scene, sentence: Sentence, lead: Sentence | None) -> bool:
    """Whether a short line without a verb stands below a heading in the plural: "Velin (since 2011)"."""
    if lead is None or lead.block.kind != "heading" or sentence.block.kind != "paragraph":
        return False
    if (
        not PLURAL.search(lead.words)
        or list_counted.DULL.search(lead.words)
        or len(sentence.words.split()) > ROW_WORDS
        or sentence.words.rstrip().endswith(".")
    ):
        return False
    return not any(one.tag_ in phrases.FINITE for one in sentence.tokens)


def _point(scene: Scene, sentence: Sentence, lead: Sentence, taken: Taken) -> Mention | None:
    """A bullet as a member of what stands above it; of a row of figures the name before them."""
    words = TAIL.sub("", " ".join(sentence.words.split()).strip(" .;,•–-"))
    end = len(sentence.words)
    is_deed = sentence.tokens[0].tag_ in ("TO", "VB", "VBP")
    light = (*LIGHT_KINDS, "quantity") if is_deed else LIGHT_KINDS
    is_told = any(one.kind not in light for one in taken.of(sentence))
    named = NAMED.match(sentence.words) if not _is_sentence(sentence) else None
    is_placed = taken.share(sentence, 0, end, "location") > 0.6
    if (is_told or is_placed or sentence.block.kind == "paragraph") and named is not None:
        words, end = named["name"], named.end()
        is_told = any(one.kind == "membership" for one in taken.of(sentence))
    if (
        is_told
        or list_counted.NO_LEAD.search(lead.words)
        or len(words) < LEAST
        or re.search(r"[A-Z].*:(?: |$)", words)
        or _is_sentence(sentence)
    ):
        return None
    owner = _owner(scene, lead) if boxes.HEADING.match(lead.words) is None else None
    if owner is None or _is_its_name(scene, owner.words, words):
        return None
    owner = owners.of_topic(scene, owner)
    if scene.names.canonical(words) == scene.names.topic:
        return None
    is_several = statements.be(owner.words, past=False) == "are"
    said = f"{statements.the(owner.words)} include {words}" if is_several else f"{owner.words}: {words}"
    if is_deed:
        owner, words = _of_doer(scene, lead, owner), re.sub(r"^to (?=[a-z])", "", words)
        past = any(one.dep_ == "ROOT" and phrases.is_past(one) for one in lead.tokens)
        said = list_parts.said(owner, f"{words[:1].lower()}{words[1:]}", past=past, is_verb=True)
    return mention(
        *(scene, sentence, "membership", owner, "includes", words, (0, end)),
        saying.whole(said),
        "gleaned: bullet",
        lead_in=span(scene, lead, "subject", 0, len(lead.words)),
        time=times.written(scene, "state"),
        is_list=True,
    )


def _is_its_name(scene: Scene, owner: str, words: str) -> bool:
    """Whether a point only says in full, or as one, what it would be a member of: "Lake Guard Post" of "LGPs"."""
    owner = owner.split()[-1] if owner.split()[-1].rstrip("s").isupper() else owner
    long = scene.names.long_of.get(owner, "") or scene.names.long_of.get(owner.removesuffix("s"), "")
    return words.casefold() in (owner.casefold().removesuffix("s"), long.casefold(), long.casefold().removesuffix("s"))


def _of_doer(scene: Scene, lead: Sentence, owner: Subject) -> Subject:
    """Whose deeds the points are: those of who promised "the towns" to do them, and not the towns'."""
    if list_owners.is_owning_word(owner.words.split()[-1]):
        return owner
    doer = _doer(scene, lead) if lead.block.kind != "heading" else None
    found = doer if doer is not None and owner.words.endswith("s") and len(doer.words.split()) < MAX_WORDS else owner
    return replace(found, words=f"{found.words} tasks") if len(found.words.split()) < MAX_WORDS else found


def _is_sentence(sentence: Sentence) -> bool:
    """Whether a bullet says something of a subject of its own."""
    roots = [one for one in sentence.tokens if one.dep_ == "ROOT" and one.tag_ in phrases.FINITE]
    return any(phrases.child(root, "nsubj", "nsubjpass") is not None for root in roots)


def _owner(scene: Scene, lead: Sentence) -> Subject | None:
    """Of what the bullets below a line are members: of what a question asks for, of the nouns that the line counts."""
    words = " ".join(lead.words.split()).rstrip(" :.")
    if words.endswith(" to") and (found := _doer(scene, lead)) is not None:
        return found
    noun = _listed_noun(lead)
    if noun is not None and not words.endswith("?") and not LEADING.match(words):
        kind = list_counted.kind_of(scene, lead, noun)
        return owners.owned(scene, Subject(kind[:1].upper() + kind[1:], sure=False))
    if LEADING.match(words):
        return saying.subject_of(scene, _taken_up(scene, lead))
    if lead.words.rstrip().endswith((".", "!")):  # a sentence of its own, which asks for nothing
        return saying.subject_of(scene, None)
    if not words.endswith("?") and lead.block.kind != "heading" and (found := _doer(scene, lead)) is not None:
        return found
    words = entities.trim(ENDING.sub("", ASKING.sub("", words.rstrip("?"))))
    if not words:
        return saying.subject_of(scene, None)
    short = " ".join(words.split()[:MAX_WORDS])
    short = re.sub(r"(?: (?:the|a|an|of|to|in|on|at|by|for|with|and|or|its|their))+$", "", short)
    return owners.owned(scene, Subject(short[:1].upper() + short[1:], sure=False))


def _doer(scene: Scene, lead: Sentence) -> Subject | None:
    """Who does what stands below "the advisers help the army to:"."""
    doers = [one for one in lead.tokens if one.dep_ in ("nsubj", "nsubjpass") and one.pos_ in ("NOUN", "PROPN", "PRON")]
    main = [one for one in doers if one.head.dep_ == "ROOT"]
    found = subjects.named(scene, lead, (main or doers)[-1], tails=False) if doers else None
    if found is not None and doers and found.words == scene.names.topic and (what := OURS.search(lead.words)):
        return replace(found, words=f"{found.words} {what['what']}")
    return owners.owned(scene, found) if found is not None and found.words else None


def _taken_up(scene: Scene, lead: Sentence) -> Subject | None:
    """What "these" at the head of a line stands for: the plural told last in the sentence before."""
    before = next(scene.before(lead), None)
    nouns = [one for one in before.tokens if one.tag_ in ("NNS", "NNPS")] if before is not None else []
    done = [one for one in nouns if one.dep_ in ("dobj", "nsubj", "nsubjpass", "attr")]
    return subjects.named(scene, before, (done or nouns)[-1], tails=False) if before is not None and nouns else None


def _listed_noun(lead: Sentence) -> Token | None:
    """The plural that a lead-in counts or promises: "four sections", "the following priorities"."""
    counted = list_counted.noun_of(lead)
    if counted is not None:
        return counted
    nouns = [one for one in lead.tokens if one.tag_ in ("NNS", "NNPS") and one.dep_ != "compound"]
    return nouns[-1] if nouns and lead.words.rstrip().endswith(":") and nouns[-1].i >= len(lead.tokens) - 4 else None

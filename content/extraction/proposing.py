"""Proposing: what one sentence tells, for an instructor to correct: by the rules, and by its grammar alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from content.extraction import entities, phrases, scene, subjects, times
from content.extraction.builder import shortened
from content.extraction.gleaning.plain import DANGLING
from content.extraction.mention import Mention, SourceText, Span
from content.extraction.pipeline import mentions
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Known, Time
from content.partialdate import PartialDate
from content.readers.base import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

PRINTED = ("stated", "set")  # an inferred date completes no "12 June"
IS, UNNAMED = "is", "tells"
MARKS = " ,;:.–—-"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or any other part of a text, in code points."""

    start: int
    end: int

    def meets(self, start: int, end: int) -> bool:
        """Whether both have a character in common."""
        return self.start < end and start < self.end


def propose(
    source: SourceText,
    blocks: Sequence[Block],
    stretch: Stretch,
    dated: PartialDate | None,
    dated_known: Known,
) -> tuple[Mention, ...]:
    """What the rules find in the stretch, then what its grammar alone says of it: always one at least.

    ``blocks`` are those around it, which give names and dates their meaning. ``dated`` is when the text was written,
    which a few of its blocks cannot tell.
    """
    published = dated if dated_known in PRINTED else None
    built = scene.build(replace(source, published=published), tuple(blocks))
    ready = replace(built, dated=dated, dated_known=dated_known)
    told = [one for one in mentions(ready) if stretch.meets(one.spans[0].start, one.spans[0].end)]
    return (*told, _plain(ready, stretch))


def _plain(ready: Scene, stretch: Stretch) -> Mention:
    """The stretch as its grammar has it: its subject, and the rest of its clause as the value."""
    quote = ready.source.text[stretch.start : stretch.end]
    words = " ".join(quote.split())
    sentence = next((one for one in ready.sentences if stretch.meets(one.start, one.start + len(one.words))), None)
    root = _root(sentence) if sentence is not None else None
    named = subjects.of_verb(ready, sentence, root) if sentence is not None and root is not None else None
    attribute = _attribute(root) if root is not None else _heading(sentence)
    return Mention(
        document=ready.source.document,
        kind="definition" if attribute == IS else "other",
        subject=(named.words if named else "") or ready.names.topic or ready.source.title,
        attribute=attribute,
        value=_rest(sentence, root, named) if sentence is not None and root is not None else _few(words),
        statement=_told(words),
        spans=(Span("value", stretch.start, stretch.end, quote),),
        rule="",
        time=_time(ready, sentence, root),
        modality=times.modality(root),
        negated=root is not None and phrases.is_negated(root),
    )


def _root(sentence: Sentence) -> Token | None:
    """The verb on which the sentence hangs, if it has one."""
    return next((one for one in sentence.tokens if one.dep_ == "ROOT" and one.pos_ in ("VERB", "AUX")), None)


def _attribute(root: Token) -> str:
    """A name for what is told: the verb with what it governs; an instructor will know a better one."""
    if root.lemma_ == "be" and phrases.child(root, "attr") is not None:
        return IS
    thing = phrases.child(root, "dobj", "xcomp", "acomp")
    return entities.key_of(f"{root.lemma_} {thing.lemma_}" if thing is not None else root.lemma_) or UNNAMED


def _heading(sentence: Sentence | None) -> str:
    """Where no verb tells, the heading above does."""
    above = sentence.block.heading_path if sentence is not None else ()
    return entities.key_of(above[-1]) if above and len(above[-1].split()) <= 6 else UNNAMED


def _rest(sentence: Sentence, root: Token, named: subjects.Subject | None) -> str:
    """What stands behind the verb, or before it where nothing does, without the date at its end."""
    after = root.idx + len(root.text)
    if not sentence.words[after:].strip(MARKS):
        after = named.end if named is not None and named.end is not None else 0
    end = len(sentence.words.rstrip(MARKS))
    last = sentence.dates[-1] if sentence.dates else None
    if last is not None and last.end >= end and sentence.words[after : last.start].strip(MARKS):
        end = last.start
    bare = DANGLING.sub("", sentence.words[after:end].strip(MARKS)).strip(MARKS)
    return _few(bare or sentence.words)


def _told(words: str) -> str:
    """The words as a sentence of their own."""
    bare = words.rstrip(" ,;:")
    return bare[:1].upper() + bare[1:] + ("" if bare.endswith((".", "!", "?")) else ".")


def _few(words: str) -> str:
    """As many of the words as a value may have."""
    return shortened(words.strip(MARKS)) or " ".join(words.split()[:16])


def _time(ready: Scene, sentence: Sentence | None, root: Token | None) -> Time:
    """The date in the sentence, else that of the text: what it tells as past happened by then."""
    is_over = root is not None and phrases.is_past(root)
    if sentence is not None and sentence.dates:
        found = sentence.dates[0]
        return Time("event" if is_over else "state", found.when, None, found.known)
    dated = ready.dated
    if is_over and dated is not None and dated.latest is not None:
        return Time("event", PartialDate(None, dated.latest, dated.precision), None, "inferred")
    return times.written(ready, "event" if is_over else "state")

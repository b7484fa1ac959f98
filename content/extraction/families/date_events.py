"""Date events: what happened, began, ended or is planned on a date the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import doctime, entities, instruments, phrases, statements, subjects
from content.extraction.builder import mention, whole
from content.extraction.dates import Found
from content.extraction.families import dated_nouns, event_subjects
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

FOLLOWING = ("follow", "succeed", "replace")
STARTS = {"commence": "start", "begin": "start"}
QUANTIFIED = vocabulary(
    "reduce increase grow rise fall drop shrink cut have number exceed total comprise consist stand be"
)
MAX_ATTRIBUTE = 5


def find(scene: Scene) -> Iterator[Mention]:
    """One event a date: of the text it names, of the noun it hangs on, or of the clause it stands in."""
    for sentence in scene.sentences:
        yield from _labelled(scene, sentence)
        named = instruments.find(sentence.words) if sentence.dates else []
        for found in sentence.dates if sentence.block.kind != "heading" else ():
            if _is_aside(sentence, found):
                continue
            in_name = any(one.start <= found.start < one.end for one in named)
            event = dated_nouns.text(scene, sentence, found) or dated_nouns.event(scene, sentence, found)
            if event is not None:
                yield event
                if event.rule != "date: noun" or not _opens(sentence, found):
                    continue
            if in_name:
                continue
            verb = _told_verb(doctime.governor(sentence.tokens, found))
            for one in ends_of(found) if not _is_counted_deed(sentence, found, verb) else ():
                told = _succession(scene, sentence, one, verb) or _clause(scene, sentence, one, verb)
                yield from filter(None, (told, _when_clause(scene, sentence, one, verb)))


def _labelled(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """What the first sentence of a chronology's entry tells, at the date before it."""
    label = sentence.label
    first = sentence.at == 0 or scene.sentences[sentence.at - 1].block_at != sentence.block_at
    if label is None or not first or label.start >= 0:
        return
    telling = (t for t in sentence.tokens if t.dep_ in ("ROOT", "ccomp") and t.pos_ in ("VERB", "AUX"))
    verb = next((t for t in telling if phrases.child(t, "nsubj", "nsubjpass") is not None), None)
    if verb is None or any(doctime.governor(sentence.tokens, found) == verb for found in sentence.dates):
        return
    for one in ends_of(label):
        yield from filter(None, [_succession(scene, sentence, one, verb) or _clause(scene, sentence, one, verb)])


def ends_of(found: Found) -> list[Found]:
    """ "From May to June" as two dates: since when, and until when."""
    if found.ends is None:
        return [found]
    first, last = found.ends
    return [replace(found, when=first, connector="since"), replace(found, when=last, connector="until")]


def _when_clause(scene: Scene, sentence: Sentence, found: Found, verb: Token | None) -> Mention | None:
    """As in "It ended in May 1998, when the guard took over": what "when" adds happened then too."""
    starts = next((t for t in sentence.tokens if t.lower_ == "when" and 0 <= t.idx - found.end <= 3), None)
    added = starts.head if starts is not None and starts.head.pos_ in ("VERB", "AUX") else None
    then = replace(found, connector="on")
    return _clause(scene, sentence, then, added) if added is not None and added != verb else None


def _is_counted_deed(sentence: Sentence, found: Found, verb: Token | None) -> bool:
    """Whether so much was done from one day to another: the number is the fact, and the quantities have it."""
    return found.ends is not None and verb is not None and _is_counted(sentence, verb)


def _is_counted(sentence: Sentence, verb: Token) -> bool:
    """Whether a number that is no date stands below the verb."""
    return any(
        token.pos_ == "NUM" and sentence.date_at(token) is None and token.lower_ != "one" for token in verb.subtree
    )


def _is_aside(sentence: Sentence, found: Found) -> bool:
    """Whether the date stands in brackets behind what it belongs to, or is one of several joined by "and"."""
    if found.is_bracketed:
        return True
    joints = (sentence.words[found.end : other.start] for other in sentence.dates if other.start > found.end)
    backs = (sentence.words[other.end : found.start] for other in sentence.dates if other.end < found.start)
    return any(joint in (" and ", ", ", " or ", ", and ") for joint in (*joints, *backs))


def _opens(sentence: Sentence, found: Found) -> bool:
    """Whether the date stands in an opening phrase: what follows then happened on it too."""
    root = next((token for token in sentence.tokens if token.dep_ == "ROOT"), None)
    first = phrases.child(root, "nsubj", "nsubjpass") if root is not None else None
    comma = sentence.words.find(",", found.end)
    follows = first is not None and 0 <= first.left_edge.idx - found.end <= 2
    return (follows or 0 <= comma - found.end <= 2) and re.match(
        r"(?:at|on|in|during)\b", sentence.words, re.IGNORECASE
    ) is not None


def _succession(scene: Scene, sentence: Sentence, found: Found, verb: Token | None) -> Mention | None:
    """As in "The force was succeeded in May by the mission": what then began is the mission's time."""
    agent = phrases.object_of(verb, "by") if verb is not None and verb.lemma_ in FOLLOWING else None
    before = subjects.of_verb(scene, sentence, verb) if agent is not None and verb is not None else None
    if agent is None or verb is None or before is None or phrases.child(verb, "nsubjpass") is None:
        return None
    after = subjects.named(scene, sentence, agent)
    value, time = placed(found)
    return mention(
        scene,
        sentence,
        "date_event",
        after,
        "succeed",
        value,
        whole(sentence),
        _statement(after, f"{'will succeed' if doctime.is_to_come(verb) else 'succeeded'} {before.said}", found, time),
        "date: succeeded",
        time=time,
        modality="planned" if doctime.is_to_come(verb) else "happened",
        tier="A" if before.sure and before.words else "B",
        importance=3,
    )


def _clause(scene: Scene, sentence: Sentence, found: Found, verb: Token | None) -> Mention | None:
    if verb is None or found.connector in ("as of", "as at", "as on", "between", "to"):
        return None
    if verb.lemma_ in QUANTIFIED and _is_counted(sentence, verb):
        return None  # a number or its change: the quantities have it
    teller = event_subjects.of(scene, sentence, verb, found)
    if teller is None or not teller.subject.words:
        return None
    subject = teller.subject
    lead = _lead(sentence, found) if found.start >= 0 else 0
    after = found.end + (sentence.words[found.end : found.end + 1] == ",") if found.start >= 0 else 0
    told = teller.said or phrases.predicate(verb, range(lead, after))
    value, time = placed(found)
    if not told or re.match(r"(?:following|including|according)\b", told, re.IGNORECASE):
        return None
    near = lead == 0 or abs(found.start - verb.idx) < 120
    passive = (
        phrases.child(verb, "auxpass") is not None
        or verb.tag_ in ("VBD", "VBZ", "VBP")
        or any(one.dep_ == "aux" for one in verb.children)
        or (verb.tag_ == "VBN" and None not in (phrases.child(verb, "nsubj"), phrases.child(verb, "dobj")))
    )
    planned = doctime.is_to_come(verb)
    told = told if passive or teller.said else _finite(subject, told, verb, planned=planned)
    statement = _statement(subject, told, found, time)
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        attribute(verb, found),
        value,
        (min(found.start, 0), len(sentence.words)),
        statement,
        f"date: {found.connector or 'clause'}",
        time=time,
        modality="planned" if planned else "happened",
        negated=phrases.is_negated(verb),
        tier="A" if near and verb.dep_ != "pcomp" else "B",
        importance=3 if found.when.precision != "year" else 2,
    )


def _told_verb(verb: Token | None) -> Token | None:
    """The verb that tells the event: in "it was the first time that x did y" the one behind."""
    if (
        verb is not None
        and verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and verb.head.lemma_ in ("have", "need", "begin", "start", "due")
    ):
        verb = verb.head if verb.head.pos_ != "ADJ" else verb.head.head
    what = phrases.child(verb, "attr") if verb is not None and verb.lemma_ == "be" else None
    behind = (
        [token for token in what.subtree if token.dep_ in ("acl", "relcl")]
        if what is not None and what.lemma_ == "time"
        else []
    )
    return behind[0] if behind and verb is not None and any(t.lower_ == "it" for t in verb.children) else verb


def _finite(subject: Subject, told: str, verb: Token, *, planned: bool) -> str:
    """A participle or an infinitive with the helper it needs to stand alone."""
    was = statements.be(subject.words, past=True)
    if told.startswith("to "):
        return f"{was} {told}"
    if planned and verb.tag_ in ("VB", "VBN"):
        return f"will {'be ' if verb.tag_ == 'VBN' else ''}{told}"
    return f"{was} {told}" if verb.tag_ in ("VBN", "VBG") else told


def _lead(sentence: Sentence, found: Found) -> int:
    """Where the phrase of the date begins, its preposition included."""
    before = sentence.words[: found.start]
    match = re.search(
        r"(?:\b(?:on|in|at|by|since|from|until|till|before|after|during|as of)\s+(?:the\s+)?)$", before, re.IGNORECASE
    )
    return match.start() if match else found.start


def placed(found: Found) -> tuple[PartialDate, Time]:
    """The value of an event's date, and its time: "since" begins a state, "until" ends one, "by" is a latest day."""
    when = found.when
    if found.connector == "since":
        return when, Time("state", when, None, found.known)
    if found.connector in ("until", "till"):
        return when, Time("state", None, when, found.known)
    if found.connector in ("by", "before"):
        when = PartialDate(None, when.latest, when.precision, f"{found.connector} {when.phrase}")
    elif found.connector == "after":
        when = PartialDate(when.earliest, None, when.precision, f"after {when.phrase}")
    return when, Time("event", when, None, found.known)


def _statement(subject: Subject, told: str, found: Found, time: Time) -> str:
    """The clause with its date: behind a short one, in front of a long one."""
    if found.connector in ("since", "until", "till"):
        moment = f"{found.connector} {found.when.plain()}"
    else:
        moment = statements.when(time.begins)
    words = f"{subject.said} {told}, {moment}" if len(told.split()) <= 8 else f"{moment}, {subject.said} {told}"
    return statements.placed(words if len(told.split()) > 8 else words.replace(f", {moment}", f" {moment}"), None)


def attribute(verb: Token, found: Found) -> str:
    """A slug of what happened that paraphrases share: the lemmas of the verb, its object and its particle."""
    words: list[str] = []
    token: Token | None = verb
    while token is not None and len(words) < MAX_ATTRIBUTE:
        lemma = token.lemma_.casefold()
        words.append(STARTS.get(lemma, lemma))
        particle = phrases.child(token, "prt")
        words += [particle.lower_] if particle is not None else []
        token = phrases.child(token, "xcomp", "ccomp", "dobj", "attr", "acomp", "oprd")
        if token is not None and token.pos_ == "PRON":
            token = None
    if len(words) == 1:
        thing = next(
            (
                noun
                for noun in map(lambda one: phrases.child(one, "pobj"), _preps(verb))
                if noun is not None and noun.pos_ != "NUM" and not found.start <= noun.idx < found.end
            ),
            None,
        )
        words += [thing.lemma_.casefold()] if thing is not None else []
    if len(words) > 1 and words[0] in ("be", "have"):
        words = words[1:]
    return entities.key_of(" ".join(words[:MAX_ATTRIBUTE]))


def _preps(verb: Token) -> Iterator[Token]:
    return (
        one for one in verb.children if one.dep_ == "prep" and one.lower_ in ("to", "from", "with", "into", "as", "on")
    )

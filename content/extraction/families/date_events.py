"""Date events: what happened, began, ended or is planned on a date the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import doctime, instruments, owners, phrases, subjects, telling
from content.extraction.builder import mention, whole
from content.extraction.dates import Found
from content.extraction.families import dated_nouns, event_subjects, event_telling
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from content.extraction.subjects import Subject

LATER = vocabulary("later then since subsequently eventually today now thereafter afterwards still soon never")
ORDERS = vocabulary("order decision permission approval instruction mandate authority authorisation authorization")
MAKING = vocabulary("establish create set found constitute form launch")
FOLLOWING = ("follow", "succeed", "replace")
QUANTIFIED = vocabulary(
    "reduce increase grow rise fall drop shrink cut have number exceed total comprise consist stand be"
)
LEAD = re.compile(
    r"\b(?:on|in|at|by|since|from|until|till|before|after|during|as of|of|dated)\s+(?:the\s+)?$", re.IGNORECASE
)


def find(scene: Scene) -> Iterator[Mention]:
    """One event a date: of the text it names, of the noun it hangs on, or of the clause it stands in."""
    for sentence in scene.sentences:
        yield from _labelled(scene, sentence)
        if sentence.block.kind == "heading" or not sentence.dates:
            continue
        named = instruments.find(sentence.words)
        for found in sentence.dates:
            if not _is_aside(sentence, found):
                in_name = any(one.start <= found.start < one.end for one in named)
                yield from _of_date(scene, sentence, found, in_name=in_name)


def _of_date(scene: Scene, sentence: Sentence, found: Found, *, in_name: bool) -> Iterator[Mention]:
    event = dated_nouns.text(scene, sentence, found)
    if event is not None:
        yield event
        yield from filter(None, [_made_by_text(scene, sentence, found)])
        return
    event = dated_nouns.event(scene, sentence, found)
    if event is not None:
        yield event
    happened_too = event is None or _opens(sentence, found) or dated_nouns.is_occasion(sentence, found)
    if dated_nouns.is_of_noun(sentence, found):
        return
    if happened_too and not in_name and not dated_nouns.is_of_earlier(sentence, found):
        yield from _of_clause(scene, sentence, found)


def _of_clause(scene: Scene, sentence: Sentence, found: Found) -> Iterator[Mention]:
    """What the verb above a date tells, and the clauses beside it that happened then too."""
    upper = doctime.governor(sentence.tokens, found)
    verb = _told_verb(upper)
    for one in ends_of(_until(found, upper, verb)) if not _is_counted_deed(sentence, found, verb) else ():
        told = _succession(scene, sentence, one, verb) or _clause(scene, sentence, one, verb)
        yield from filter(None, (told, _when_clause(scene, sentence, one, verb)))
        for joined in _happened_too(sentence, one, verb):
            yield from filter(None, [_clause(scene, sentence, one, joined)])


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


def _until(found: Found, upper: Token | None, verb: Token | None) -> Found:
    """The date, "prolonged to 3 May" read as "until 3 May", and "not until 3 May that" as "on 3 May"."""
    if upper is not None and upper != verb and found.connector == "until" and phrases.is_negated(upper):
        return replace(found, connector="on")
    runs = verb is not None and verb.lemma_.casefold() in event_subjects.EXTENDING | event_subjects.RUNNING
    return replace(found, connector="until") if found.connector == "to" and runs else found


def _when_clause(scene: Scene, sentence: Sentence, found: Found, verb: Token | None) -> Mention | None:
    """As in "It ended in May 1998, when the guard took over": what "when" adds happened then too."""
    starts = next((t for t in sentence.tokens if t.lower_ == "when" and 0 <= t.idx - found.end <= 3), None)
    added = starts.head if starts is not None and starts.head.pos_ in ("VERB", "AUX") else None
    then = replace(found, connector="on")
    return _clause(scene, sentence, then, added) if added is not None and added != verb else None


def _made_by_text(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    """As in "NLF was set up by Decision 7 of 3 May 1998": it began with the text that made it."""
    verb = doctime.governor(sentence.tokens, found)
    agent = phrases.child(verb, "agent") if verb is not None else None
    if verb is None or agent is None or verb.lemma_.casefold() not in MAKING or agent.idx > found.start:
        return None
    if phrases.child(verb, "auxpass") is None or found.start > agent.right_edge.idx + 1:
        return None
    return _clause(scene, sentence, replace(found, connector="on"), verb)


def _happened_too(sentence: Sentence, found: Found, verb: Token | None) -> Iterator[Token]:
    """The verbs of clauses that "and" joins to one opened by a date: "On 3 May the base closed and the men left"."""
    if verb is None or found.connector not in ("on", "in", "at") or not _opens(sentence, found):
        return
    for joined in verb.conjuncts:
        own = phrases.child(joined, "nsubj", "nsubjpass")
        dated = any(sentence.date_at(one) is not None for one in joined.subtree)
        later = any(one.lower_ in LATER for one in joined.children)
        if own is not None and joined.i > verb.i and phrases.is_past(joined) and not dated and not later:
            yield joined


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


def _cleft(verb: Token) -> Token | None:
    """What happened then: "added" in "it was (not) until May that it was added"."""
    subject, when = phrases.child(verb, "nsubj"), phrases.child(verb, "prep")
    what = phrases.child(verb, "ccomp", "advcl", "relcl")
    if verb.lemma_ != "be" or subject is None or subject.lower_ != "it" or when is None or what is None:
        return None
    marked = any(one.lower_ == "that" and one.dep_ in ("mark", "advmod") for one in what.children)
    return what if marked and when.i < what.i else None


def _succession(scene: Scene, sentence: Sentence, found: Found, verb: Token | None) -> Mention | None:
    """As in "The force was succeeded in May by the mission": what then began is the mission's time."""
    agent = phrases.object_of(verb, "by") if verb is not None and verb.lemma_ in FOLLOWING else None
    before = subjects.of_verb(scene, sentence, verb) if agent is not None and verb is not None else None
    if agent is None or verb is None or before is None or phrases.child(verb, "auxpass") is None:
        return None
    after = subjects.named(scene, sentence, agent)
    value, time = event_telling.placed(found)
    told = f"{'will succeed' if doctime.is_to_come(verb) else 'succeeded'} {before.said}"
    return mention(
        scene,
        sentence,
        "date_event",
        after,
        "succeed",
        value,
        whole(sentence),
        event_telling.statement(after, told, found, time),
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
    subject = _owned(scene, teller.subject)
    lead = _lead(sentence, found) if found.start >= 0 else 0
    after = found.end + (sentence.words[found.end : found.end + 1] == ",") if found.start >= 0 else 0
    told = teller.said or telling.without_parts(event_telling.said_of(verb, range(lead, after)))
    value, time = event_telling.placed(found)
    if not told or re.match(r"(?:following|including|according)\b", told, re.IGNORECASE):
        return None
    near = lead == 0 or abs(found.start - verb.idx) < 120
    is_bare = sentence.label is not None or verb.lower_ in event_telling.NEVER_PAST
    headlined = is_bare and event_telling.is_headlined(verb)
    passive = (
        not headlined
        and not event_subjects.is_participle(verb)
        and (
            phrases.child(verb, "auxpass") is not None
            or verb.tag_ in ("VBD", "VBZ", "VBP")
            or any(one.dep_ == "aux" and one.lower_ not in ("to", "having") for one in verb.children)
            or (verb.tag_ == "VBN" and phrases.child(verb, "nsubj") is not None and event_telling.is_active(verb))
        )
    )
    planned = doctime.is_to_come(verb)
    told = told if passive or teller.said else event_telling.finite(subject, told, verb, found, planned=planned)
    statement = event_telling.statement(subject, told, found, time)
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        event_telling.attribute(verb, found),
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


def _owned(scene: Scene, subject: Subject) -> Subject:
    """A mandate or a staff with the name of whose it is, as the statement says it too."""
    owned = owners.of_topic(scene, subject)
    return owned if owned.words == subject.words else replace(owned, told=f"the {owned.words}")


def _told_verb(verb: Token | None) -> Token | None:
    """The verb that tells the event: in "it was the first time that x did y" the one behind."""
    if (
        verb is not None
        and verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and verb.head.lemma_ in ("have", "need", "begin", "start", "due")
    ):
        verb = verb.head if verb.head.pos_ != "ADJ" else verb.head.head
    if verb is not None and verb.tag_ == "VB" and verb.head.dep_ == "dobj" and verb.head.lemma_ in ORDERS:
        verb = verb.head.head  # "gave the order to leave on 3 May": then it was given
    cleft = _cleft(verb) if verb is not None else None
    if cleft is not None:
        return cleft
    what = phrases.child(verb, "attr") if verb is not None and verb.lemma_ == "be" else None
    behind = (
        [token for token in what.subtree if token.dep_ in ("acl", "relcl")]
        if what is not None and what.lemma_ == "time"
        else []
    )
    return behind[0] if behind and verb is not None and any(t.lower_ == "it" for t in verb.children) else verb


def _lead(sentence: Sentence, found: Found) -> int:
    """Where the phrase of the date begins, its preposition included."""
    before = sentence.words[: found.start]
    match = LEAD.search(before)
    return match.start() if match else found.start

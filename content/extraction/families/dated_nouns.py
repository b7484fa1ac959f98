"""Nouns that carry a date of their own: a text that names its day, an event that took place on one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import anaphora, statements, subjects
from content.extraction.builder import mention
from content.extraction.dates import Found
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENT_ENDINGS = re.compile(
    r"(?:tion|sion|ment|ing|(?:arriv|withdraw|approv|remov|renew|tri|dismiss)al|(?:depart|clos|capt|seiz)ure|"
    r"independence|conference|disturbance)s?$",
    re.IGNORECASE,
)
NO_EVENTS = vocabulary("""
    organisation organization mission commission nation station position population institution constitution convention
    resolution section information administration delegation relation situation condition function direction corporation
    federation association coalition foundation division provision pension version television agreement government
    department parliament equipment document instrument regiment settlement detachment element building training morning
    evening being cooperation co-operation jurisdiction sanction question ammunition statement
""")
EVENTS = vocabulary("""
    summit war campaign attack talk strike riot vote poll crisis visit launch start end close collapse coup ceasefire
    truce handover operation conference session report speech exercise birth death election intervention arrival entry
    withdrawal meeting ruling decision referendum clash battle raid ambush siege massacre earthquake quake tsunami flood
    hurricane cyclone storm eruption crash murder killing mutiny uprising rising revolt rebellion revolution invasion
    offensive assault bombing genocide parade ceremony landing flight funeral armistice
""")
HAPPENING = EVENTS - vocabulary("decision report end start close launch ruling speech birth death session operation")
EARLIER = vocabulary("after before following despite since until")
AT = frozenset(["at", "during"])
INSTRUMENT = re.compile(
    r"(?P<name>(?:[A-Z][\w-]*(?: of(?: the)?)? ){0,6}(?:[Rr]esolution|Agreement|Treaty|Accord|"
    r"Accords|Protocol|Declaration|Decision|Act|"
    r"Regulation|Convention|UNSCR)(?: \([A-Z]+\))?(?: [A-Z]?\d[\w/]*(?: \(\d{4}\))?)?)"
    r"(?: of | \(|, (?:of|dated|adopted on) )$"
)


def text(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    """The text that the date belongs to, as in "Resolution 7 of 3 May 1998"."""
    match = INSTRUMENT.search(sentence.words[max(0, found.start - 100) : found.start])
    if match is None:
        return None
    start = max(0, found.start - 100) + match.start("name")
    name = scene.names.canonical(match["name"])
    subject = Subject(name, start, start + len(match["name"]))
    time = Time("event", found.when, None, found.known)
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        "adopted",
        found.when,
        (start, found.end),
        statements.placed(f"{name} dates from {found.when.plain()}", None),
        "date: of a text",
        time=time,
        tier="A" if re.search(r"\d", name) else "B",
    )


def event(scene: Scene, sentence: Sentence, found: Found) -> Mention | None:
    """The event that a noun names, as in "the ruling of the court on 3 May 1998"."""
    root = sentence.root_of(found)
    head = root.head if root is not None else None
    if head is not None and head.dep_ == "prep":
        head = head.head
    if head is None or head.pos_ not in ("NOUN", "PROPN") or head.i > (root.i if root is not None else 0) + 3:
        return None
    head = _event_noun(head, found)
    if head is None or _is_done_then(head, found):
        return None
    if any(token.tag_ == "PRP$" for token in head.lefts):
        return None
    subject = subjects.named(scene, sentence, head)
    words = subject.words
    start = subject.start if subject.start is not None else 0
    of_date = sentence.words[: found.start].endswith(("of ", "of the "))
    alone = of_date and head.lemma_.casefold() in HAPPENING and head.dep_ not in anaphora.SUBJECTS
    if subject.start is None or not words or (len(words.split()) < 2 and not alone):
        return None
    time = Time("event", found.when, None, found.known)
    is_sure = subject.sure and found.connector in ("on", "in", "at", "during", "")
    return mention(
        scene,
        sentence,
        "date_event",
        subject,
        "date",
        found.when,
        (min(start, found.start), max(found.end, subject.end or 0)),
        statements.placed(f"{subject.said} took place", time),
        "date: noun",
        time=time,
        tier="A" if is_sure else "B",
    )


def _event_noun(head: Token, found: Found) -> Token | None:
    for _ in range(3):
        if head.idx > found.start and found.connector not in ("at", ""):
            return None
        lemma = head.lemma_.casefold()
        if lemma in EVENTS or (lemma not in NO_EVENTS and EVENT_ENDINGS.search(head.text) and len(head.text) > 5):
            return head
        if head.dep_ == "pobj" and head.head.head.pos_ in ("NOUN", "PROPN"):
            head = head.head.head
        else:
            return None
    return None


def _is_done_then(noun: Token, found: Found) -> bool:
    """Whether the date rather tells when something was done to what the noun means: "upheld the conviction on"."""
    if noun.lemma_.casefold() in EVENTS or found.connector not in ("on", "in", "from", "since"):
        return False
    link = noun.head if noun.dep_ == "pobj" else noun
    verb = link.head
    is_object = noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" and link.lower_ not in EARLIER | AT
    return is_object and verb.i < noun.i and anaphora.subject_of(verb) is not None


def is_of_earlier(sentence: Sentence, found: Found) -> bool:
    """Whether a date belongs to what came before or after what its clause tells: "after the clash of 3 May, …"."""
    token = sentence.root_of(found)
    passed = False
    while token is not None and token.head != token and token.pos_ not in ("VERB", "AUX"):
        if passed and token.lower_ in EARLIER:
            return True
        passed = passed or (token.pos_ in ("NOUN", "PROPN") and sentence.date_at(token) is None)
        token = token.head
    return passed and token is not None and token.lower_ in EARLIER


def is_occasion(sentence: Sentence, found: Found) -> bool:
    """Whether a date belongs to the occasion on which its clause happened: "at a summit in Velin on 3 May, they …"."""
    token = sentence.root_of(found)
    above = list(token.ancestors) if token is not None else []
    return any(one.lower_ in AT and one.dep_ == "prep" and one.head.pos_ == "VERB" for one in above)


def is_of_noun(sentence: Sentence, found: Found) -> bool:
    """Whether a date only tells which event is meant: "widened the plan, up to the elections of 3 May"."""
    token = sentence.root_of(found)
    link = token.head if token is not None else None
    if link is None or link.lower_ != "of" or link.dep_ != "prep" or link.head.dep_ in (*anaphora.SUBJECTS, "dobj"):
        return False
    return link.head.lemma_.casefold() in HAPPENING

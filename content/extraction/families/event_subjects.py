"""Of what an event is told: the subject of its clause, or the treaty that was signed, the body that somebody set up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from content.extraction import anaphora, doctime, entities, instruments, owners, phrases, statements, subjects
from content.extraction.dates import Found
from content.extraction.families import counts
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENACTING = vocabulary("adopt sign conclude ratify pass approve initial issue endorse promulgate")
EXTENDING = vocabulary("extend prolong renew lengthen")
EXTENDED = vocabulary("mandate term mission operation deployment authorisation authorization")
RUNNING = vocabulary("run last end expire lapse")
WHICH = vocabulary("current present last latest new first second third fourth fifth next")
TERMS = vocabulary("renewal extension term one mandate")
GAPPED = re.compile(
    r",?(?: and| while)? (?P<name>[A-Z][\w'-]*(?: (?:of|the|and|[A-Z][\w'-]*)){0,4}?)(?:, [^,;]{3,48},)?"
    r" (?:in|on|since|from|until) (?:the )?"
)
SEVERAL = re.compile(r"(?:\w+ ){0,2}(?:resolutions|decisions|accords|laws)\b", re.IGNORECASE)
UNTIL = ("until", "till", "to")
PLACING = frozenset(["in", "at", "from", "to", "near", "on"])
REFERRING = frozenset(["which", "that", "whom"])


class Teller(NamedTuple):
    """Who or what an event is told of; ``said``: what is said of it where its clause says it of somebody else."""

    subject: Subject
    said: str = ""


def of(scene: Scene, sentence: Sentence, verb: Token, found: Found) -> Teller | None:
    """The subject of the event that a date places; None where none is named."""
    gapped = _gapped(scene, sentence, verb, found)
    if gapped is not None:
        return gapped
    doer = subjects.of_verb(scene, sentence, verb)
    named = _done_to(scene, sentence, verb, found)
    if named is not None and named.words and named.sure:
        return Teller(named, _done(named, verb, doer))
    aside = _before_comma(verb)
    if aside is not None:
        known = scene.names.is_known(aside.text)
        return Teller(
            Subject(aside.text, aside.idx, aside.idx + len(aside.text))
            if known
            else subjects.named(scene, sentence, aside)
        )
    if doer is not None and verb.lemma_.casefold() in RUNNING and _is_term(doer.words) and scene.names.topic:
        words = f"{scene.names.topic} mandate"
        return Teller(Subject(words, doer.start, doer.end, sure=doer.sure, told=f"the {words}"))
    return Teller(_together(scene, sentence, verb, doer)) if doer is not None else None


def _is_term(words: str) -> bool:
    """Whether words mean one term of a mandate: "the last renewal", "the current one"."""
    parts = words.casefold().split()
    return len(parts) == 2 and parts[0] in WHICH and parts[1] in TERMS


def _together(scene: Scene, sentence: Sentence, verb: Token, doer: Subject) -> Subject:
    """All who did it: "Norway and Sweden" where both are the subject, as long as their names keep to a few words."""
    head = anaphora.subject_of(verb)
    heads = [head, *head.conjuncts] if head is not None else []
    plain = all(one.pos_ in ("NOUN", "PROPN") and one.i < verb.i and not sentence.date_at(one) for one in heads)
    if len(heads) < 2 or not plain or doer.start is None:
        return doer
    named = [subjects.named(scene, sentence, one, tails=False) for one in heads]
    last = named[-1]
    words = f"{', '.join(one.words for one in named[:-1])} and {last.words}"
    if len(words.split()) > subjects.MAX_WORDS or not all(one.words for one in named):
        return doer
    told = f"{', '.join(one.said for one in named[:-1])} and {last.said}"
    return Subject(words, doer.start, last.end, all(one.sure for one in named), told)


def _done_to(scene: Scene, sentence: Sentence, verb: Token, found: Found) -> Subject | None:
    """The name of what was signed, adopted or, until a date, prolonged."""
    thing = _thing(sentence, verb)
    if thing is None and found.connector in UNTIL and verb.lemma_.casefold() in EXTENDING:
        thing = phrases.child(verb, "dobj")
        where, thing = _prolonged(scene, sentence, thing) if thing is not None else (sentence, None)
        if thing is None:
            return None
        named = owners.of_topic(scene, subjects.named(scene, where, thing))
        told = f"the {named.words}" if named.told or named.words.startswith(scene.names.topic) else ""
        at = (named.start, named.end) if where is sentence else (None, None)
        return Subject(named.words, *at, sure=True, told=told)
    if thing is None:
        return None
    named = subjects.named(scene, sentence, thing)
    if thing.tag_ == "NNS" and any(one.dep_ in ("conj", "appos") for one in thing.children):
        end = thing.right_edge.idx + len(thing.right_edge.text)
        end += sentence.words[thing.idx : end].count("(") > sentence.words[thing.idx : end].count(")")
        words = entities.trim(sentence.words[thing.idx : end])
        return Subject(words, thing.idx, end) if len(words.split()) <= subjects.MAX_WORDS else named
    return named


def _prolonged(scene: Scene, sentence: Sentence, thing: Token) -> tuple[Sentence, Token | None]:
    """The mandate that a verb prolongs, and where it is named: "it" stands for the one spoken of last."""
    if thing.lemma_.casefold() in EXTENDED:
        return sentence, thing
    if thing.lower_ != "it":
        return sentence, None
    for before in (sentence, *scene.before(sentence)):
        nouns = before.tokens[: thing.i] if before is sentence else before.tokens
        last = next((one for one in reversed(nouns) if one.lemma_.casefold() in EXTENDED), None)
        if last is not None:
            return before, last
    return sentence, None


def _thing(sentence: Sentence, verb: Token) -> Token | None:
    """What was signed, or what "which" stands for where it is the object: "the accord, which both signed in May"."""
    if verb.lemma_ == "have":
        return None
    if verb.dep_ == "relcl" and any(t.lower_ in REFERRING and t.dep_ == "dobj" for t in verb.children):
        return verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None
    thing = phrases.child(verb, "dobj")
    if thing is None or verb.lemma_.casefold() not in ENACTING:
        return None
    inside = any(one.start <= thing.idx < one.end for one in instruments.find(sentence.words))
    return thing if thing.pos_ == "PROPN" or inside else None


def _done(named: Subject, verb: Token, doer: Subject | None) -> str:
    """ "was signed by both armies", "will not be signed"."""
    denied = " not" if phrases.is_negated(verb) else ""
    was = "were" if SEVERAL.match(named.words) else statements.be(named.words, past=True)
    be = f"will{denied} be" if doctime.is_to_come(verb) else f"{was}{denied}"
    by = f" by {doer.said}" if doer is not None and doer.words and doer.sure else ""
    return f"{be} {done(verb)}{by}"


def _before_comma(verb: Token) -> Token | None:
    """The noun that a participle behind a comma tells of: "the accord, initialled in May"."""
    if not is_participle(verb):
        return None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.doc[verb.i - 1].text != ",":
        return _before_comma(verb.head)
    if verb.i < 2 or verb.doc[verb.i - 1].text != ",":
        return None
    tokens = verb.doc
    before = _named_before(tokens, verb.i - 2)
    is_text = before.pos_ == "NOUN" and verb.lemma_.casefold() in ENACTING
    if not (before.pos_ == "PROPN" or is_text):
        return None
    noun = anaphora.described(_whole(before))
    if noun.dep_ == "pobj" and noun.head.lower_ in PLACING and noun.head.head.pos_ == "VERB":
        return None
    return None if noun.dep_ in anaphora.SUBJECTS and noun in (before, verb.head) else noun


def _named_before(tokens: Doc, at: int) -> Token:
    """The last word of a name that ends at a token: over "(LMM)" its short form, over "12 (2004)" what is numbered."""
    before = tokens[at]
    if before.text == ")" and at > 3:
        before = tokens[at - 1]
    if before.like_num and tokens[at].text == ")" and tokens[at - 2].text == "(":
        before = tokens[at - 3]
    return before.head if before.dep_ == "nummod" and before.head.i == before.i - 1 else before


def is_participle(verb: Token) -> bool:
    """Whether a verb has neither a helper nor a subject of its own, as "initialled" in "the accord, initialled in May".

    The parser takes for a past tense what "and" joins to a participle, and "Under the accord, signed in May, they …".
    """
    if any(one.dep_ in ("aux", "auxpass", "dobj", *anaphora.SUBJECTS) for one in verb.children):
        return False
    if verb.tag_ == "VBN":
        return verb.dep_ in ("advcl", "acl", "conj", "ccomp", "dep")
    if verb.tag_ != "VBD":
        return False
    joined = verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_participle(verb.head)
    opening = verb.i > 1 and verb.doc[verb.i - 1].text == "," and any(one.dep_ == "prep" for one in verb.lefts)
    return joined or (opening and verb.dep_ in ("advcl", "ccomp"))


def _whole(noun: Token) -> Token:
    """The noun that a name behind "of" or "in" belongs to: "operation" above "Albania" in "an operation in Albania"."""
    while noun.dep_ in ("pobj", "compound", "appos", "conj") and noun.head != noun:
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        if noun.dep_ == "conj" and above.head.lower_ != "between":
            break
        if above.pos_ not in ("NOUN", "PROPN") or (noun.dep_ == "appos" and above.pos_ != "PROPN"):
            break
        noun = above
    return noun


def _gapped(scene: Scene, sentence: Sentence, verb: Token, found: Found) -> Teller | None:
    """As in "Poland joined in 2001, Slovenia in 2003": the name between two dates, and the verb without the first."""
    before = [one for one in sentence.dates if one.end <= found.start]
    if not before:
        return None
    first = before[-1].end
    match = GAPPED.fullmatch(sentence.words[first : found.start])
    if match is None:
        return None
    start, end = first + match.start("name"), first + match.end("name")
    inside = [one for one in sentence.tokens if start <= one.idx < end]
    if not any(one.pos_ == "PROPN" for one in inside):
        return None
    said = phrases.predicate(verb, range(_lead(sentence, sentence.dates[0]), first))
    return Teller(Subject(scene.names.canonical(match["name"]), start, end), said)


def _lead(sentence: Sentence, found: Found) -> int:
    """Where the preposition of a date begins."""
    return sentence.words.casefold().rfind(f"{found.connector} ", 0, found.start) if found.connector else found.start


done = counts.participle

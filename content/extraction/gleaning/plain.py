"""Plain statements that no other rule takes: what a subject is, has or does, to whom and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import contractions, doctime, entities, phrases, statements, subjects, telling, times
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.vocabulary import vocabulary
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

TELLING = ("membership", "definition", "role", "legal_basis", "location", "other", "sequence")
BEGINNING = vocabulary("continue help begin seek aim start cease stop")
LISTING = vocabulary("include comprise consist encompass")
SAYING = vocabulary("""
    say tell state announce declare claim believe think feel hope expect note add stress emphasise emphasize underline
    mention explain argue suggest welcome thank congratulate regret know see want wish like seem appear let concern
""")
VAGUE_OBJECTS = vocabulary("part place account advantage role it them this that which who")
DANGLING = re.compile(r"(?:,? (?:in|on|of|to|by|with|at|from|–|—|-|and|or))+$| [–—] .*$")
OPEN_END = re.compile(r"\bto\s*:?\s*$")  # "asked the mission to:", which the bullets below complete
HELPERS, SUBJECTS = ("aux", "auxpass", "neg"), ("nsubj", "nsubjpass")
HANGING_ON = vocabulary("amod compound pcomp ccomp csubj advcl mark")
CUT = vocabulary("advcl punct cc conj parataxis npadvmod relcl mark nsubj nsubjpass prt advmod aux neg")
SCARCELY = frozenset(["hardly", "barely", "scarcely"])
COVERED, MOSTLY = 0.6, 0.5
LEAST_BESIDE_DATE = 6
FATES = vocabulary("""
    disband dissolve abolish suspend close withdraw merge split reject ratify extend lift cancel repeal destroy replace
    rename reorganise reorganize restructure reopen postpone renew
""")


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What subjects are, have and do, with whom and to what; for the instructor to look at."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading" or saying.is_spoken(sentence) or OPEN_END.search(sentence.words):
            continue
        for verb in sentence.tokens:
            if tells(sentence, verb):
                yield from _of_verb(scene, sentence, verb, taken)


def tells(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb makes a statement of its own."""
    lemma = verb.lemma_.casefold()
    if _is_conditional(verb):
        return False
    if verb.pos_ == "AUX" and lemma == "be":
        said = phrases.child(verb, "acomp", "prep", "xcomp")
        is_reported = verb.dep_ == "ccomp" and verb.head.lemma_.casefold() in SAYING
        return verb.dep_ in ("ROOT", "conj", "relcl", "ccomp") and said is not None and not is_reported
    if any(one.dep_ in ("xcomp", "ccomp") for one in verb.children) and lemma not in BEGINNING:
        return False
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and phrases.child(verb, "dobj") is not None
    hangs = verb.dep_ in HANGING_ON and not (verb.dep_ == "ccomp" and _stands_before_semicolon(verb))
    return (verb.pos_ == "VERB" or joined) and not hangs and lemma not in SAYING


def _is_conditional(verb: Token) -> bool:
    """Whether the clause only holds "if" another one does, or for "hardly any"."""
    subject = phrases.child(verb, *SUBJECTS)
    if subject is not None and any(one.lower_ in SCARCELY for left in subject.lefts for one in left.subtree):
        return True
    hanging = (one for one in verb.children if one.dep_ == "advcl")
    return any(mark.lower_ in ("if", "unless") for one in hanging for mark in one.children if mark.dep_ == "mark")


def _stands_before_semicolon(verb: Token) -> bool:
    """Whether the parser hung a clause on the one behind a semicolon, or behind a comma and a subject of its own."""
    if verb.i > verb.head.i:
        return False
    if any(token.text in (";", ":") for token in verb.doc[verb.i : verb.head.i]):
        return True
    own, other = phrases.child(verb, *SUBJECTS), phrases.child(verb.head, *SUBJECTS)
    apart = own is not None and other is not None and own.i < verb.i < other.i
    return apart and verb.head.lemma_.casefold() not in SAYING and verb.tag_ in phrases.FINITE


def _dated(sentence: Sentence, verb: Token) -> bool:
    return any(doctime.governor(sentence.tokens, found) == verb for found in sentence.dates)


def _of_verb(scene: Scene, sentence: Sentence, verb: Token, taken: Taken) -> Iterator[Mention]:
    start, end = _whole(sentence, verb) if phrases.is_negated(verb) else _stretch(sentence, verb)
    value = DANGLING.sub("", sentence.words[start:end]).strip(" ,;.-–—")
    is_listed = verb.lemma_.casefold() in LISTING and taken.of(sentence, "membership")
    is_told = taken.share(sentence, start, start + len(value), *TELLING) > COVERED or _is_pointed_at(
        sentence, value, taken
    )
    figure = any(one.is_digit or one.like_num for one in sentence.tokens if start <= one.idx < end) and taken.of(
        sentence, "quantity"
    )
    if is_listed or is_told or figure or not _tells_enough(verb, value) or _is_only_dated(sentence, verb, value, taken):
        return
    found = subjects.of_verb(scene, sentence, verb)
    subject = saying.subject_of(scene, found)
    key = _key(verb)
    finite, told = told_of(subject, verb)
    nobody = (found is not None and not found.words) or any(one.dep_ == "expl" for one in verb.children)
    nobody = nobody or saying.is_of_some(verb) or value.count("(") != value.count(")")
    if subject is None or nobody or not key or not finite or not told:
        return
    first = contractions.agreeing(verb)
    if value.startswith(verb.text) and (phrases.is_negated(verb) or verb.conjuncts):
        told = " ".join([*_helpers(verb), f"{first}{value.removeprefix(verb.text)}"])
    elif any(_is_gerund(one) for one in verb.rights):
        told = " ".join([*_helpers(verb), first, value])
    quote = (subject.start if subject.start is not None and subject.start < start else min(verb.idx, start), end)
    yield from filter(None, [made(scene, sentence, subject, verb, key, value, told, quote)])
    yield from filter(None, [_done_by(scene, sentence, verb, told, subject)])


def _is_pointed_at(sentence: Sentence, value: str, taken: Taken) -> bool:
    """Whether the value is little more than the name of a text, which a mention of that text tells."""
    names = (str(one.value) for one in taken.of(sentence, "legal_basis"))
    return any(name in value and len(name) > MOSTLY * len(value) for name in names)


def _helpers(verb: Token) -> list[str]:
    """What stands before a verb and belongs to it: "did not", "no longer"."""
    return [
        contractions.agreeing(t)
        for one in verb.lefts
        if one.dep_ in HELPERS or one.lower_ == "longer"
        for t in one.subtree
    ]


def _is_only_dated(sentence: Sentence, verb: Token, value: str, taken: Taken) -> bool:
    """Whether the event that a date tells is all there is to say: "was dissolved on 3 May"."""
    deed = verb.lemma_.casefold()
    told = any(event.attribute.split("-", 1)[0] == deed for event in taken.of(sentence, "date_event"))
    if not told and not _dated(sentence, verb):
        return False
    for found in sentence.dates:
        value = value.replace(sentence.words[found.start : found.end], "")
    return len(value.split()) < LEAST_BESIDE_DATE


def made(
    scene: Scene,
    sentence: Sentence,
    subject: subjects.Subject,
    verb: Token,
    key: str,
    value: str,
    told: str,
    quote: tuple[int, int],
) -> Mention | None:
    """What a verb says of its subject, as a statement for the instructor to look at."""
    return mention(
        scene,
        sentence,
        "other",
        subject,
        key,
        value,
        quote,
        statements.placed(f"{saying.doers(sentence, verb, subject) or saying.called(sentence, subject)} {told}", None),
        "gleaned: statement",
        time=Time("state") if phrases.is_past(verb) else times.written(scene, "state"),
        tier="B",
        negated=phrases.is_negated(verb),
        modality=times.modality(telling.finite(verb)),
        importance=1,
    )


def _done_by(scene: Scene, sentence: Sentence, verb: Token, told: str, patient: subjects.Subject) -> Mention | None:
    """As in "food is delivered by the Support Office": what the doer does."""
    doer = phrases.object_of(verb, "by") if verb.tag_ == "VBN" else None
    thing = phrases.child(verb, "nsubjpass")
    if doer is None or thing is None or doer.pos_ != "PROPN" or thing.pos_ != "NOUN" or sentence.date_at(doer):
        return None
    subject = subjects.named(scene, sentence, doer)
    start, end = phrases.offsets(sentence.tokens, phrases.flat(thing, VALUE_WORDS))
    value = entities.trim(sentence.words[start:end])
    if not subject.words or not value:
        return None
    quote = (min(start, subject.start or start), max(end, subject.end or end))
    return _made_role(scene, sentence, subject, verb, value, f"{patient.said} {told}", quote)


def _made_role(
    scene: Scene,
    sentence: Sentence,
    subject: subjects.Subject,
    verb: Token,
    value: str,
    told: str,
    quote: tuple[int, int],
) -> Mention | None:
    return mention(
        *(scene, sentence, "role", subject, entities.key_of(verb.lemma_), value, quote, statements.placed(told, None)),
        "gleaned: doer",
        time=Time("state") if phrases.is_past(verb) else times.written(scene, "state"),
        modality=times.modality(telling.finite(verb)),
        is_list=True,
    )


def _tells_enough(verb: Token, value: str) -> bool:
    """Whether the value says something by itself: more than a pronoun, and more than a word unless that is a name."""
    words = value.split()
    if (
        value == verb.text
        and phrases.is_negated(verb)
        and any(t.dep_ not in ("punct", "cc", "conj") for t in verb.rights)
    ):
        return False
    if not words or len(words) > VALUE_WORDS or (words[0].casefold() in VAGUE_OBJECTS and len(words) < 3):
        return False
    if len(words) > 1 or phrases.is_negated(verb) or words[0][:1].isupper() or words[0].endswith("s"):
        return True
    return verb.lemma_.casefold() in FATES or phrases.child(verb, "acomp") is not None


def _whole(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """What a negated verb denies: itself with its objects, and what "or" joins to it."""
    joined = [one for one in verb.conjuncts if phrases.child(one, *SUBJECTS) is None]
    last = max((token.i for one in (verb, *joined) for token in _below(one)), default=verb.i)
    end = sentence.tokens[last]
    return verb.idx, end.idx + len(end.text)


def _below(verb: Token) -> list[Token]:
    below = [
        token for one in verb.rights if one.dep_ in ("dobj", "prep", "agent", "attr", "acomp") for token in one.subtree
    ]
    hanging = [token.left_edge.i for token in below if token.dep_ == "relcl" and token.left_edge.lower_ != "to"]
    return [token for token in below if token.i < min(hanging, default=token.i + 1)]


def told_of(subject: subjects.Subject | None, verb: Token) -> tuple[bool, str]:
    """Whether the verb stands by itself, and what it says: "funded by the fund" becomes "was funded by the fund"."""
    upper = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in BEGINNING else verb
    told = phrases.predicate(upper, range(0))
    if not told or told.count("(") != told.count(")") or (verb.dep_ == "xcomp" and upper is verb):
        return False, ""
    told = DANGLING.sub("", told)
    if verb.dep_ == "acl":
        be = statements.be(subject.words if subject else "", past=True)
        return verb.tag_ == "VBN" and phrases.child(verb, "agent") is not None, f"{be} {told}"
    if verb.dep_ == "relcl" and not any(t.tag_ in ("WDT", "WP") and t.dep_ in SUBJECTS for t in verb.children):
        return False, ""
    helpers = [t for t in upper.children if t.dep_ in ("aux", "auxpass") and t.lower_ != "to"]
    modal = next((t for t in upper.head.children if t.tag_ == "MD"), None) if upper.dep_ == "conj" else None
    if modal is not None and not helpers and upper.tag_ in ("VB", "VBP"):
        return True, f"{modal.lower_} {told}"
    if upper.tag_ == "VBN" and not helpers:
        return False, ""
    return upper.tag_ in ("VBZ", "VBP", "VBD") or bool(helpers), told


def _key(verb: Token) -> str:
    """A slug of the verb and its object, or of the word by which its complement hangs on."""
    thing = phrases.child(verb, "dobj", "attr", "oprd")
    if thing is not None:
        return entities.key_of(f"{verb.lemma_} {thing.lemma_}")
    link = phrases.child(verb, "agent", "prep", "dative")
    noun = phrases.child(link, "pobj", "pcomp") if link is not None else None
    if noun is not None and link is not None:
        return entities.key_of(f"{verb.lemma_} {link.lower_} {noun.lemma_}")
    adjective = phrases.child(verb, "acomp", "xcomp")
    if adjective is not None:
        return entities.key_of(f"{verb.lemma_} {adjective.lemma_}")
    joined = [one.lemma_ for one in verb.conjuncts if one.tag_ == "VBN"]
    alone = verb.tag_ == "VBN" or phrases.is_negated(verb)
    return entities.key_of(" ".join([verb.lemma_, *joined])) if alone else ""


def _stretch(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """From the object to the end of what belongs to it, clauses that only hang on cut off."""
    below = [t for t in verb.rights if (t.dep_ not in CUT or _is_gerund(t)) and t.pos_ != "PRON"]
    if not below:
        return _whole(sentence, verb)
    first = below[0].left_edge
    last = max(t.right_edge.i for t in below)
    for token in sentence.tokens[first.i : last + 1]:
        if token.dep_ in ("relcl", "advcl") and token.left_edge.i > first.i + 1 and not _is_gerund(token):
            last = min(last, token.left_edge.i - 1)
    end = sentence.tokens[last]
    start = first.i + 1 if first.dep_ in ("prep", "agent") and first.i + 1 <= last else first.i
    return sentence.tokens[start].idx, end.idx + len(end.text)


def _is_gerund(token: Token) -> bool:
    """Whether what the parser takes for a clause is the object's own noun: "supports community policing"."""
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i else token
    return token.dep_ == "advcl" and token.tag_ == "VBG" and before.dep_ == "dobj" and before.i == token.i - 1

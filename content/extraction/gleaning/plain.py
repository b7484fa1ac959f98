"""Plain statements that no other rule takes: what a subject is, has or does, to whom and for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import doctime, entities, phrases, statements, subjects, telling, times
from content.extraction.builder import VALUE_WORDS, mention, shortened
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
HELPERS = ("aux", "auxpass", "neg")
SUBJECTS = ("nsubj", "nsubjpass")
HANGING_ON = vocabulary("amod compound pcomp ccomp csubj advcl mark")
CUT = vocabulary("advcl punct cc conj parataxis npadvmod relcl mark nsubj nsubjpass prt advmod aux neg")
DECIDING = vocabulary(
    "agree decide require request authorise authorize order demand undertake promise pledge resolve instruct"
)
SCARCELY = frozenset(["hardly", "barely", "scarcely"])
COVERED = 0.6
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
            if _tells(sentence, verb):
                yield from _of_verb(scene, sentence, verb, taken)
            elif verb.lemma_.casefold() in DECIDING:
                yield from filter(None, [_decided(scene, sentence, verb, taken)])


def _tells(sentence: Sentence, verb: Token) -> bool:
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


def _decided(scene: Scene, sentence: Sentence, verb: Token, taken: Taken) -> Mention | None:
    """As in "ministers agreed that the guard should take over": what was agreed."""
    what = phrases.child(verb, "ccomp", "xcomp")
    subject = saying.subject_of(scene, subjects.of_verb(scene, sentence, verb))
    if what is None or subject is None or what.i < verb.i:
        return None
    start, last = what.left_edge.idx, what.right_edge
    value = sentence.words[start : last.idx + len(last.text)]
    value = shortened(re.sub(r"^that ", "", value)).strip(" ,;.")
    end = sentence.words.find(value, start) + len(value)
    if len(value.split()) < LEAST_BESIDE_DATE or taken.share(sentence, start, end, "membership", "other") > COVERED:
        return None
    quote = (min(subject.start if subject.start is not None else verb.idx, verb.idx), max(end, verb.idx + 1))
    key = entities.key_of(f"{verb.lemma_} {what.lemma_}")
    return _made(scene, sentence, subject, verb, key, value, saying.clause_of(verb), quote)


def _is_conditional(verb: Token) -> bool:
    """Whether the clause only holds "if" another one does, or for "hardly any"."""
    subject = phrases.child(verb, *SUBJECTS)
    if subject is not None and any(one.lower_ in SCARCELY for left in subject.lefts for one in left.subtree):
        return True
    hanging = (one for one in verb.children if one.dep_ == "advcl")
    return any(mark.lower_ in ("if", "unless") for one in hanging for mark in one.children if mark.dep_ == "mark")


def _stands_before_semicolon(verb: Token) -> bool:
    """Whether the parser hung a clause on the one behind the semicolon."""
    return verb.i < verb.head.i and any(token.text == ";" for token in verb.doc[verb.i : verb.head.i])


def _dated(sentence: Sentence, verb: Token) -> bool:
    return any(doctime.governor(sentence.tokens, found) == verb for found in sentence.dates)


def _of_verb(scene: Scene, sentence: Sentence, verb: Token, taken: Taken) -> Iterator[Mention]:
    start, end = _whole(sentence, verb) if phrases.is_negated(verb) else _stretch(sentence, verb)
    value = DANGLING.sub("", sentence.words[start:end]).strip(" ,;.-–—")
    is_listed = verb.lemma_.casefold() in LISTING and taken.of(sentence, "membership")
    is_told = taken.share(sentence, start, start + len(value), *TELLING) > COVERED
    figure = any(one.is_digit or one.like_num for one in sentence.tokens if start <= one.idx < end) and taken.of(
        sentence, "quantity"
    )
    if is_listed or is_told or figure or not _tells_enough(verb, value) or _is_only_dated(sentence, verb, value, taken):
        return
    found = subjects.of_verb(scene, sentence, verb)
    subject = saying.subject_of(scene, found)
    key = _key(verb)
    finite, told = _told(subject, verb)
    nobody = (found is not None and not found.words) or any(one.dep_ == "expl" for one in verb.children)
    if subject is None or nobody or not key or not finite or not told or value.count("(") != value.count(")"):
        return
    if value.startswith(verb.text) and (phrases.is_negated(verb) or verb.conjuncts):
        told = " ".join([*_helpers(verb), value])
    quote = (subject.start if subject.start is not None and subject.start < start else min(verb.idx, start), end)
    yield from filter(None, [_made(scene, sentence, subject, verb, key, value, told, quote)])
    yield from filter(None, [_done_by(scene, sentence, verb, told, subject)])


def _helpers(verb: Token) -> list[str]:
    """What stands before a verb and belongs to it: "did not", "no longer"."""
    return [t.text for one in verb.lefts if one.dep_ in HELPERS or one.lower_ == "longer" for t in one.subtree]


def _is_only_dated(sentence: Sentence, verb: Token, value: str, taken: Taken) -> bool:
    """Whether the event that a date tells is all there is to say: "was dissolved on 3 May"."""
    deed = verb.lemma_.casefold()
    told = any(event.attribute.split("-", 1)[0] == deed for event in taken.of(sentence, "date_event"))
    if not told and not _dated(sentence, verb):
        return False
    for found in sentence.dates:
        value = value.replace(sentence.words[found.start : found.end], "")
    return len(value.split()) < LEAST_BESIDE_DATE


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: subjects.Subject,
    verb: Token,
    key: str,
    value: str,
    told: str,
    quote: tuple[int, int],
) -> Mention | None:
    return mention(
        scene,
        sentence,
        "other",
        subject,
        key,
        value,
        quote,
        statements.placed(f"{saying.doers(sentence, verb, subject) or subject.said} {told}", None),
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
    if not words or len(words) > VALUE_WORDS or (words[0].casefold() in VAGUE_OBJECTS and len(words) < 3):
        return False
    if len(words) > 1 or phrases.is_negated(verb) or words[0][:1].isupper() or words[0].endswith("s"):
        return True
    return verb.lemma_.casefold() in FATES or phrases.child(verb, "acomp") is not None


def _whole(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """What a negated verb denies: itself with its objects, and what "or" joins to it."""
    last = max((token.i for one in (verb, *verb.conjuncts) for token in _below(one)), default=verb.i)
    end = sentence.tokens[last]
    return verb.idx, end.idx + len(end.text)


def _below(verb: Token) -> list[Token]:
    return [
        token for one in verb.rights if one.dep_ in ("dobj", "prep", "agent", "attr", "acomp") for token in one.subtree
    ]


def _told(subject: subjects.Subject | None, verb: Token) -> tuple[bool, str]:
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
    return entities.key_of(" ".join([verb.lemma_, *joined])) if verb.tag_ == "VBN" else ""


def _stretch(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """From the object to the end of what belongs to it, clauses that only hang on cut off."""
    below = [t for t in verb.rights if t.dep_ not in CUT and t.pos_ != "PRON"]
    if not below:
        return _whole(sentence, verb)
    first = below[0].left_edge
    last = max(t.right_edge.i for t in below)
    for token in sentence.tokens[first.i : last + 1]:
        if token.dep_ in ("relcl", "advcl") and token.left_edge.i > first.i + 1:
            last = min(last, token.left_edge.i - 1)
    end = sentence.tokens[last]
    start = first.i + 1 if first.dep_ in ("prep", "agent") and first.i + 1 <= last else first.i
    return sentence.tokens[start].idx, end.idx + len(end.text)

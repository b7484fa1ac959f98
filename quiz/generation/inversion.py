"""Turns a plain statement into a question: the value goes, the question word comes first, the verb is inverted.

Grammar comes from the parse; whatever is not a plain sentence with one subject and one finite verb is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.generation import articles
from quiz.generation.forms import COUNTRIES
from quiz.generation.phrasing import COMMON_NOUNS, is_acronym
from quiz.generation.sentences import SMALL_NUMBERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ANAPHORS = re.compile(r"it|its|they|their|he|she|his|her|this|that|these|those|there|who|which|such|both")
PREPOSITIONS = re.compile(r"in|at|to|by|from|for|with|of|under|on|against|over|within")
DO = {"VBD": "did", "VBN": "did", "VBZ": "does", "VBP": "do"}
PLURAL_NAMES = frozenset({"Accords", "Agreements", "Forces", "Talks", "Groups", "Brigades", "Protocols", "Battalions"})
OPENING = re.compile(r"(?:On|In|At|Since|Until|By|Between) [^,]*\d{4}, ")
PAST = {"is": "was", "are": "were", "does": "did", "do": "did"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of a plain sentence turned round: its auxiliary, its subject and what is left of its verb.

    ``rest_start`` is where all else begins; ``second`` is a second verb of the same subject, with its base form.
    """

    auxiliary: str
    subject: str
    verb: str
    rest_start: int
    second: tuple[str, str] | None = None


def ask_subject(body: str, end: int, word: str) -> str | None:
    """The question for a value that is the subject and ends at ``end``: "who supervised the programme"."""
    doc = parsed(body)
    verb = _finite(doc)
    if verb is None or verb.idx != end + 1 or _is_negated(doc):
        return None
    return f"{word} {body[end + 1 :]}"


def ask_counted(body: str, end: int, word: str) -> str | None:
    """The question for a number that opens the subject: "how many nations contributed troops"."""
    doc = parsed(body)
    verb = _finite(doc)
    if verb is None or verb.idx <= end or _is_negated(doc):
        return None
    return f"{word} {body[end + 1 :]}"


def ask_rest(body: str, start: int, end: int, word: str, *, is_whole: bool, is_past: bool = False) -> str | None:
    """The question for words behind the finite verb, from ``start`` to ``end``, that ``word`` stands for.

    ``is_whole``: the body began the statement, so its first letter may have to become small. ``is_past``: a present
    verb is put into the past, for the stem names a past date.
    """
    frame = frame_of(body, is_whole=is_whole)
    if frame is None or start < frame.rest_start:
        return None
    auxiliary = PAST.get(frame.auxiliary, frame.auxiliary) if is_past else frame.auxiliary
    before, after = body[frame.rest_start : start].strip(), body[end:].strip()
    if auxiliary in PAST.values():
        before, after = (re.sub(r"\bwill\b", "would", part) for part in (before, after))
    if frame.second:
        verb, base = frame.second
        before, after = (re.sub(rf"\b{verb}\b", base, part, count=1) for part in (before, after))
    parts = (word, auxiliary, frame.subject, frame.verb, before, after)
    return re.sub(r" +([,.])", r"\1", " ".join(part for part in parts if part)).rstrip(" ,")


def finite_verb(body: str) -> Token | None:
    """The finite verb of the main clause, or None where the words are no sentence."""
    return _finite(parsed(body))


def number_disagrees(body: str) -> bool:
    """Whether the subject is surely plural and the verb is that of a singular one, or one country has that of many."""
    doc = parsed(body)
    verb = _finite(doc)
    if verb is None:
        return False
    subject = next((token for token in _clause_children(verb) if token.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.i >= verb.i:
        return False
    if verb.lower_ in ("were", "are"):
        is_country = subject.text in COUNTRIES and subject.n_lefts == 0
        return (is_country or _is_person(doc[: subject.i + 1])) and not any(subject.conjuncts)
    return (verb.lower_ in ("is", "was", "has", "does") or verb.tag_ == "VBZ") and _is_plural(subject)


def _is_person(name: Span) -> bool:
    """Whether words that open a sentence look like the name of one person: "Ada Lind", "Major Ilse Maren"."""
    are_names = all(token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[1:].islower() for token in name)
    last = name[-1].text
    return are_names and len(name) > 1 and not last.endswith("s") and COMMON_NOUNS.fullmatch(last) is None


def has_second_clause(body: str) -> bool:
    """Whether a further main clause with a subject of its own follows."""
    doc = parsed(body)
    root = next(token for token in doc if token.dep_ == "ROOT")
    subjects = [token for token in doc if token.dep_ in ("nsubj", "nsubjpass") and token.i > root.i]
    if any(token.head.dep_ == "conj" and token.head.head == root for token in subjects):
        return True
    openings = (doc[token.left_edge.i - 2 : token.left_edge.i].text for token in subjects if token.left_edge.i > 1)
    return any(re.fullmatch(r", ?(?:and|but|while|whereas)", opening) for opening in openings)


def begins_with_name(body: str) -> bool:
    """Whether the first word is a name, and not only a word at the beginning of a sentence."""
    first = parsed(body)[0]
    return first.pos_ == "PROPN" or (first.pos_ not in ("DET", "NUM", "PRON") and not articles.is_common(first.lower_))


def with_article(text: str) -> str:
    """A sentence with "The" before a thing that lacks it: "The tug was sold" for "Tug was sold"."""
    opening = OPENING.match(text)
    if opening is not None:
        rest = text[opening.end() :]
        told = with_article(rest)
        return text if told == rest else f"{opening.group()}t{told[1:]}"
    doc = parsed(text)
    verb = _finite(doc)
    subject = _subject(doc, verb) if verb is not None else None
    if subject is None or not articles.lacks_article(doc, subject):
        return text
    return f"The {text[:1].lower() + text[1:] if articles.loses_capital(doc, subject) else text}"


def subject_inside(body: str, *, is_whole: bool) -> str | None:
    """The subject as it stands inside a sentence: "the base" for "Base is closed"."""
    frame = frame_of(body, is_whole=is_whole)
    return frame.subject if frame else None


def is_rich_in_words(body: str) -> bool:
    """Whether the subject says what it is in three words of meaning: "unilateral declaration of independence"."""
    doc = parsed(body)
    verb = _finite(doc)
    subject = _subject(doc, verb) if verb is not None else None
    if subject is None:
        return False
    return sum(token.pos_ in ("NOUN", "ADJ", "VERB") for token in subject.subtree) >= 3


def lacks_noun(words: str) -> bool:
    """Whether the words end in "a" and what is no noun: "bring about a lasting"."""
    from lemminflect import getAllLemmas  # loads its tables, which only drafting needs

    *_, article, last = ["", "", *words.rstrip(".,;").split()]
    kinds = getAllLemmas(last)
    return article in ("a", "an") and bool(kinds) and "NOUN" not in kinds and "PROPN" not in kinds


def counted_end(body: str, start: int, end: int) -> int | None:
    """Where the words end that the number at ``start`` … ``end`` counts: "troops", "men and women"; None if unclear."""
    tokens = [token for token in parsed(body) if start <= token.idx < end]
    if not tokens:
        return None
    noun = next((token.head for token in tokens if token.dep_ == "nummod" and token.head.i > tokens[-1].i), None)
    if noun is None:
        return None
    pair = next((child for child in noun.children if child.dep_ == "conj" and child.i == noun.i + 2), None)
    last = pair if pair is not None and noun.i == tokens[-1].i + 1 else noun
    following = last.doc[last.i + 1 : last.i + 2]
    if pair is None and following and following[0].lower_ == "of" and following[0].head == noun:
        last = following[0].right_edge
    return int(last.idx) + len(last.text)


def frame_of(body: str, *, is_whole: bool) -> Frame | None:
    """The parts of the sentence, or None where it is not plain."""
    doc = parsed(body)
    verb = _finite(doc)
    subject = _subject(doc, verb) if verb is not None and not _is_negated(doc) else None
    if verb is None or subject is None:
        return None
    second = _second_verb(doc)
    words = _subject_words(body[: verb.idx].strip(), doc, subject, is_whole=is_whole)
    end = verb.idx + len(verb.text) + 1
    if verb.lower_ in ("will", "shall"):
        is_plural = subject.tag_ in ("NNS", "NNPS") and not is_acronym(subject.text)
        return Frame("were" if is_plural else "was", words, "to", end) if second is None else None
    if verb.pos_ == "AUX" and (verb.lemma_ == "be" or verb.dep_ in ("aux", "auxpass")):
        return Frame(verb.text, words, "", end)
    if verb.tag_ not in DO or (second is not None and second.tag_ != verb.tag_):
        return None
    return Frame(DO[verb.tag_], words, _base(verb), end, (second.text, _base(second)) if second is not None else None)


def _subject(doc: Doc, verb: Token) -> Token | None:
    """The subject, if it opens the sentence, stands right before the verb and points at nothing outside."""
    subject = next((token for token in _clause_children(verb) if token.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.left_edge.i != 0 or subject.i > verb.i:
        return None
    if any(token.dep_ not in ("advmod", "punct") for token in doc[subject.right_edge.i + 1 : verb.i]):
        return None
    pointing = ("nsubj", "nsubjpass", "poss")
    if any(
        ANAPHORS.fullmatch(token.lower_) and token.dep_ in pointing and token.head.i >= subject.i
        for token in doc[: verb.i]
    ):
        return None
    second = _second_verb(doc)
    return subject if second is None or not any(child.dep_ in pointing for child in second.children) else None


@lru_cache(maxsize=4096)
def parsed(body: str) -> Doc:
    """The parse of a sentence."""
    from content.extraction.parsing import parse  # the parser takes seconds to load, and only drafting needs it

    return parse([body if body.endswith(".") else f"{body.rstrip()}."])[0]


def _finite(doc: Doc) -> Token | None:
    """The finite verb of the main clause."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return None
    first = next((child for child in root.children if child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE), None)
    if first is not None and first.i < root.i:
        return first
    is_past = root.tag_ == "VBN" and any(
        child.dep_ == "nsubj" for child in root.children
    )  # "served", taken for passive
    return root if root.tag_ in FINITE or is_past else None


def _clause_children(verb: Token) -> list[Token]:
    head = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return list(head.children)


def _is_negated(doc: Doc) -> bool:
    """Whether the main clause is negated, or is told by somebody in a clause of its own."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    return any(
        child.dep_ in ("neg", "parataxis") or (child.dep_ == "ccomp" and child.i < root.i) for child in root.children
    )


def _second_verb(doc: Doc) -> Token | None:
    """A further finite verb of the same subject: "met and decided"."""
    root = next(token for token in doc if token.dep_ == "ROOT")
    return next((child for child in root.children if child.dep_ == "conj" and child.tag_ in FINITE), None)


def _subject_words(words: str, doc: Doc, subject: Token, *, is_whole: bool) -> str:
    """The subject as it stands inside a sentence: a small first letter unless it begins a name, and its article."""
    first = doc[0]
    if first.lower_ in SMALL_NUMBERS:
        return words[:1].lower() + words[1:]
    if is_whole and articles.loses_capital(doc, subject):
        words = words[:1].lower() + words[1:]
    return f"the {words}" if is_whole and articles.lacks_article(doc, subject) else words


def _is_plural(noun: Token) -> bool:
    """Whether a noun is surely plural; a name may end in s and be one body, unless it is one of several things."""
    if noun.lower_ in ("headquarters", "series", "means", "barracks", "news"):
        return False
    return (noun.tag_ == "NNS" and noun.text.islower()) or noun.text in PLURAL_NAMES


def _base(verb: Token) -> str:
    from lemminflect import getLemma  # loads its tables, which only drafting needs

    known = getLemma(verb.text.lower(), upos="VERB")
    return str(verb.lemma_ if verb.lemma_ in known or not known else known[0])

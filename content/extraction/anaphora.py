"""Anaphora: which noun of a sentence a clause, a relative or a pronoun is about, as the parse tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from content.extraction import countries, people, phrases
from content.extraction.vocabulary import vocabulary
from content.partialdate import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubjpass")
ONE_BODY = frozenset(["Headquarters", "Nations", "States", "Chambers", "Forces", "Affairs", "Operations", "Services"])
YIELDING = vocabulary("although though while whilst")
DOING = vocabulary("""
    supervise monitor oversee observe verify watch help assist support train advise mentor patrol protect guard secure
    escort disarm operate
""")
ORDINALS = vocabulary("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth")
FATES = vocabulary("release free kill arrest seize capture detain destroy hand return send withdraw wound bury")
OFFICES = re.compile(
    r"(?:envoy|commander|secretary|general|minister|president|director|chief|head|representative|ambassador)s?$", re.I
)
CORES = frozenset(["core", "heart", "backbone", "kernel", "nucleus", "mainstay", "spearhead", "centrepiece"])
STEPS = 12
HEADING = 6  # tokens of a sentence that is only a heading


def subject_of(verb: Token) -> Token | None:
    """The noun or pronoun that a verb tells of, inherited over "and …" and "to …"."""
    for _ in range(STEPS):
        found = phrases.child(verb, *SUBJECTS)
        if found is not None:
            return found
        if verb.dep_ in ("acl", "relcl"):
            return described(_over_place(_dated(verb.head), verb))
        if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and verb.head.head != verb.head:
            verb = verb.head.head
            continue
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "aux", "ccomp") or verb.head == verb:
            return None
        verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
    return None


def relative(pronoun: Token) -> Token | None:
    """What "which" or "who" stands for: in "General Haan of the Lake Navy, who" the person."""
    clause = next((token for token in pronoun.ancestors if token.dep_ == "relcl"), None)
    if clause is None:
        return None
    noun = clause.head
    if pronoun.lower_ in ("who", "whom"):
        return _person(noun)
    return described(_over_place(_dated(noun), clause))


def _person(noun: Token) -> Token:
    """Who is meant by "who" behind "General Haan of the Navy", "the head of the office in Velin", "Haan, a Finn"."""
    for _ in range(STEPS):
        above = noun.head.head if noun.dep_ == "pobj" else None
        in_place = above is not None and noun.head.lower_ in ("in", "at", "near") and above.pos_ in ("NOUN", "PROPN")
        of_name = above is not None and noun.head.lower_ == "of" and above.pos_ == "PROPN"
        if above is None or noun.pos_ != "PROPN" or not (in_place or of_name):
            break
        noun = above
    is_one = any(one.lower_ in ("a", "an") for one in noun.lefts)
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and is_one:
        return noun.head
    return described(noun)


def _dated(noun: Token) -> Token:
    """What a date tells of, where the parser hung a clause on its month: "the storm of 3 May 2010, which cost …"."""
    above = noun.head.head
    is_date = noun.text in MONTHS and noun.dep_ == "pobj" and noun.head.lower_ in ("of", "on", "in")
    return above if is_date and above.pos_ in ("NOUN", "PROPN") else noun


def _over_place(noun: Token, clause: Token) -> Token:
    """The operation that a relative clause tells of, where the parser hung it on the land in which that took place."""
    placed = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "across", "off", "within")
    called = noun.dep_ in ("dobj", "oprd") and noun.head.lemma_ in ("call", "name")
    if noun.pos_ != "PROPN" or not (placed or called) or clause.lemma_.casefold() not in DOING:
        return noun
    kinds = (phrases.child(one, "attr") for one in noun.ancestors if one.lemma_ == "be")
    return next((kind for kind in kinds if kind is not None and kind.pos_ == "NOUN" and kind.i < noun.i), noun)


def described(noun: Token) -> Token:
    """What a noun only says the kind of: "the Lake Force" for "force" in "the Lake Force is a force that …"."""
    verb = noun.head
    if noun.dep_ != "attr" or noun.pos_ != "NOUN" or verb.lemma_ not in ("be", "become"):
        return noun
    named = phrases.child(verb, *SUBJECTS)
    is_name = named is not None and (named.pos_ == "PROPN" or named.lower_ in ("it", "he", "she", "they", "we"))
    return named if named is not None and is_name else noun


def called(noun: Token) -> Token | None:
    """The name that a plain noun is given behind a comma: "the settlement, known as the Velin Accord,"."""
    known = next((one for one in noun.rights if one.dep_ == "acl" and one.lower_ in ("known", "called", "named")), None)
    if known is None or noun.pos_ != "NOUN" or noun.dep_ not in SUBJECTS:
        return None
    name = phrases.object_of(known, "as") or phrases.child(known, "oprd", "dobj")
    return name if name is not None and name.pos_ == "PROPN" else None


def takes_name_of(head: Token, name: Token) -> bool:
    """Whether the name behind a noun is the better one to call it by."""
    return (bool(name.n_lefts) and _is_of_person(head)) or _is_renamed(head, name)


def _is_renamed(head: Token, name: Token) -> bool:
    """Whether a common noun is given its name behind a comma: "the settlement, the Velin Accord,"."""
    parted = name.left_edge.i == head.right_edge.i + 1 or head.doc[name.left_edge.i - 1].text == ","
    is_long = sum(one.pos_ == "PROPN" for one in name.lefts) > 0 or sum(sign.isupper() for sign in name.text) > 2
    return head.pos_ == "NOUN" and head.dep_ in ("nsubj", "nsubjpass") and parted and is_long and name.i > head.i


def _is_of_person(head: Token) -> bool:
    """Whether a noun only says who the person behind it is: "Commander", "another Norwegian"."""
    determiner = phrases.child(head, "det")
    return bool(OFFICES.search(head.text)) or (determiner is not None and determiner.lower_ == "another")


def candidate(tokens: Sequence[Token] | Doc | Span, pronoun: Token, *, plural: bool, here: bool) -> Token | None:
    """The noun of a sentence that a pronoun best takes up; ``here``: it stands before it in the same one."""
    near = [token for token in tokens if _is_spoken_of(token) and _fits(token, plural)]
    near = [token for token in near if not (here and _is_barred(token, pronoun))]
    done_to = [one for one in tokens if one.dep_ == "dobj" and one.tag_ in ("NNS", "NNPS")]
    if plural and not here and done_to and pronoun.dep_ == "nsubjpass" and pronoun.head.lemma_.casefold() in FATES:
        return done_to[-1]  # "It took nine guards. They were freed": what was done to before
    if not plural:
        near = _no_persons(near)
    if here and near and (yielding := _of_yielding_clause(near, pronoun)) is not None:
        return yielding
    return min(near, key=lambda one: (rank(one), countries.is_country(one.text), _depth(one), one.i)) if near else None


def made_up_by(noun: Token) -> Token:
    """What "the core of the force" is said to be, which the next sentence goes on about: "an engineer company"."""
    is_core = noun.lemma_.casefold() in CORES and noun.head.lemma_ == "be" and phrases.child(noun, "prep") is not None
    told = phrases.child(noun.head, "attr") if is_core else None
    return told if told is not None else noun


def _depth(token: Token) -> int:
    """How many clauses stand above the one of a noun."""
    return sum(one.pos_ in ("VERB", "AUX") for one in token.ancestors)


def same_before(pronoun: Token) -> Token | None:
    """An earlier "it" of the same sentence, which means the same as this one."""
    low = "it" if pronoun.lower_ in ("it", "its") else "they" if pronoun.lower_ in ("they", "their", "them") else ""
    forms = ("it", "its") if low == "it" else ("they", "their", "them")
    roles = (*SUBJECTS, "dobj", "poss")
    before = pronoun.doc[: pronoun.i]
    return next((one for one in before if low and one.lower_ in forms and one.dep_ in roles), None)


def is_pointing(verb: Token) -> bool:
    """Whether the subject of a verb is "this" or "that", which stands for a whole sentence."""
    found = subject_of(verb)
    return found is not None and found.lower_ in ("this", "that", "these", "those") and found.pos_ != "NOUN"


def is_counted(token: Token) -> bool:
    """Whether a subject only counts what was named before: "a third", "the current one"."""
    if token.lower_ not in ORDINALS and token.lower_ != "one":
        return False
    described_ = any(one.dep_ in ("amod", "det", "advmod") for one in token.lefts)
    return token.dep_ in SUBJECTS and described_ and not any(one.lower_ == "of" for one in token.rights)


def counted(tokens: Iterable[Token], pronoun: Token) -> Token | None:
    """What "a third" of a later sentence counts on: the last noun told as several, or as the first, one of them.

    "The current one" is one more of what was spoken of last.
    """
    roles = (*SUBJECTS, "attr", "dobj", "pobj")
    nouns = [one for one in tokens if one.dep_ in roles and (one.pos_ == "NOUN" or one.tag_ == "NNPS")]
    if pronoun.lower_ == "one" and not any(one.lower_ in ORDINALS for one in pronoun.lefts):
        nouns = [one for one in nouns if one.dep_ in SUBJECTS]
    else:
        nouns = [one for one in nouns if one.tag_ in ("NNS", "NNPS") or any(t.lower_ in ORDINALS for t in one.lefts)]
    told = [one for one in nouns if one.dep_ in SUBJECTS]
    return next(reversed(told or nouns), None)


def rank(token: Token) -> int:
    """How readily a noun is taken up by "it": first the subject of the main clause, then others, then doers."""
    if token.dep_ == "pobj":
        return 2
    return 0 if token.head.dep_ in ("ROOT", "conj") or token.dep_ == "ROOT" else 1


def _is_spoken_of(token: Token) -> bool:
    """Whether a noun is the subject of its clause, the doer in a passive one, brought up by it, or a heading."""
    if token.pos_ not in ("NOUN", "PROPN") or any(one.dep_ == "case" for one in token.children):
        return False
    doer = (
        token.dep_ == "pobj" and token.head.dep_ == "agent" and token.pos_ == "PROPN" and token.head.head.dep_ != "acl"
    )
    return doer or token.dep_ in SUBJECTS or _is_heading(token) or _is_brought_up(token)


def _is_brought_up(token: Token) -> bool:
    """Whether a noun is only now brought up, as in "That is the Lake Accord" and "There is a camp"."""
    if token.dep_ != "attr" or token.head.lemma_ != "be":
        return False
    return any(
        one.dep_ == "expl" or (one.dep_ in SUBJECTS and one.lower_ in ("that", "this", "these", "those"))
        for one in token.head.children
    )


def _is_heading(token: Token) -> bool:
    """Whether a noun heads a sentence without a verb, as "The hotline." before what is said of it."""
    return (
        token.dep_ == "ROOT" and len(token.doc) <= HEADING and not any(one.pos_ in ("VERB", "AUX") for one in token.doc)
    )


def _is_barred(token: Token, pronoun: Token) -> bool:
    """Whether the grammar keeps a pronoun from meaning a noun: "Led by X, it …", "X began to damage it"."""
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        opening = token.head.head
        return pronoun.dep_ in SUBJECTS and pronoun.head in opening.ancestors and opening.i < pronoun.i
    if pronoun.dep_ not in ("dobj", "pobj", "dative"):
        return False
    verb = next((one for one in pronoun.ancestors if one.pos_ in ("VERB", "AUX")), None)
    return verb is not None and subject_of(verb) == token


def _of_yielding_clause(near: list[Token], pronoun: Token) -> Token | None:
    """The subject of "although …" right before the clause of the pronoun: it is the same one."""
    if pronoun.dep_ not in SUBJECTS:
        return None
    clauses = [
        one
        for one in pronoun.head.children
        if one.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in YIELDING for mark in one.children)
    ]
    return next((token for token in near if token.head in clauses), None)


def _no_persons(near: list[Token]) -> list[Token]:
    """Without the names of persons, whom nobody calls "it"."""
    if not near:
        return near
    found = people.find(near[0].doc.text)
    spans = [(one.start, one.end) for one in found if one.is_ranked]
    return [token for token in near if not any(start <= token.idx < end for start, end in spans)]


def _fits(token: Token, plural: bool) -> bool:
    if token.tag_ == "NNP" or (token.tag_ == "NNPS" and token.text in ONE_BODY):
        return True
    return (token.tag_ in ("NNS", "NNPS") or phrases.child(token, "conj") is not None) == plural

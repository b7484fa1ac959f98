"""Phrases: the words of a noun phrase or a predicate, cut from a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import contractions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


TAILS = frozenset(["of", "for", "in", "on", "between", "against", "to", "with", "from"])
STOPS = frozenset(["relcl", "acl", "appos", "advcl", "cc", "conj", "parataxis"])
DANGLING = re.compile(
    r"(?:,? (?:and|or|on|in|by|at|of|the|to|from|since|until|which|that|back|i\.?e\.?))+$", re.IGNORECASE
)
MARKS = frozenset([",", "–", "—", "-", ";"])
APART = re.compile(r", (?:(?:about|some|over|almost) )?[\w-]+ of (?:them|whom|which|these)$")
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})

Stretch = tuple[int, int]


def noun_phrase(head: Token, *, limit: int = 8, tails: frozenset[str] = TAILS, joined: bool = False) -> Stretch:
    """First and last-but-one token of the phrase around a noun: what stands before it, and short "of …" after it.

    ``joined`` takes "and …" along.
    """
    first = _first_of(head)
    end = _with_bracket(head.doc, head.i + 1)
    for child in head.rights:
        if child.i < end:
            continue
        if child.i == end and child.dep_ in ("nummod", "appos", "npadvmod") and child.text.isdigit():
            end += 1
            continue
        if child.i > end or not _is_tail(child, tails, joined):
            break
        last = _tail_end(child)
        if last - first > limit + 2:
            break
        end = last
    return first, end


def flat(head: Token, limit: int = 16) -> Stretch:
    """The whole phrase below a noun, relative clauses cut off, as long as it keeps to ``limit`` words."""
    first, end = head.left_edge.i, head.right_edge.i + 1
    for child in head.subtree:
        if child.dep_ in ("relcl", "advcl") or (child.dep_ == "acl" and child.i - first > 2):
            end = min(end, child.left_edge.i)
    while end > first and head.doc[end - 1].dep_ == "punct" and head.doc[end - 1].text in ",;:.-(":
        end -= 1
    return (first, end) if end - first <= limit + 4 and end > head.i else noun_phrase(head, limit=limit, joined=True)


def text(tokens: Doc, stretch: Stretch) -> str:
    """The words of a stretch of tokens."""
    return tokens[stretch[0] : stretch[1]].text


def offsets(tokens: Doc, stretch: Stretch) -> tuple[int, int]:
    """Where a stretch of tokens begins and ends, in characters of its sentence."""
    last = tokens[stretch[1] - 1]
    return tokens[stretch[0]].idx, last.idx + len(last.text)


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    return next((one for one in token.children if one.dep_ in deps), None)


def object_of(verb: Token, *prepositions: str) -> Token | None:
    """The noun after one of these prepositions below a verb or noun."""
    for prep in verb.children:
        if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ in prepositions:
            noun = child(prep, "pobj")
            if noun is not None:
                return noun
    return None


def conjuncts(head: Token) -> list[Token]:
    """The noun and all that "and" joins to it, in order."""
    return sorted([head, *head.conjuncts], key=lambda token: token.i) if head.dep_ != "conj" else [head]


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or "no longer" stands by the verb, or "nor" before it."""
    if any(one.dep_ == "neg" or one.lower_ in ("never", "neither") for one in verb.children):
        return True
    longer = (one for one in verb.children if one.dep_ == "advmod" and one.lower_ in ("longer", "more"))
    return any(child(one, "neg") is not None for one in longer) or _is_behind_nor(verb)


def _is_behind_nor(verb: Token) -> bool:
    return verb.dep_ == "conj" and any(one.lower_ == "nor" and one.i < verb.i for one in verb.head.children)


def _is_before_nor(verb: Token) -> bool:
    return any(one.lower_ == "neither" and one.dep_ == "preconj" for one in verb.children)


def is_past(verb: Token) -> bool:
    """Whether the verb tells what is over: "was", "deployed", but not "has been"."""
    auxiliaries = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    finite = [one for one in (*auxiliaries, verb) if one.tag_ in FINITE]
    if any(one.tag_ == "VBD" for one in finite):
        return True
    return not finite and verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb and is_past(verb.head)


def predicate(verb: Token, skip: range, limit: int = 24) -> str:
    """What a verb says of its subject, without the characters of ``skip`` and what only hangs on.

    Of what "neither … nor" joins no part can be said by itself.
    """
    if _is_before_nor(verb) or _is_behind_nor(verb):
        return ""
    kept = [token for token in _predicate_tokens(verb) if token.idx not in skip]
    if not kept:
        return ""
    words = "".join(
        f"{contractions.agreeing(token)}{_joint(token, after, skip)}"
        for token, after in zip(kept, [*kept[1:], None], strict=True)
    )
    whole = " ".join(words.split())
    if len(whole.split()) > limit:
        whole = re.split(r",|;|:| \(", whole, maxsplit=1)[0]
    whole = APART.sub("", whole.strip(" ,;:-("))
    if kept[-1].dep_ != "prt" or not whole.endswith(f" {kept[-1].text}"):  # "had been handed in"
        whole = DANGLING.sub("", whole)
    return whole if 0 < len(whole.split()) <= limit else ""


def _joint(token: Token, after: Token | None, skip: range) -> str:
    """What stands between two words that are kept: a comma where only what is skipped, and a mark, lay between them."""
    if after is None or after.i == token.i + 1:
        return " " if after is not None and after.lower_ == "n't" else str(token.whitespace_)
    between = token.doc[token.i + 1 : after.i]
    marks = [one for one in between if one.text in MARKS]
    return ", " if len(marks) == 1 and all(one.idx in skip or one in marks for one in between) else " "


def _predicate_tokens(verb: Token) -> list[Token]:
    found: list[Token] = [verb]
    for one in verb.children:
        before = one.i < verb.i
        if before and one.dep_ in ("aux", "auxpass", "neg", "prt"):
            found += [token for token in one.lefts if token.dep_ == "auxpass"]  # "it's been cleared"
            found.append(one)
        elif before and one.dep_ == "advmod" and _is_near(one, verb):
            found += [token for token in one.subtree if token.i <= one.i]  # "no longer"
        elif not before and one.dep_ not in (
            "advcl",
            "punct",
            "cc",
            "conj",
            "parataxis",
            "nsubj",
            "relcl",
            "mark",
            "npadvmod",
        ):
            found += (token for token in one.subtree if not _is_of_other_clause(token, verb))
    return sorted(found, key=lambda token: token.i)


def _is_near(adverb: Token, verb: Token) -> bool:
    """Whether an adverb belongs to what is said: right before its verb, or "no longer" before the helper."""
    if adverb.lower_ == "longer":
        return True
    return adverb.i == verb.i - 1 and adverb.lower_ not in ("when", "where", "then", "also")


def _is_of_other_clause(token: Token, verb: Token) -> bool:
    """Whether a token belongs to a joined clause with a subject of its own, "…, and the search came to an end"."""
    for one in (token, *token.ancestors):
        if one == verb:
            return False
        if one.pos_ == "VERB" and one.dep_ == "conj" and child(one, "nsubj", "nsubjpass") is not None:
            return True
    return False


def _first_of(head: Token) -> int:
    first = head.i
    for one in reversed(list(head.lefts)):
        if one.right_edge.i != first - 1 or one.dep_ in STOPS or one.text in ",;(":
            break
        first = one.left_edge.i
    while first < head.i and head.doc[first].pos_ in ("SCONJ", "CCONJ", "ADP", "PUNCT", "ADV", "INTJ"):
        first += 1
    return first


def _with_bracket(tokens: Doc, end: int) -> int:
    """The end, moved behind a bracket with a short form: "Force (NLF)"."""
    if end + 2 < len(tokens) and tokens[end].text == "(" and tokens[end + 2].text == ")":
        return end + 3
    return end


def _is_tail(one: Token, tails: frozenset[str], joined: bool) -> bool:
    if one.dep_ == "prep":
        noun = child(one, "pobj", "pcomp")
        return one.lower_ in tails and noun is not None and not any(t.like_num and len(t) == 4 for t in one.subtree)
    return joined and one.dep_ in ("cc", "conj")


def _tail_end(one: Token) -> int:
    end = one.right_edge.i + 1
    for below in one.subtree:
        if below.dep_ in ("relcl", "acl", "appos", "advcl", "parataxis") and below.left_edge.i > one.i + 1:
            end = min(end, below.left_edge.i)
    while end > one.i and one.doc[end - 1].text in ",;:.(-":
        end -= 1
    return end


def quoted(tokens: Doc, *points: int) -> Iterator[Token]:
    """The tokens that begin at these characters."""
    return (token for token in tokens if token.idx in points)

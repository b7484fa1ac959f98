"""Document time: when a text was written, as stated, or bracketed by what it tells as past and as to come."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from content.extraction import dates
from content.extraction.mention import SourceText
from content.ledger.entry import Known
from content.partialdate import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STAMP = re.compile(
    r"(?:^|[-–—|(•·:;.]|\b(?:page|document|paper|text|article|sheet|report|notice|was|were|is)) *"
    r"(?:(?:last|first) )?(?:updated?|modified|reviewed|revised|published|posted|released|issued|date|date of"
    r" (?:publication|issue|release)|(?:publication|release|issue) date)(?: on)?:? *$",
    re.IGNORECASE,
)
OF_PAGE = re.compile(
    r"^(?:this|the) (?:web ?)?(?:page|site|document|paper|text|article|fact ?sheet|report|list)\b", re.I
)
PASSIVE = re.compile(r"\b(?:was|were|is|has been) *(?:last )?\w+(?: on)?:? *$", re.I)
TOP = 6  # sentences of a text in which it may state its own date
DATELINE = re.compile(r"[A-Z][\w.'-]*(?:(?:, ?| )[A-Z][\w.'-]*){0,3},? ?,?")
"""A place before a date. Without a comma or a dash between them it may as well say what the date is of."""
AS_OF = re.compile(
    r"(?:^|[-–—|,:;(] ?)(?:(?:situation|status|data|figures|information|facts|all figures)? ?as (?:of|at|on))$", re.I
)
TO_EXPIRE = re.compile(
    r"\b(?:expir\w+|valid\w*|until|deadline|due|next|planned|scheduled|renewal|ends?|runs?|lasts?)\b", re.I
)
"""Words before a day that lies ahead as long as they are told as present: "Mandate expires: 3 May 2011"."""
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
OF_EVENT = re.compile(  # "Formed: 3 May 2011" dates the force, not its page
    r"(?:formed|found(?:ed|ation)|establish(?:ed|ment)|creat(?:ed|ion)|launch(?:ed)?|start(?:ed)?|began|begun|since|until|"
    r"activat(?:ed|ion)|deploy(?:ed|ment)|open(?:ed|ing)|clos(?:ed|ure)|ended|end|disband(?:ed|ment)|dissol(?:ved|ution)|"
    r"signed|adopted|first|last|planned|duration|mandate|in force|born|died)\b[^:]*:$",
    re.IGNORECASE,
)
ENDING = ("until", "till", "between", "to", "through")
TO_COME = frozenset({"will", "shall", "'ll"})
ITSELF = frozenset(
    ["it", "mission", "force", "operation", "organisation", "organization", "deployment", "programme", "program"]
)
STARTING = frozenset(["establish", "create", "found", "deploy", "launch", "begin", "start", "lead", "activate"])

CLOSING = frozenset(["end", "terminate", "conclude", "close", "cease", "complete", "finish", "disband", "dissolve"])
BROUGHT = re.compile(r"\bto (?:a close|an end)\b")
SETTING = frozenset(["name", "set", "choose", "fix", "propose", "envisage", "foresee", "target", "pick", "suggest"])
"""Verbs of which a day is the object, wherever it lies: "they named 1 May 2031 as the day"."""

type Part = tuple[str, tuple[dates.Found, ...], Doc]


def written(source: SourceText, parts: Sequence[Part]) -> tuple[PartialDate | None, Known]:
    """When the text was written and how that is known; (None, "unknown") where nothing tells.

    A stated date wins; next comes one that the text prints as its own, or as the stamp of a present figure. Else
    it lies after the latest date told as past (to the month: a bare year is only history) and before the earliest
    that "will" come.
    """
    if source.published is not None:
        return source.published, "stated"
    stated = _stamped(parts)
    if stated is not None:
        return stated, "stated"
    return _bracketed(parts)


def started(parts: Iterable[tuple[Doc, tuple[dates.Found, ...]]], names: Collection[str] = ()) -> PartialDate | None:
    """When the operation of the text began: the first "since", or the first date of a verb of beginning.

    ``names`` are what the text calls the operation; a beginning of anything else does not count.
    """
    for tokens, found in parts:
        for one in found:
            verb = governor(tokens, one)
            if verb is None or verb.lemma_.casefold() not in STARTING:
                continue
            if one.connector == "since" or (verb.tag_ in ("VBN", "VBD") and _is_of_it(verb, names)):
                return one.when
    return None


def ended(parts: Iterable[tuple[Doc, tuple[dates.Found, ...]]], names: Collection[str] = ()) -> PartialDate | None:
    """When the operation of the text ended, where a clause tells that of it, by one of ``names`` or by its kind."""
    for tokens, found in parts:
        for one in found:
            verb = governor(tokens, one)
            if verb is None or verb.tag_ not in ("VBD", "VBN") or is_to_come(verb) or one.connector in ENDING:
                continue
            brought = verb.lemma_ == "bring" and BROUGHT.search(verb.doc.text) is not None
            deps = (
                ("dobj", "nsubjpass") if brought else ("dobj", "nsubjpass", "nsubj") if verb.lemma_ in CLOSING else ()
            )
            if _tells_of_it(verb, names, *deps, may_be_it=brought):
                return one.when
    return None


def _tells_of_it(verb: Token, names: Collection[str], *deps: str, may_be_it: bool) -> bool:
    """Whether the first noun in one of these relations to a verb is the operation."""
    nouns = (next((child for child in verb.children if child.dep_ == dep), None) for dep in deps)
    noun = next(filter(None, nouns), None)
    if noun is None or verb.dep_ not in ("ROOT", "conj") or (noun.lower_ == "it" and not may_be_it):
        return False
    words = verb.doc[noun.left_edge.i : noun.right_edge.i + 1].text
    bare = re.sub(r"^(?:the|this) ", "", words, flags=re.IGNORECASE)
    return bare.casefold() in ITSELF or any(bare == name for name in names if name)


def governor(tokens: Doc, found: dates.Found) -> Token | None:
    """The verb that a date belongs to, or None where the sentence has none above it."""
    inside = [token for token in tokens if found.start <= token.idx < found.end]
    token = next((t for t in inside if t.head not in inside), None)
    steps = 0
    while token is not None and steps < 40:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        if token.head == token:
            return None
        token, steps = token.head, steps + 1
    return None


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells what will be: "will", "shall", "is to", "is due to", "plans to"."""
    if any(child.lower_ in TO_COME for child in verb.children if child.dep_ in ("aux", "auxpass")):
        return True
    if verb.lemma_ == "be" and any(child.lower_ in ("due", "scheduled", "set") for child in verb.children):
        return not _was(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("plan", "expect", "schedule", "intend", "due", "set", "be", "aim"):
        return not _was(verb.head)
    if verb.dep_ in ("conj", "xcomp", "advcl", "acl") and verb.head != verb and verb.tag_ in ("VB", "VBN", "VBG"):
        has_own = any(
            child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") and child.lower_ != "to" for child in verb.children
        )
        return verb.dep_ == "conj" and not has_own and is_to_come(verb.head)
    return False


def _was(head: Token) -> bool:
    """Whether "due" or "set" stands behind "was": then it was to come, and may have come since."""
    above = head.head if head.pos_ == "ADJ" else head
    return any(t.tag_ == "VBD" for t in (above, *(c for c in above.children if c.dep_ in ("aux", "auxpass"))))


def _is_of_it(verb: Token, names: Collection[str]) -> bool:
    """Whether the verb of beginning is passive with the operation as its subject: "the force was set up in"."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None or verb.dep_ != "ROOT":
        return False
    words = verb.doc[subject.left_edge.i : subject.right_edge.i + 1].text
    return subject.lower_ in ITSELF or any(name in words for name in names if name)


def _stamped(parts: Sequence[Part]) -> PartialDate | None:
    for words, found, _ in parts:
        for one in found:
            if one.known == "stated" and _is_stamp(words[: one.start].rstrip("( ")):
                return one.when
    headed = _headed(parts[:TOP])
    if headed is not None:
        return headed
    stamps = [
        one.when
        for words, found, tokens in parts
        for one in found
        if one.is_bracketed and words[one.end + 1 :].strip(" .;)") == "" and _is_of_figure(tokens, one)
    ]
    return stamps[0] if stamps and all(stamp == stamps[0] for stamp in stamps) else None


def _is_stamp(before: str) -> bool:
    """Whether the words before a date say that the text itself was written then: "Last updated", "Posted on"."""
    if STAMP.search(before) is None or (len(before) > 40 and "updated" not in before.casefold()):
        return False
    return OF_PAGE.match(before) is not None or PASSIVE.search(before) is None


def _is_of_figure(tokens: Doc, one: dates.Found) -> bool:
    """Whether a date in brackets tells as of when a present figure holds, not when what is named before it was."""
    before = next((token for token in reversed(tokens) if token.idx < one.start - 1 and not token.is_punct), None)
    return before is not None and before.pos_ not in ("PROPN", "NUM") and _is_present(tokens)


def _headed(parts: Sequence[Part]) -> PartialDate | None:
    """A date at the top of a text: alone, behind a place ("Lakeport, 3 May 2011 -"), or behind a title and a dash."""
    for words, found, tokens in parts:
        for one in found:
            if one.when.precision not in ("day", "month") or one.known != "stated":
                continue
            before, after = words[: one.start].strip(" ("), words[one.end :].strip(" )")
            alone = not before or AS_OF.search(before) is not None
            placed = DATELINE.fullmatch(before) is not None and ("," in before or bool(after))
            titled = before.endswith(("-", "–", "—", "|", ",", ":")) and not any(t.tag_ in FINITE for t in tokens)
            titled = titled and not OF_EVENT.match(before)
            if (not after or after[0] in "-–—:") and (alone or placed or (titled and not after)):
                return one.when
    return None


def _is_present(tokens: Doc) -> bool:
    roots = [token for token in tokens if token.dep_ == "ROOT"]
    verbs = [token for root in roots for token in (root, *root.children) if token.dep_ in ("ROOT", "aux", "auxpass")]
    return any(token.tag_ in ("VBZ", "VBP") for token in verbs)


def _bracketed(parts: Sequence[Part]) -> tuple[PartialDate | None, Known]:
    after: date | None = None
    to_come: list[date] = []
    for words, found, tokens in parts:
        for one in found:
            verb = governor(tokens, one)
            if (verb is not None and is_to_come(verb)) or _is_yet_to_expire(words[: one.start], verb):
                to_come += [one.when.latest] if one.when.latest else []
            elif verb is not None and verb.lemma_ in SETTING and not one.connector:
                continue
            elif one.when.earliest and one.when.precision != "year" and one.connector not in ENDING:
                after = max(after or one.when.earliest, one.when.earliest)
    ahead = [day for day in to_come if after is None or day >= after]
    before = min(ahead) if ahead else None
    if after is None and before is None:
        return None, "unknown"
    return PartialDate(after, before, "range"), "inferred"


def _is_yet_to_expire(before: str, verb: Token | None) -> bool:
    """Whether a line or a present verb sets an end: "Mandate expires: 3 May 2011", "it runs until 3 May 2011"."""
    is_told = verb is None or verb.tag_ in ("VBZ", "VBP")
    return is_told and TO_EXPIRE.search(before) is not None

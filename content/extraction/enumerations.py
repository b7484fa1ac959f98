"""Enumerations: the parts of "a, b and c", of "to a and to b", of "a; b; c"."""

from __future__ import annotations

import re

from content.extraction.scene import Sentence

CUT = re.compile(
    r" as an? | with a mandate | in order to |, (?:which|who|whose|where|while|whereas|thereby|thus|although|but|"
    r"in accordance|all of which|respectively)\b|, i\.?e\.? |\. "
)
MARK = re.compile(r"(?:(?<=^)|(?<=[\s;,:]))\(?(?:[a-h]|[ivx]{1,4}|\d)\) ")
TAIL = re.compile(r"(?:[;,]? ?\b(?:and|or|as well as)|[;,])$")
BELOW = re.compile(r" including ")
SHARED = frozenset(
    ["components", "elements", "units", "personnel", "staff", "branches", "sections", "parts", "pillars"]
)
NEXT_CLAUSE = re.compile(
    r"; (?!(?:and |or )?(?:to |\(?[a-z0-9]{1,3}\) ))(?=[\w ,']* (?:is|are|was|were|has|have|had|will)\b)"
)
REMARK = re.compile(r", (?:based|at|in|under|led|headed|with|from|near|on|both)\b")
MAX_PARTS = 24


def split(sentence: Sentence, start: int, stop: int | None = None) -> list[tuple[int, int]]:
    """The parts of an enumeration from a character on; at semicolons alone where there is one.

    "And" parts only nouns from nouns and verbs from verbs, so "a safe and calm lake" stays whole.
    """
    rest = CUT.split(sentence.words[start:stop], maxsplit=1)[0]
    if rest.startswith("to ") and (over := NEXT_CLAUSE.search(rest)):
        rest = rest[: over.start()]
    inside = BELOW.search(rest)
    reach = inside.start() if inside else len(rest)
    marks = list(MARK.finditer(rest))
    if len(marks) > 1:
        return _marked(start, rest, marks)
    if ";" in rest:
        gaps = [m.span() for m in re.finditer(r";\s*(?:and |or )?(?:to )?", rest)]
    elif rest.startswith("to ") and re.search(r",? and to ", rest):
        joints = re.finditer(r"(?:,? and|,) to ", rest)
        gaps = [m.span() for m in joints if _is_verb_at(sentence, start + m.end())]
    else:
        gaps = _gaps(sentence, start, rest[:reach])
    edges = [0, *[edge for gap in gaps for edge in gap], len(rest)]
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True) if rest[a:b].strip()][
        :MAX_PARTS
    ]


def _marked(start: int, rest: str, marks: list[re.Match[str]]) -> list[tuple[int, int]]:
    """The parts behind "(a)", "(b)" and "(c)"."""
    ends = [mark.start() for mark in marks[1:]] + [len(rest)]
    return [(start + mark.end(), start + end) for mark, end in zip(marks, ends, strict=True)][:MAX_PARTS]


def shorn(words: str, start: int, end: int) -> tuple[int, int]:
    """A part without the remark behind it: "North" of "North, based at Velin"."""
    remark = REMARK.search(words, start, end)
    return (start, remark.start()) if remark is not None else (start, end)


def is_whole(words: str) -> bool:
    """Whether every bracket that a part opens or closes is in it."""
    return words.count("(") == words.count(")")


def _gaps(sentence: Sentence, start: int, rest: str) -> list[tuple[int, int]]:
    """Commas, and the first joining "and" behind the last of them, which closes the list."""
    commas = [m.span() for m in re.finditer(r",\s+(?:and\s+|as well as\s+|or\s+)?(?:to )?", rest)]
    closed = commas and re.search(r"\b(?:and|or|as well as)\s", rest[commas[-1][0] : commas[-1][1]])
    last = commas[-1][1] if commas else 0
    joins = [
        m.span()
        for m in re.finditer(r"\s(?:and|or|as well as)\s(?:to )?", rest)
        if m.start() >= last and _joins(sentence, start + m.start() + 1)
    ]
    return commas + (joins[:1] if not closed else [])


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether the "and" at a character joins whole parts: nouns or verbs, not adjectives or parts of a name."""
    token = next((t for t in sentence.tokens if t.idx == at), None)
    after = token.doc[token.i + 1] if token is not None and token.i + 1 < len(token.doc) else None
    if token is not None and after is not None and after.pos_ == "ADP":
        return token.head.lower_ == after.lower_
    if (
        token is None
        or token.head.pos_ not in ("NOUN", "PROPN", "VERB")
        or token.head.dep_ in ("amod", "compound", "nmod")
    ):
        return False
    return not (token.i > 0 and token.doc[token.i - 1].pos_ == "ADJ")


def _is_verb_at(sentence: Sentence, at: int) -> bool:
    """Whether a verb in its base form begins at a character, so that "to" there joins another deed, not a place."""
    token = next((one for one in sentence.tokens if one.idx == at), None)
    return token is None or token.pos_ in ("VERB", "AUX", "ADV") or token.tag_ in ("VB", "VBP")


def shared(sentence: Sentence, parts: list[tuple[int, int]]) -> str:
    """The noun that only the last part prints: "elements" of "military, police and civilian elements"."""
    last = [token for token in sentence.tokens if parts[-1][0] <= token.idx < parts[-1][1] and token.is_alpha]
    words = [clean(sentence.words[start:end]).split() for start, end in parts]
    alone = all(len(part) == 1 for part in words[:-1]) and len(words[-1]) == 2
    return last[-1].text if alone and last and last[-1].lower_ in SHARED else ""


def clean(words: str) -> str:
    """A part without marks and joining words at its ends."""
    bare = TAIL.sub("", words.strip(" ,;:.-•")).strip(" ,;:.-•")
    bare = re.sub(r"^(?:to|and|or|the|in the|in|with) ", "", bare)
    return re.sub(r"^(?:the) ", "", bare).strip(" ,;:.")

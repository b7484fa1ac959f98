"""Legal basis: the resolution, charter or agreement that something rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import phrases, statements, subjects, times
from content.extraction.builder import mention, whole
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

INSTRUMENT = re.compile(
    r"(?:(?:[A-Z][\w'-]*|UN) (?:of the |of )?){0,6}(?:[Rr]esolution|Agreement|Treaty|Accords?|"
    r"Charter|Protocol|Convention|Decision|"
    r"UNSCR|Constitution|Joint Action|Mandate)(?: \([A-Z]+\))?(?: [A-Z]{0,4}\d[\w/]*)?(?: \((?:[A-Z]{2,8}|\d{4})\))?"
    r"(?: of \d{1,2} [A-Z][a-z]+ \d{4}| of \d{4})?(?: between [A-Za-z' -]{5,120}?(?=[.;,]|$))?"
)
CHAPTER = re.compile(r"(?:Chapter|Article) [IVXLC\d]+ of the (?:[A-Z][\w'-]*(?: of(?: the)?)? ?){1,6}")
COUNCIL = re.compile(
    r"(?:[A-Z][\w'-]* ){0,3}(?:Security Council|General Assembly|Council of Ministers|North"
    r" Atlantic Council)\b(?! resolution)",
    re.I,
)
BASES = re.compile(
    r"\b(?:under the authority of|mandated by|authori[sz]ed by|(?:derives?|derived) (?:its|their|"
    r"his)? ?(?:mandate|authority)? ?from|"
    r"on the basis of|operat(?:ed|es|ing) under|in accordance with|pursuant to|established (?:by|"
    r"under)|based on|acting under|"
    r"endorsed by|under|set up by|created by|in line with|by virtue of)\b(?: the)? ",
    re.IGNORECASE,
)
BASIS_OF = re.compile(
    r"\b(?:is|remains|was|forms|provides) the (?:legal basis|basis|mandate|authority) (?:of|for) (?:the )?"
)
WINDOW = 230


def find(scene: Scene) -> Iterator[Mention]:
    """Each instrument that a clause says it rests on."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from _is_basis_of(scene, sentence)
        taken: set[int] = set()
        for basis in BASES.finditer(sentence.words):
            yield from _rests_on(scene, sentence, basis, taken)


def _is_basis_of(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "the accord remains the legal basis of the force"."""
    for match in BASIS_OF.finditer(sentence.words):
        noun = next((t for t in sentence.tokens if t.idx >= match.end() and t.pos_ in ("NOUN", "PROPN")), None)
        verb = next((t for t in sentence.tokens if t.idx == match.start()), None)
        basis = subjects.of_verb(scene, sentence, verb) if verb is not None else None
        if noun is None or basis is None or not basis.sure:
            continue
        noun = noun.head if noun.dep_ == "compound" else noun
        subject = subjects.named(scene, sentence, noun)
        statement = statements.placed(f"The legal basis of {statements.the(subject.words)} is {basis.words}", None)
        made = mention(
            scene,
            sentence,
            "legal_basis",
            subject,
            "legal-basis",
            basis.words,
            whole(sentence),
            statement,
            "legal: is the basis of",
            time=_time(scene, sentence),
            tier="B",
            is_list=True,
            importance=3,
        )
        if made is not None:
            yield made


def _rests_on(scene: Scene, sentence: Sentence, basis: re.Match[str], taken: set[int]) -> Iterator[Mention]:
    weak = (
        basis.group().split()[0].casefold() in ("under", "in", "based", "established", "set", "created", "endorsed")
        and len(basis.group().split()) < 3
    )
    stop = sentence.words.find(". ", basis.end())
    window = sentence.words[basis.end() : min(basis.end() + WINDOW, stop if stop > 0 else len(sentence.words))]
    found = _instruments(window, weak=weak)
    subject = _subject(scene, sentence, basis)
    if subject is None:
        return
    for start, end in found:
        if basis.end() + start in taken:
            continue
        taken.add(basis.end() + start)
        value = window[start:end].strip(" ,.;")
        time = _time(scene, sentence)
        quote = (
            min(basis.start(), subject.start if subject.start is not None else basis.start()),
            max(basis.end() + start + len(window[start:end].rstrip(" ,.;")), subject.end or 0),
        )
        made = mention(
            scene,
            sentence,
            "legal_basis",
            subject,
            "legal-basis",
            value,
            quote,
            statements.placed(f"The legal basis of {statements.the(subject.words)} is {value}", None),
            f"legal: {' '.join(basis.group().casefold().split())}",
            time=time,
            tier="A",
            is_list=True,
            importance=3,
        )
        if made is not None:
            yield made


def _instruments(window: str, *, weak: bool) -> list[tuple[int, int]]:
    """The instruments at the head of a window, one behind the other; none where something else stands first."""
    named = [*INSTRUMENT.finditer(window), *CHAPTER.finditer(window)]
    chosen = sorted(
        m.span()
        for m in named
        if re.search(r"\d|between|Charter|Agreement|Treaty|Accord|Constitution|Protocol", m.group())
    )
    kept: list[tuple[int, int]] = []
    for start, end in chosen:
        if kept and start < kept[-1][1]:
            continue
        gap = window[kept[-1][1] if kept else 0 : start]
        if len(gap) > (60 if not kept and not weak else 16) or (
            kept and not re.fullmatch(r"[ ,]*(?:and|or)?(?: with)?(?: the| a| an)? ?", gap)
        ):
            break
        kept.append((start, end))
    if not kept and not weak and (council := COUNCIL.match(window)):
        kept.append(council.span())
    return kept


def _subject(scene: Scene, sentence: Sentence, basis: re.Match[str]) -> Subject | None:
    token = next((t for t in sentence.tokens if t.idx >= basis.start()), None)
    if token is None:
        return None
    verb = next(
        (t for t in [token, *token.ancestors] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "acl")), None
    )
    found = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    led = (
        phrases.child(verb, "dobj")
        if verb is not None and verb.lemma_ in ("lead", "run", "conduct", "command")
        else None
    )
    if led is not None and scene.names.topic:
        return Subject(
            f"{scene.names.topic} {led.lemma_}", found.start if found else None, found.end if found else None
        )
    if found is None or not found.words:
        return subjects.topic(scene)
    return found


def _time(scene: Scene, sentence: Sentence) -> Time:
    since = next((found for found in sentence.dates if found.connector == "since"), None)
    if since is not None:
        return Time("state", since.when, None, "stated")
    return times.written(scene, "state")

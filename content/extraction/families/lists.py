"""Lists: what belongs to a mandate, a mission, a set of tasks: bulleted, after a verb or after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import entities, enumerations, statements, subjects, times
from content.extraction.builder import mention, span
from content.extraction.families import list_owners
from content.extraction.mention import Mention, Span
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

LEAD_IN = re.compile(
    r"(?:\bto|:|\bincluding|\bas follows|\binclude|\bincludes|\bincluded|\bare|\bis|\bwere|\bwas)\s*:?\s*$",
    re.IGNORECASE,
)
THIS_INCLUDES = re.compile(
    r"^(?:this|these|they|it) (?:tasks? |duties )?(?:also )?(?P<verb>includ(?:e|es|ed)|comprised?s?) ", re.IGNORECASE
)
BRACKETED = re.compile(
    r"(?P<owner>(?:[A-Z][\w-]* ){1,5}[A-Z][\w-]*s) \((?P<list>[A-Z][^()]{3,30}(?:,"
    r" [A-Z][^(),]{2,30}){1,8}(?:,? and [A-Z][^(),]{2,30})?)\)"
)
COLON = re.compile(
    r"(?P<owner>(?:[A-Za-z-]+ ){0,3}[a-z]+s): (?P<list>[A-Z][\w ]{2,30}(?:, [A-Z][\w ]{2,30})*,?"
    r" and [A-Z]\w[\w ]{1,30})\.?$"
)
I_E = re.compile(
    r"(?P<owner>(?:[\w'/-]+ ){0,3}(?:tasks?|duties|goals?|objectives?)(?: in [A-Z]\w+)?),?"
    r" (?:i\.?e\.?|namely|that is),? (?:to )?",
    re.I,
)
ENCOMPASSING = re.compile(
    r"\b(?P<noun>mandate|mission|role) (?:encompassing|covering|including|comprising) ", re.IGNORECASE
)
TASKED = re.compile(r"\b(?:charged|tasked|entrusted) with (?=\w+ing\b)", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Mention]:
    """The parts of a text's lists, one mention a part."""
    yield from _bulleted(scene)
    for sentence in scene.sentences:
        for rule in (_owned, _continued, _named, _spelled_out, _charged):
            yield from rule(scene, sentence)


def _bulleted(scene: Scene) -> Iterator[Mention]:
    """Bullets below a line such as "The NLF's mission is to:"."""
    owner: tuple[Sentence, Subject, Time] | None = None
    for sentence in scene.sentences:
        if sentence.block.kind != "bullet":
            owner = _lead_in(scene, sentence) if sentence.words.rstrip().endswith((":", " to")) else None
        elif owner is not None and _starts_block(scene, sentence):
            yield from _parts(
                scene,
                sentence,
                owner[1],
                owner[2],
                [(0, len(sentence.words))],
                "list: bullets",
                span(scene, owner[0], "subject", 0, len(owner[0].words)),
            )


def _starts_block(scene: Scene, sentence: Sentence) -> bool:
    return sentence.at == 0 or scene.sentences[sentence.at - 1].block_at != sentence.block_at


def _lead_in(scene: Scene, sentence: Sentence) -> tuple[Sentence, Subject, Time] | None:
    match = list_owners.OWNER.search(sentence.words)
    if match is None or not LEAD_IN.search(sentence.words):
        return None
    subject = list_owners.owner(scene, sentence, match)
    return (sentence, subject, list_owners.time(scene, sentence, match)) if subject is not None else None


def _owned(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "The tasks of the NLF include a, b and c", "its mandate was to a; to b"."""
    if sentence.block.kind == "heading":
        return
    for match in list_owners.OWNER.finditer(sentence.words):
        rest = sentence.words[match.end() :]
        copula = match["verb"].casefold() in (
            "is",
            "are",
            "was",
            "were",
            "has been",
            "have been",
            "will be",
            "shall be",
        )
        if (copula and not rest.startswith("to ")) or not rest.strip():
            continue
        subject = list_owners.owner(scene, sentence, match)
        if subject is not None:
            yield from _parts(
                scene,
                sentence,
                subject,
                list_owners.time(scene, sentence, match),
                enumerations.split(sentence, match.end()),
                "list: clause",
            )
            return


def _continued(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "This includes a, b and c": the owner stands in the sentence before."""
    match = THIS_INCLUDES.match(sentence.words)
    before = next(scene.before(sentence), None)
    if match is None or before is None:
        return
    nouns = [
        t for t in before.tokens if t.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and t.pos_ in ("NOUN", "PROPN")
    ]
    owner = next(filter(list_owners.is_owning, nouns), None) or next(
        (t for t in reversed(nouns) if (t.dep_ == "pobj" and t.head.head.pos_ == "VERB") or t.dep_ == "dobj"), None
    )
    if owner is None:
        return
    named = subjects.named(scene, before, owner)
    subject = Subject(named.words, None, None, named.sure)
    yield from _parts(
        scene,
        sentence,
        subject,
        times.written(scene, "state"),
        enumerations.split(sentence, match.end()),
        "list: this includes",
    )


def _named(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Names in brackets behind what they are, or behind a colon."""
    for pattern in (BRACKETED, COLON):
        match = pattern.search(sentence.words)
        if match is None:
            continue
        owner = entities.trim(match["owner"])
        subject = Subject(scene.names.canonical(owner), match.start("owner"), match.end("owner"))
        parts = enumerations.split(sentence, match.start("list"), match.end("list"))
        yield from _parts(scene, sentence, subject, Time("state"), parts, "list: names")


def _spelled_out(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "its new tasks, i.e. a and b" and "a mandate encompassing a, b and c"."""
    for pattern in (I_E, ENCOMPASSING):
        match = pattern.search(sentence.words)
        if match is None:
            continue
        within = (t for t in sentence.tokens if match.start() <= t.idx < match.end())
        token = next(filter(list_owners.is_owning, within), None)
        if token is None:
            continue
        subject = subjects.named(scene, sentence, token)
        if pattern is ENCOMPASSING:
            found = list_owners.bearer(scene, sentence, match.start())
            subject = Subject(f"{found} {match['noun']}", match.start("noun"), match.end("noun")) if found else subject
        yield from _parts(
            scene,
            sentence,
            subject,
            times.holds(scene, sentence, None, match.end(), "state"),
            enumerations.split(sentence, match.end()),
            "list: spelled out",
        )


def _charged(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "was charged with a-ing and b-ing"."""
    match = TASKED.search(sentence.words)
    if match is None:
        return
    verb = next((t for t in sentence.tokens if match.start() <= t.idx < match.end()), None)
    found = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    if found is None or verb is None:
        return
    first = bool(times.AT_FIRST.search(sentence.words))
    subject = Subject(f"{found.words} {'initial mandate' if first else 'tasks'}", found.start, found.end, found.sure)
    yield from _parts(
        scene,
        sentence,
        subject,
        times.holds(scene, sentence, verb, match.start(), "state"),
        enumerations.split(sentence, match.end()),
        "list: charged with",
    )


def _parts(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    time: Time,
    parts: list[tuple[int, int]],
    rule: str,
    lead_in: Span | None = None,
) -> Iterator[Mention]:
    if not subject.words:
        return
    for start, end in parts:
        value = enumerations.clean(sentence.words[start:end])
        first = sentence.words.find(value, start) if value else -1
        if first < 0 or len(value) < 4:
            continue
        told = _told(subject, value, time)
        made = mention(
            scene,
            sentence,
            "membership",
            subject,
            "includes",
            value,
            (first, first + len(value)),
            told,
            rule,
            time=time,
            tier="A" if len(parts) > 1 or lead_in else "B",
            is_list=True,
            lead_in=lead_in,
            importance=3 if lead_in else 2,
        )
        if made is not None:
            yield made


def _told(subject: Subject, value: str, time: Time) -> str:
    """A part of a list as a dated statement."""
    whole = statements.the(subject.words)
    if time.begins is None:
        return statements.placed(f"{whole} includes: {value}", time if time.ends is None else None)
    moment = "At the start" if time.begins.phrase == "initially" else statements.when(time.begins)
    return statements.placed(f"{moment}, {whole} included: {value}", None)

"""Lists: what belongs to a mandate, a mission, a set of tasks: bulleted, after a verb or after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import entities, enumerations, phrases, subjects, times
from content.extraction.families import list_bullets, list_composed, list_names, list_numbered, list_owners
from content.extraction.families.list_parts import parts_of
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

THIS_INCLUDES = re.compile(
    r"^(?:this|these|they|it) (?:tasks? |duties )?(?:also )?(?P<verb>includ(?:e|es|ed)|comprised?s?) ", re.IGNORECASE
)
BRACKETED = re.compile(
    r"(?P<owner>(?:[A-Z][\w-]* ){1,5}[A-Z][\w-]*s) \((?P<list>[A-Z][^()]{3,30}(?:,"
    r" [A-Z][^(),]{2,30}){1,8}(?:,? and [A-Z][^(),]{2,30})?)\)"
)
COLON = re.compile(
    r"\b(?P<owner>(?:[A-Za-z-]+ ){0,3}[a-z]+s): (?P<list>[A-Z][\w ]{2,30}(?:, [A-Z][\w ]{2,30})*,?"
    r" and [A-Z]\w[\w ]{1,30})\.?$"
)
COPULAS = frozenset(["is", "are", "was", "were", "has been", "have been", "will be", "shall be"])
IN_FRONT = re.compile(
    r"^(?:(?:in|with|of|and|for|by|the|its|from|to|on|two|three|four|five|six|seven|eight|nine|ten) )+", re.IGNORECASE
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


BEHIND_COLON = re.compile(
    rf"\b(?P<noun>{list_owners.OWNING})\b[^:;.]{{0,70}}: (?=to [a-z])(?=[^.]*?(?:,|;| and) (?:and )?to [a-z])",
    re.IGNORECASE,
)


def find(scene: Scene) -> Iterator[Mention]:
    """The parts of a text's lists, one mention a part."""
    yield from list_bullets.find(scene)
    for sentence in scene.sentences:
        found = [mention for rule in RULES for mention in rule(scene, sentence)]
        yield from found or list_numbered.find(scene, sentence)


def _owned(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "The tasks of the NLF include a, b and c", "its mandate was to a; to b"."""
    if sentence.block.kind == "heading":
        return
    for match in list_owners.OWNER.finditer(sentence.words):
        rest = sentence.words[match.end() :]
        copula = match["verb"].casefold() in COPULAS
        if not rest.strip() or (copula and not rest.startswith("to ") and not _are(sentence, match)):
            continue
        if list_composed.MADE.match(f"{match['verb']} x".casefold()):
            return
        subject = list_owners.owner(scene, sentence, match)
        if subject is not None:
            yield from parts_of(
                scene,
                sentence,
                subject,
                list_owners.time(scene, sentence, match),
                enumerations.split(sentence, match.end()),
                "list: clause",
                past=match["verb"].casefold() in ("was", "were", "included", "covered", "comprised"),
            )
            return


def _behind_colon(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "its tasks remain the same: to a, to b and to c", "it has three aims: to a and to b"."""
    match = BEHIND_COLON.search(sentence.words)
    if match is None or list_owners.OWNER.search(sentence.words[: match.end()]) or sentence.block.kind == "heading":
        return
    noun = next((t for t in sentence.tokens if t.idx == match.start("noun")), None)
    deed = next((t for t in sentence.tokens if t.idx > match.end()), None)
    if noun is None or deed is None or deed.tag_ not in ("VB", "VBP") or any(t.lower_ == "no" for t in noun.lefts):
        return
    subject = list_owners.owner(scene, sentence, match)
    verb = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if subject is None or (verb is not None and phrases.is_negated(verb)):
        return
    time = times.holds(scene, sentence, verb, match.end(), "state")
    parts = enumerations.split(sentence, match.end())
    yield from parts_of(scene, sentence, subject, time, parts, "list: behind a colon", form="to")


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
    yield from parts_of(
        scene,
        sentence,
        subject,
        times.written(scene, "state"),
        enumerations.split(sentence, match.end()),
        "list: this includes",
    )


def _named(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """Names in brackets behind what they are, or behind a colon."""
    if sentence.block.kind == "keyvalue":
        return
    for pattern in (BRACKETED, COLON):
        match = pattern.search(sentence.words)
        if match is None or (pattern is COLON and _is_told_elsewhere(sentence)):
            continue
        owner = entities.trim(IN_FRONT.sub("", match["owner"]))
        subject = Subject(scene.names.canonical(owner), match.start("owner"), match.end("owner"))
        parts = enumerations.split(sentence, match.start("list"), match.end("list"))
        yield from parts_of(scene, sentence, subject, Time("state"), parts, "list: names")


def _is_told_elsewhere(sentence: Sentence) -> bool:
    """Whether another rule reads the names behind the colon."""
    return bool(list_names.COUNTED.search(sentence.words) or list_composed.MADE.search(sentence.words))


def _are(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether "the tasks are" goes on with a list of nouns, not with what they are like."""
    verb = next((t for t in sentence.tokens if match.start("verb") <= t.idx < match.end("verb")), None)
    after = [token for token in sentence.tokens if token.idx >= match.end()]
    if verb is None or not after or not match["noun"].casefold().endswith("s") or phrases.is_negated(verb):
        return False
    if after[0].lower_ in ("as", "follows") or any(phrases.child(token, "nsubj", "nsubjpass") for token in after):
        return False
    return after[0].pos_ in ("DET", "NOUN", "PROPN") and after[0].lower_ not in ("a", "an", "no", "that", "this")


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
        yield from parts_of(
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
    if (
        found is None
        or verb is None
        or phrases.is_negated(verb)
        or re.search(r"\bnor\b", sentence.words[: match.start()])
    ):
        return
    first = bool(times.AT_FIRST.search(sentence.words))
    subject = Subject(f"{found.words} {'initial mandate' if first else 'tasks'}", found.start, found.end, found.sure)
    yield from parts_of(
        scene,
        sentence,
        subject,
        times.holds(scene, sentence, verb, match.start(), "state"),
        enumerations.split(sentence, match.end()),
        "list: charged with",
    )


RULES = (_owned, _behind_colon, _continued, _named, _spelled_out, _charged, list_composed.find, list_names.find)

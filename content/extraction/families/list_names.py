"""Lists of names: who provides the troops of an operation, takes part in it or leads it in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import statements, subjects, times
from content.extraction.builder import mention
from content.extraction.families import list_composed, location_names
from content.extraction.families.list_parts import parts_of
from content.extraction.mention import Mention
from content.extraction.places import NAME
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

ITEM = rf"(?:the )?{NAME}(?: \([A-Z]\w+\))?"
SEVERAL = rf"(?P<list>{ITEM}(?:, {ITEM})*,? (?:and|as well as|plus|&) {ITEM})"
GIVEN = re.compile(
    r"\b(?P<what>(?i:contingents?|troops|soldiers|personnel|units|observers|police officers|officers|battalions|ships|"
    r"vessels|aircraft|contributions|monitors|experts|staff|forces|helicopters))"
    r"(?P<verb> (?:were|are|was|is|have been|had been|come|came))?(?: initially| mainly| originally| at first)?"
    rf"(?: (?:furnished|provided|contributed|supplied|drawn|sent|pledged|offered|seconded))? (?:by|from) {SEVERAL}"
)
GIVING = re.compile(
    rf"(?:^|(?<=[,:;] ))(?:Today |Currently |At present )?{SEVERAL}"
    r"(?: also| currently| all| have| had)? (?:contributes?|contributed|provides?|provided|participates?|participated|"
    r"take part|took part|taken part|supply|supplied|sent|deploy|deployed) (?:[a-z]+ )?(?P<what>troops|personnel|"
    r"soldiers|contingents|police|ships|staff|observers|units|battalions|forces|officers|in|to)\b"
)
LED = re.compile(
    r"\b(?P<what>lead|leadership|command|presidency|chairmanship|chair) (?:has |had |is |was )?"
    rf"(?P<verb>alternate[sd]?|rotate[sd]?|shared|passe[sd])(?: in turn)? (?:among|between) {SEVERAL}"
)
COUNTED = re.compile(
    r"\b(?P<head>(?:[a-z-]+ )?(?:countries|nations|states|members|organi[sz]ations|agencies|partners|provinces|"
    rf"districts|sectors|languages|parties|regions|cities|towns))(?P<tail> (?:of|in|from) [^:;.]{{3,60}})?: {SEVERAL}"
)
ASKED = re.compile(
    r"\bwho (?:takes? part|participates|contributes|is involved|are the members)|which (?:countries|states|nations)",
    re.I,
)
ANSWER = re.compile(rf"^(?P<list>{ITEM}(?:, {ITEM})*,? and {ITEM})")
COUNT = re.compile(r"^(?:two|three|four|five|six|seven|eight|nine|ten|following|these) ", re.IGNORECASE)
BESIDE = re.compile(r"\b(?:with|alongside|beside|besides|against|than|among) (?:the |other |its )?(?:[a-z]+ ){0,2}$")
ASIDE = re.compile(r", (?:based|located|headquartered|stationed|created|formed|established)\b[^,;]*$")
VERBS = frozenset(["VBD", "VBZ", "VBP", "VBN"])
MOST = 16
NEAR = 30
GIFTS = (
    "contingents",
    "troops",
    "soldiers",
    "personnel",
    "units",
    "battalions",
    "ships",
    "contributions",
    "forces",
    "staff",
    "officers",
)


def find(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """The names of a list, and the list as a whole."""
    if sentence.block.kind in ("heading", "keyvalue") or list_composed.MADE.search(sentence.words):
        return
    for pattern in (GIVEN, GIVING, LED, COUNTED):
        match = pattern.search(sentence.words)
        beside = match is not None and pattern is GIVEN and BESIDE.search(sentence.words[: match.start()])
        subject = _subject(scene, sentence, match) if match is not None and not beside else None
        if match is not None and subject is not None:
            yield from _names(scene, sentence, match, subject)
            break
    heading = sentence.block.heading_path[-1] if sentence.block.heading_path else ""
    match = ANSWER.match(sentence.words) if ASKED.search(heading) else None
    if match is not None and scene.names.topic:
        yield from _names(scene, sentence, match, Subject(f"{scene.names.topic} participants"))


def _subject(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Subject | None:
    """What the list is one of: "NLF contingents", "lead nations of Task Group North", "countries of the union"."""
    topic = scene.names.topic
    if match.re is COUNTED:
        tail = f" of {scene.names.canonical(match['tail'].split(None, 1)[1])}" if match["tail"] else ""
        return Subject(COUNT.sub("", f"{match['head']}{tail}"), sure=bool(tail))
    if match.re is LED:
        token = next((t for t in sentence.tokens if t.idx == match.start("what")), None)
        owner = subjects.named(scene, sentence, token, tails=False) if token is not None else None
        whose = re.search(r", whose $", sentence.words[: match.start()])
        if whose is not None:
            ahead = ASIDE.sub("", sentence.words[: whose.start()])
            named = location_names.printed(scene, sentence, *location_names.before(sentence.words, len(ahead)))
            owner = named.subject if named is not None else None
        if owner is None or not owner.words:
            return None
        words = re.sub(rf"(?:^| ){match['what']}$", "", owner.words, flags=re.IGNORECASE)
        return Subject(f"{words or topic} lead nations", sure=owner.sure and bool(words)) if words or topic else None
    if not topic:
        return None
    what = "contributors" if match.re is GIVING else match["what"].casefold()
    first = "initial " if times.AT_FIRST.search(sentence.words) else ""
    return Subject(f"{topic} {first}{what}")


def _names(scene: Scene, sentence: Sentence, match: re.Match[str], subject: Subject) -> Iterator[Mention]:
    start, end = match.span("list")
    verb = next((t for t in sentence.tokens if t.idx >= match.start() and t.tag_ in VERBS), None)
    near = sentence.words[match.end() : match.end() + NEAR].split(",")[0]
    dated = any(found.end <= start or found.start < match.end() + len(near) for found in sentence.dates)
    time = times.holds(scene, sentence, verb, match.end(), "state") if dated or not sentence.dates else Time("state")
    told = f"some of {statements.the(subject.words)} came from {{}}" if match.re is GIVEN else ""
    parts = [found.span() for found in re.finditer(ITEM, sentence.words[start:end])]
    yield from parts_of(
        scene,
        sentence,
        subject,
        time,
        [(start + first, start + last) for first, last in parts],
        "list: names",
        told=told,
    )
    whole = " ".join(sentence.words[start:end].split())
    made = whole_list(scene, sentence, subject, time, whole, (start, end)) if len(whole.split()) <= MOST else None
    if made is not None:
        yield made


def whole_list(
    scene: Scene, sentence: Sentence, subject: Subject, time: Time, whole: str, quote: tuple[int, int]
) -> Mention | None:
    """All names of a list as one fact, for the instructor."""
    be = "were" if time.begins is not None or time.ends is not None else "are"
    verb = "came from" if subject.words.endswith(GIFTS) else be
    told = statements.placed(f"{statements.the(subject.words)} {verb} {whole}", time)
    return mention(
        scene, sentence, "membership", subject, "members", whole, quote, told, "list: all names", time=time, tier="B"
    )

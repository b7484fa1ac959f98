"""Successions: who took an office over from whom: "X took command from Y", "Y was succeeded by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import offices, tenures
from content.extraction.holding import Holding, Roster
from content.extraction.offices import TITLE
from content.extraction.people import UPPER, Person
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Known, Time

SOON = r"(?: (?:today|formally|officially|then|later|subsequently|also|on [^,;.]{4,20}|in [^,;.]{4,20}?))?"
BODY = (
    rf"(?: of (?:the )?(?P<body>[{UPPER}][\w-]*(?: (?:of |in |for )?[{UPPER}][\w-]*){{0,5}}|mission|force"
    r"|operation))?"
)
BODY_BEHIND = re.compile(BODY)
TAKES = re.compile(
    rf"(?:, who)?{SOON} (?:took|takes|assumed|assumes|has taken|has assumed|taking|assuming)(?: over)?(?: the)?"
    rf" (?P<what>command|charge|leadership){BODY}"
)
GIVES = re.compile(
    rf"(?:, who)?{SOON} (?:handed|hands|passed|passes|relinquished|transferred|gave|ceded)(?: over)?"
    rf"(?: the| his| her)?(?: (?P<what>command|responsibility|post|office|leadership|authority|way))?"
    rf"(?: as (?:the )?(?P<title>{TITLE}))?"
    rf"{BODY}{SOON} to (?:his |her |the )?(?:[\w-]+ ){{0,2}}$"
)
FOLLOWS = re.compile(
    r"(?:, who)?(?: (?:has|had))? (?:succeeded|succeeds|replaced|replaces|took over from|followed|relieved|relieves)"
    r" (?:the )?(?:[\w-]+ )?$"
)
FOLLOWED = re.compile(
    rf"(?:, who)? (?:was|had been|has been) (?:succeeded|replaced|followed|relieved)"
    rf"(?: as (?:the )?(?P<title>{TITLE}))?{SOON},? by (?:the )?(?:[\w-]+ ){{0,2}}$"
)
PRONOUN = re.compile(r"(?:^|[,;:] |\band |\bbut )(?P<who>[Hh]e|[Ss]he|[Hh]er|[Hh]is)\b")
HIM = re.compile(r"(?:, who)? (?:has |had )?(?:succeeded|replaced|followed|took over from) (?:him|her)\b")
AS = re.compile(rf",? (?:as|in the post of) (?:the )?(?P<title>{TITLE})")


def find(scene: Scene, sentence: Sentence, persons: list[Person], roster: Roster) -> Iterator[Holding]:
    """Those who took over and those who gave over, each with the office where that is known."""
    for at, person in enumerate(persons):
        second = persons[at + 1] if at + 1 < len(persons) else None
        yield from _takes(scene, sentence, person, second, roster)
        if second is not None:
            between = sentence.words[person.behind : second.start]
            yield from _change(scene, sentence, person, second, between, roster)
        if at == 0:
            yield from _by_pronoun(scene, sentence, person, roster)


def _takes(
    scene: Scene, sentence: Sentence, person: Person, second: Person | None, roster: Roster
) -> Iterator[Holding]:
    """As in "X today took command of the operation from Y"."""
    match = TAKES.match(sentence.words[person.behind :])
    if match is None:
        return
    title = _title(scene, roster, "", match["body"] or "")
    time = tenures.begun(scene, sentence, person.behind, len(sentence.words))
    end = person.behind + match.end()
    if title:
        yield Holding(person, title, person.start, end, time, "role: took command", began=True)
    if second is not None and title and re.search(r"\bfrom (?:the )?(?:[\w-]+ )?$", sentence.words[end : second.start]):
        over = Time("state", None, time.begins, time.known) if time.begins is not None else Time("state")
        yield Holding(second, title, person.start, second.end, over, "role: gave command")


def _change(
    scene: Scene, sentence: Sentence, first: Person, second: Person, between: str, roster: Roster
) -> Iterator[Holding]:
    """As in "X gave way to Y", "X succeeded Y as commander", "X was followed by Y"."""
    gives, follows = GIVES.match(between), FOLLOWS.match(between)
    followed = FOLLOWED.match(between)
    if gives is None and follows is None and followed is None:
        return
    new, old = (first, second) if follows is not None else (second, first)
    behind = AS.match(sentence.words[second.behind :])
    within = next((m["title"] for m in (followed, gives) if m is not None and m["title"]), "")
    printed = behind["title"] if behind is not None else within
    body = (gives["body"] or "") if gives is not None else ""
    is_command = gives is not None and gives["what"] == "command"
    title = offices.named(scene, printed) if printed else _known(roster, old, new)
    title = title or (_title(scene, roster, "", body) if is_command else "") or _later(scene, sentence, first)
    if not title:
        return
    yield from _both(scene, sentence, new, old, title, (first.start, second.end))


def _both(
    scene: Scene, sentence: Sentence, new: Person, old: Person, title: str, at: tuple[int, int]
) -> Iterator[Holding]:
    last = tenures.clause(sentence, at[1])[1]
    time = tenures.begun(scene, sentence, at[0], last)
    over = Time("state", None, time.begins, time.known) if time.begins is not None else Time("state")
    plain = offices.DATED_ORDER.sub("", title)
    yield Holding(new, plain, *at, time, "role: succeeded", began=True)
    yield Holding(old, plain, *at, over, "role: was succeeded")


def _known(roster: Roster, *persons: Person) -> str:
    return next((title for one in persons if (title := roster.title_of(one.surname))), "")


def _later(scene: Scene, sentence: Sentence, person: Person) -> str:
    """The office that the same sentence tells further on: "X, who took over from Y, was the first … to command NLF"."""
    match = re.search(
        rf" to command (?:the )?(?P<body>[{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,4}})", sentence.words[person.end :]
    )
    return f"commander of {scene.names.canonical(match['body'])}" if match is not None else ""


def _title(scene: Scene, roster: Roster, surname: str, body: str) -> str:
    """The commander of a body, by the office's own name where the text has told it."""
    named = scene.names.topic if body in ("", "mission", "force", "operation") else scene.names.canonical(body)
    return f"commander of {named}" if named else ""


def _by_pronoun(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Iterator[Holding]:
    """As in "She succeeded X", "He was followed by X", "he handed over to X": of whoever was told last."""
    title = offices.DATED_ORDER.sub("", roster.title_of(roster.spoken))
    after = HIM.match(sentence.words[person.behind :])
    if after is not None and title:
        time = tenures.begun(scene, sentence, person.start, tenures.clause(sentence, person.behind)[1])
        end = person.behind + after.end()
        yield Holding(person, title, person.start, end, time, "role: succeeded", began=True)
    lead = sentence.words[max(0, person.start - 140) : person.start]
    pronouns = list(PRONOUN.finditer(lead))
    if not pronouns or not title:
        return
    rest = lead[pronouns[-1].end() :]
    start = person.start - len(lead) + pronouns[-1].start()
    time = tenures.begun(scene, sentence, start, tenures.clause(sentence, person.end)[1])
    if GIVES.match(rest) or FOLLOWED.match(rest):
        yield Holding(person, title, start, person.end, time, "role: succeeded", began=True)
    elif FOLLOWS.match(rest):
        until = time.begins or roster.begun.get(roster.spoken)
        known: Known = time.known if time.begins is not None else "inferred"
        over = Time("state", None, until, known) if until is not None else Time("state")
        yield Holding(person, title, start, person.end, over, "role: was succeeded")

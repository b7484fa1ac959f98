"""Orders: who was the first, the last or the next in an office that the text has told of before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import offices, tenures
from content.extraction.holding import Holding, Roster
from content.extraction.offices import TITLE
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.ledger.entry import Time

NTH = r"(?P<nth>first|second|third|fourth|fifth|last|only|latest|next)"
HELD = re.compile(
    rf"(?: \([^()]*\))?,? (?:is|was|became) the {NTH} (?:person |one |officer |woman |man )?"
    r"to (?:hold|fill|occupy|take up) (?:the|this|that) (?:post|office|position|job)\b"
)
NTH_WAS = re.compile(rf"(?:^|[.;] )The {NTH} (?:was|is) (?:the )?(?:[\w-]+ )?$")
OF_WHOM = re.compile(r"\bof whom $")
WAS_NTH = re.compile(rf"(?: \([^()]*\))? (?:is|was) the {NTH}\b(?= *[.,;]| and )")
OFFICE_TOLD = re.compile(
    rf"^(?:The|Its|This) (?P<title>{TITLE})(?: \([A-Z][\w-]+\))? (?:is|was|were|has|had|will|would)\b"
)


def find(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Iterator[Holding]:
    """As in "X was the first to hold the post", "The last was X", "the coordinators, of whom X was the first"."""
    behind, lead = sentence.words[person.end :], sentence.words[: person.start]
    held, nth = HELD.match(behind), NTH_WAS.search(lead)
    ends = WAS_NTH.match(behind) if OF_WHOM.search(lead) else None
    match = held or nth or ends
    title = _above(scene, lead) if ends is not None else roster.post
    if match is None or not title:
        return
    start = match.start() if match is nth else person.start
    end = person.end if match is nth else person.end + match.end()
    time = tenures.of(sentence, person.end, end + 30) or Time("state")
    plain = offices.DATED_ORDER.sub("", title)
    name = plain if match["nth"] in ("next", "latest") else f"{match['nth']} {plain}"
    yield Holding(person, name, start, end, time, "role: in order")


def _above(scene: Scene, lead: str) -> str:
    """The office of which "of whom" speaks: the last one named before."""
    told = [match["title"] for match in re.finditer(rf"(?P<title>{TITLE})", lead)]
    return offices.named(scene, re.sub(r"(?<=[a-z])s$", "", told[-1])) if told else ""


def listen(scene: Scene, sentence: Sentence, roster: Roster) -> None:
    """Remembers of which office a text speaks: "The commander of NLF was always a Finn."."""
    told = OFFICE_TOLD.match(sentence.words)
    if told is not None:
        roster.post = offices.named(scene, told["title"])
    elif sentence.block.kind == "heading":
        roster.post = ""

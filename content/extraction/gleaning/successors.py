"""Successors: which person came after which, as a sentence tells it whether or not it names the office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import people, statements
from content.extraction.builder import mention
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

AFTER = re.compile(
    r"\b(?:(?:took|takes|taken|taking|takes?) over(?: (?:command|charge|the [\w ]{3,30}))?(?: as [^,;.]{3,40}?)?"
    r"(?: (?:on|in|at|last|this) [^,;.]{2,24}?)? from|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|reliev(?:es|ed|ing)|"
    r"(?:in|as) (?:direct )?succession to|(?:the )?successor (?:of|to)) (?:his |her |the )?(?:(?!by |to )[\w-]+ ){0,3}$"
)
BEFORE = re.compile(
    r"\b(?:(?:was|were|is|been|being|be) (?:succeeded|replaced|relieved|followed)(?: (?:on|in) [^,;.]{2,24}?)? by|"
    r"(?:handed|hands|passed|passes) (?:over|on|command|the (?:post|command|office|baton))"
    r"(?: (?:on|in) [^,;.]{2,24}?)? to) (?:his |her |the )?(?:(?!by |to )[\w-]+ ){0,3}$"
)
OF_DUTY = re.compile(r"^ (?:of|from) (?:his|her|all) |^'s? ")
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|I|who|[Hh]aving)\b")
NOT = re.compile(r"\b(?:not|never|nobody|no one|if|whether|may|might|could|would)\b")


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """The order of two persons, the one whom a sentence names or means and the other right behind its verb."""
    spoken = ""
    for sentence in scene.sentences:
        persons = people.find(sentence.words) if sentence.block.kind != "heading" else []
        for at, other in enumerate(persons):
            lead = sentence.words[: other.start]
            match = BEFORE.search(lead) or AFTER.search(lead)
            if match is None or OF_DUTY.match(sentence.words[other.end :]) or NOT.search(lead[-60:]):
                continue
            first = persons[at - 1] if at else None
            one = _who(scene, sentence, match.start(), first, spoken)
            if one and _are_two(one, other.words) and not taken.of(sentence, "sequence"):
                yield from filter(None, [_told(scene, sentence, one, other, match, taken)])
            break
        spoken = persons[0].words if persons else spoken


def _are_two(one: str, other: str) -> bool:
    """Whether two names are of two persons: their surnames differ."""
    return one.rsplit(None, 1)[-1].casefold() != other.rsplit(None, 1)[-1].casefold()


def _who(scene: Scene, sentence: Sentence, at: int, first: Person | None, spoken: str) -> str:
    """The person named before the verb, else the one whom "he" means, or "I" in a transcript."""
    if first is not None and first.end <= at:
        return first.words
    pronouns = PRONOUN.findall(sentence.words[:at])
    if not pronouns:
        return ""
    return scene.speaker(sentence) if "I" in pronouns else spoken


def _told(
    scene: Scene, sentence: Sentence, one: str, other: Person, match: re.Match[str], taken: Taken
) -> Mention | None:
    old, new = (other.words, one) if match.re is AFTER else (one, other.words)
    title = _office(scene, taken, sentence, (new, old))
    told = f"{new} followed {old} as {title}" if title else f"{new} followed {old}"
    start = sentence.words.find(one)
    return mention(
        *(scene, sentence, "sequence", Subject(title or new, sure=False), "order-in-office", f"1 {old}; 2 {new}"),
        *((min(start, match.start()) if start >= 0 else match.start(), other.end), statements.placed(told, None)),
        "gleaned: successor",
        time=Time("state"),
        is_list=True,
    )


def _office(scene: Scene, taken: Taken, sentence: Sentence, names: tuple[str, str]) -> str:
    """The office in which one of them is told, in this sentence or else before it."""
    near = (role for one in (sentence, *scene.before(sentence)) for role in taken.of(one, "role"))
    held = (str(role.value) for role in near if role.attribute == "office" and role.subject in names)
    return next((f"{title[:1].upper()}{title[1:]}" for title in held), "")

"""Powers: in whose hands control, command or a responsibility lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.extraction import actors, entities, phrases, statements, subjects, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.readers.text import FIELD

if TYPE_CHECKING:
    from spacy.tokens import Token

POWERS = (
    r"(?:control|direction|command|authority|leadership|responsibility|oversight|supervision|guidance|jurisdiction|"
    r"decision|management|powers?)"
)
POWER = re.compile(rf"(?:[\w-]+ )*{POWERS}(?: (?:of|over|for) .+)?", re.IGNORECASE)
HANDS = re.compile(
    r"\b(?P<verb>is|are|was|were|remains?|remained|lies|lie|lay|rests?|rested)"
    r"(?: \w+ly| now| still| today| currently)? (?P<link>in the hands of|with|vested in) (?=\S)"
)
DEICTIC = re.compile(r"(?:this|that|these|those|it|they|such)\b", re.IGNORECASE)
TAKEN_UP = re.compile(r"\b(?:this|these|those) [a-z]+$")
NAMED = re.compile(r"^(?!.*\b(?:this|that|these|those|its|their)\b)[^|]*[A-Z].*")
BODY = re.compile(
    r"(?:the )?(?P<who>[A-Z][\w'-]*(?: (?:(?:of|for|and)(?: the)? )?[A-Z][\w'-]*)*)(?: \([A-Z][\w-]+\))?\s*(?:$|[,;.])"
)


def find(scene: Scene) -> Iterator[Mention]:
    """Each power with the one who has it."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from filter(None, [_field(scene, sentence)])
        yield from filter(None, (_in_hands(scene, sentence, match) for match in HANDS.finditer(sentence.words)))


def _field(scene: Scene, sentence: Sentence) -> Mention | None:
    """As in "Political control: Lake Committee (LC)"."""
    match = FIELD.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet", "paragraph") else None
    body = BODY.match(sentence.words, match.end()) if match is not None else None
    if match is None or body is None or not re.fullmatch(rf"(?:[\w-]+ )+{POWERS}", match[1], re.IGNORECASE):
        return None
    who = Subject(scene.names.canonical(body["who"]), body.start("who"), body.end("who"))
    power = match[1][:1].lower() + match[1][1:]
    return _made(scene, sentence, who, power, (0, body.end()), f"{statements.the(who.words)} exercises {power}", None)


def _in_hands(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "overall control lies with the Lake Committee", "the port is in the hands of the Guard"."""
    verb = next((one for one in sentence.tokens if one.idx == match.start("verb")), None)
    thing = phrases.child(verb, "nsubj") if verb is not None else None
    owner = next((one for one in sentence.tokens if one.idx >= match.end() and one.dep_ == "pobj"), None)
    if verb is None or thing is None or owner is None or phrases.is_negated(verb):
        return None
    printed, value = _thing(scene, sentence, thing)
    is_power = POWER.fullmatch(value) is not None
    if not value or DEICTIC.match(printed) or TAKEN_UP.search(printed) or (match["link"] == "with" and not is_power):
        return None
    who = actors.named(scene, sentence, owner)
    past = phrases.is_past(verb)
    be = ("were" if past else "are") if " and " in printed else statements.be(printed, past=past)
    lies = "lay" if past else "lie" if be == "are" else "lies"
    link = f"{be} {match['link']}" if match["link"] != "with" else f"{lies} with"
    told = f"{printed} {link} {who.said}"
    end = who.end if who.end is not None else match.end()
    return _made(scene, sentence, who, value, (thing.left_edge.idx, max(end, match.end())), told, verb)


def _thing(scene: Scene, sentence: Sentence, head: Token) -> tuple[str, str]:
    """What lies in somebody's hands, with all that "and" joins to it: as printed, and without its article."""
    if head.pos_ not in ("NOUN", "PROPN"):
        found = subjects.named(scene, sentence, head)
        return found.said, found.words
    start, end = phrases.offsets(sentence.tokens, phrases.flat(head))
    printed = " ".join(entities.BRACKET.sub("", sentence.words[start:end]).split())
    bare = entities.trim(printed)
    if bare[1:].islower() and head.left_edge.i == 0:
        bare = bare[:1].lower() + bare[1:]
    return printed, bare


def _made(
    scene: Scene,
    sentence: Sentence,
    who: Subject,
    value: str,
    quote: tuple[int, int],
    told: str,
    verb: Token | None,
) -> Mention | None:
    time = Time("state") if verb is not None and phrases.is_past(verb) else times.written(scene, "state")
    return mention(
        scene,
        sentence,
        "role",
        who,
        "exercises" if POWER.fullmatch(value) else "holds",
        value,
        quote,
        statements.placed(told, None),
        "role: in whose hands",
        time=time,
        tier="A" if who.sure and POWER.fullmatch(value) and NAMED.search(f"{who.words}|{value}") else "B",
    )

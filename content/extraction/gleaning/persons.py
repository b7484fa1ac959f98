"""Persons of whom a text says who they are in words that are no office the rules know: "X, a retired ambassador"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import people, phrases, subjects, tenures
from content.extraction.builder import mention
from content.extraction.gleaning import saying
from content.extraction.gleaning.taken import Taken
from content.extraction.mention import Mention
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

BEHIND = re.compile(
    r"(?: \([^()]{2,40}\))?,? (?:alias [A-Z]\w+, )?(?:(?P<was>then|the then|formerly|former|the former|a former) )?"
    r"(?P<title>(?:the |an? |now |its |their )?[A-Za-z][\w'’-]*(?: (?:[\w'’/-]+|\([A-Z][\w-]+\))){0,12}?)"
    r"(?=[,.;:)]|$| (?:said|says|told|was|is|has|had|took|who|and|in \d)\b)"
)
BEFORE = re.compile(r"(?:^|\b[Tt]he |\b[Aa]n? |, )(?P<title>(?:[A-Z][a-z]+ )?(?:(?!(?:the|an?) )[a-z-]+ ){1,4})$")
LED_BY = re.compile(
    r"\b(?P<verb>headed|led|commanded|chaired|run|directed|overseen) (?:at that time |then |jointly )?"
    r"by (?:(?:the|an?) )?(?:[\w-]+ ){0,6}(?:[\w-]+, )?(?:(?:Mr|Ms|Mrs|Dr)\.? )?$"
)
NO_TITLE = re.compile(
    r"^(?:not|no|never|about|over|some|nearly|already|both|all|here|there|on|in|at|by|for|to|from|with|and|or|but|who|which|that|when|where|after|before|since|during|as)\b"
)


def find(scene: Scene, taken: Taken) -> Iterator[Mention]:
    """What a sentence says of each person beside the office that was taken already."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        roles = taken.of(sentence, "role")
        told = [one for one in roles if one.attribute in ("office", "distinction")]
        offices = " ".join(one.subject for one in (*told, *taken.of(sentence, "definition")))
        led = " ".join(one.subject for one in roles if one.attribute not in ("office", "distinction"))
        for person in people.find(sentence.words):
            if person.words not in offices:
                yield from filter(None, [_described(scene, sentence, person)])
            if person.words not in led:
                yield from filter(None, [_leading(scene, sentence, person)])


def _described(scene: Scene, sentence: Sentence, person: Person) -> Mention | None:
    """As in "X, military adviser to Y," and "the Bolivian diplomat X"."""
    behind = BEHIND.match(sentence.words[person.end :])
    if behind is not None and sentence.words[person.end :].lstrip(")").startswith((",", " (")):
        start, end = person.end + behind.start("title"), person.end + behind.end("title")
        if _is_title(sentence, start, end):
            return _made(scene, sentence, person, start, end, is_past=behind["was"] is not None)
    before = BEFORE.search(sentence.words[: person.start])
    last = next((one for one in reversed(sentence.tokens) if one.idx < person.start), None)
    if (
        before is not None
        and last is not None
        and last.tag_ == "NN"
        and _is_title(sentence, before.start("title"), before.end("title"))
    ):
        return _made(scene, sentence, person, before.start("title"), before.end("title"), is_past=False)
    return None


def _is_title(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch is a noun that tells who somebody is: no verb in it, no date, no name of another."""
    words = sentence.words[start:end].strip()
    tokens = [one for one in sentence.tokens if start <= one.idx < end]
    if not words or NO_TITLE.match(words.casefold()) or any(sentence.date_at(one) for one in tokens):
        return False
    if any(one.tag_ in phrases.FINITE or one.tag_ == "VBG" for one in tokens):
        return False
    if any(one.start == 0 for one in people.find(words)):
        return False  # the next one of several persons
    return any(one.pos_ == "NOUN" or (one.pos_ == "PROPN" and " " in words) for one in tokens[:5]) and len(words) > 4


def _made(scene: Scene, sentence: Sentence, person: Person, start: int, end: int, *, is_past: bool) -> Mention | None:
    title = re.sub(r"^(?:the|an?|now|its|their) ", "", sentence.words[start:end].strip(), flags=re.IGNORECASE)
    time = Time("state") if is_past else tenures.present(scene)
    be = "was" if is_past or time.begins is None else "is"
    head = title.split(" of ")[0].rsplit(" ", 1)[-1]
    article = "" if head[:1].isupper() else ("an " if title[:1].casefold() in "aeiou" else "a ")
    return mention(
        scene,
        sentence,
        "role",
        Subject(person.words, person.start, person.end),
        "description",
        title,
        (min(person.start, start), max(person.end, end)),
        saying.whole(f"{person.words} {be} {article}{title}"),
        "gleaned: person",
        time=time,
        is_list=True,
        is_volatile=True,
    )


def _leading(scene: Scene, sentence: Sentence, person: Person) -> Mention | None:
    """As in "observers led by the brigadier X": whom the person leads."""
    match = LED_BY.search(sentence.words[: person.start])
    if match is None:
        return None
    verb = next((one for one in sentence.tokens if one.idx == match.start("verb")), None)
    body = subjects.of_verb(scene, sentence, verb) if verb is not None else None
    if body is None or not body.words:
        return None
    return mention(
        scene,
        sentence,
        "role",
        Subject(person.words, person.start, person.end),
        "leads",
        f"led {body.said}",
        (min(body.start or match.start(), match.start()), person.end),
        saying.whole(f"{body.said} was led by {person.words}"),
        "gleaned: leader",
        time=Time("state"),
        is_list=True,
    )

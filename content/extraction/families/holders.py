"""Holders: who holds an office, from when to when, in the forms that official pages use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from content.extraction import offices, people, phrases, subjects, tenures, times
from content.extraction.builder import mention
from content.extraction.families import entrusted, orders, rosters, successions
from content.extraction.families.holding_verbs import (
    APPOSED,
    ASIDES,
    COMMANDED,
    DEPUTY,
    FEAT,
    HIS_DEPUTY,
    IN_COMMAND,
    NAMED_AS,
    NAMING,
    SPEECH,
    TITLE_BEFORE,
    TITLE_IS,
    UNDER,
    VERB,
    WORKING,
)
from content.extraction.holding import Holding, Roster
from content.extraction.mention import Mention
from content.extraction.people import Person
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.extraction.topics import PARENTS
from content.ledger.entry import Time


def find(scene: Scene) -> Iterator[Mention]:
    """Offices with their holders, in the order of the text, so that "her deputy" knows whose."""
    roster = Roster()
    for sentence in scene.sentences:
        told: set[tuple[str, str]] = set()
        roster.enter_block(sentence.block_at)
        for holding in _holdings(scene, sentence, roster):
            key = (holding.person.surname, holding.title.casefold())
            if any(one == key[0] and (title in key[1] or key[1] in title) for one, title in told):
                continue
            told.add(key)
            made = _mention(scene, sentence, holding, roster)
            _enter(roster, holding)
            if made is not None:
                yield made
        _listen(scene, sentence, roster)


def _holdings(scene: Scene, sentence: Sentence, roster: Roster) -> Iterator[Holding]:
    persons = roster.with_surnames(sentence.words, people.find(sentence.words))
    listed = list(rosters.find(scene, sentence, persons, roster))
    for person in persons:
        if person.is_ranked:
            roster.meet(person)
    if listed or sentence.block.kind == "heading":
        yield from listed
        return
    for person in persons:
        for frame in (_deputy, _verb, _in_command, _title_is, _apposed, _title_before, _named_as, _under):
            found = frame(scene, sentence, person, roster)
            if found is not None and not any(one != person and _within(found, person, one) for one in persons):
                yield found
                break
        yield from filter(None, [_feat(sentence, person)])
        yield from filter(None, [entrusted.find(scene, sentence, person)])
        yield from orders.find(scene, sentence, person, roster)
    yield from successions.find(scene, sentence, persons, roster)


def _within(holding: Holding, person: Person, other: Person) -> bool:
    """Whether another person stands within what is taken for a person's office."""
    return other.words in holding.title or (
        min(person.start, holding.start) < other.start < max(person.end, holding.end) and other.words != person.words
    )


def _verb(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "X is the commander", "X, a Finnish officer, has been Head of Mission since …"."""
    match = _behind(VERB, sentence, person)
    if match is None or not _is_office(match["title"]):
        return None
    end = match.end("title")
    title = offices.named(scene, match["title"])
    tenure = tenures.beside(sentence, end) or tenures.of(sentence, match.start(), match.start("title"))
    began = match["became"] is not None
    if began:
        aside = sentence.words.find(",", end) if match.group().lstrip(" ,").startswith("who ") else -1
        time = tenures.begun(scene, sentence, person.start, aside if aside > 0 else len(sentence.words))
    elif tenure is not None:
        time = tenure
    else:
        time = Time("state") if match["was"] else tenures.present(scene)
    planned = match["planned"] is not None
    return Holding(person, title, person.start, end, time, "role: is", began, planned)


def _behind(pattern: re.Pattern[str], sentence: Sentence, person: Person) -> re.Match[str] | None:
    """What is told right behind a person, or behind "X, a Finnish officer," or "X, a Finn" of "X, a Finn who"."""
    asides = (aside.match(sentence.words, person.behind) for aside in ASIDES)
    offsets = (person.behind, *(aside.end() for aside in asides if aside is not None))
    return next(filter(None, (pattern.match(sentence.words, offset) for offset in offsets)), None)


def _in_command(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "X, a Scottish officer, was in command": of the body named behind, else of what the text is about."""
    match = _behind(IN_COMMAND, sentence, person)
    behind = successions.BODY_BEHIND.match(sentence.words, match.end()) if match is not None else None
    if match is None or behind is None or not scene.names.topic:
        return None
    if sentence.words.startswith(" of ", match.end()) and not behind["body"]:
        return None
    body = behind["body"] if behind["body"] not in (None, "mission", "force", "operation") else scene.names.topic
    if body in PARENTS:
        return None
    present = match["verb"] in ("is", "remains", "has been")
    time = tenures.beside(sentence, behind.end()) or (tenures.present(scene) if present else Time("state"))
    title = f"commander of {scene.names.canonical(body)}"
    return Holding(person, title, person.start, behind.end(), time, "role: in command")


def _is_office(printed: str) -> bool:
    """Whether a title names an office by itself: more than a bare "chief" or plural "commanders"."""
    bare = printed.strip()
    return not re.search(r"(?:[Cc]ommanders|[Cc]hief|[Ss]ecretary)$", bare)


def _title_is(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "the first commander was X", "its Head of Mission is X"."""
    lead = max(0, person.start - 160)
    match = TITLE_IS.search(sentence.words[lead : person.start])
    if match is None or not _is_office(match["title"]):
        return None
    title = offices.named(scene, _upper(match["title"]))
    verb = match["verb"]
    tenure = tenures.beside(sentence, person.behind) or tenures.going_on(sentence, lead + match.start("verb"))
    past = verb in ("was", "had been")
    time = tenure or (Time("state") if past or verb == "became" else tenures.present(scene))
    planned = verb == "will be"
    start = lead + match.start("title")
    return Holding(person, title, start, person.end, time, "role: office is", verb == "became", planned)


def _upper(title: str) -> str:
    """A title as it stands within a sentence: "The first commander" as "first commander"."""
    return re.sub(r"^(?:[Tt]he|[Ii]ts|[Tt]heir|His|Her|A|An) ", "", title)


def _apposed(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "X, the former President of Malta,", "X, commander from June 2009 to June 2010,"."""
    match = APPOSED.match(sentence.words[person.behind :])
    if match is None or not _is_office(match["title"]) or not sentence.words[person.behind :].startswith((",", " (")):
        return None
    printed, end = match["title"], person.behind + match.end("title")
    if sentence.block.kind == "keyvalue":
        more = re.match(r", [A-Z][\w-]*(?: [A-Z][\w-]*)?(?=,|$)", sentence.words[end:])
        printed, end = printed + (more.group() if more is not None else ""), end + (more.end() if more else 0)
    reach = re.match(r"[^,;.]*", sentence.words[end:])
    tenure = tenures.of(sentence, end, end + (reach.end() if reach is not None else 0) + 1)
    time = tenure or (Time("state") if offices.is_past(printed) else _of_sentence(scene, sentence))
    title = printed if ", " in printed else offices.named(scene, printed)
    return Holding(person, title, person.start, end, time, "role: name and title")


def _of_sentence(scene: Scene, sentence: Sentence) -> Time:
    """An office told in passing was held when the sentence's verb was; its date is not always the office's."""
    past = any(token.tag_ == "VBD" and token.dep_ == "ROOT" for token in sentence.tokens)
    if not past or re.search(r"\b(?:said|says|told|added|stressed)\b", sentence.words):
        return tenures.present(scene)
    dated = [found for found in sentence.dates if not found.connector]
    return Time("observation", dated[0].when, None, "stated") if len(dated) == 1 else Time("observation")


def _title_before(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "the Special Envoy for the Lakes, X", "Force Commander Major General X", "mission spokesperson X"."""
    lead = max(0, person.start - 120)
    match = TITLE_BEFORE.search(sentence.words[lead : person.start])
    if match is None or not _is_office(match["title"]) or "ommanders" in match["title"]:
        return None
    printed = _upper(match["title"])
    has_comma = sentence.words[lead + match.end("title") : person.start].startswith(",")
    ahead = sentence.words[: lead + match.start("title")]
    has_article = "'s " in printed or re.search(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) $", ahead)
    named_after = sentence.words[lead + match.start("title") : person.start]
    if (has_comma and not has_article and match["title"] == printed) or printed in ("President", "Ambassador"):
        return None
    if len(printed.split()) < 2 and not has_article and named_after[:1].islower():
        return None
    time = _of_sentence(scene, sentence)
    start = lead + match.start("title")
    return Holding(person, offices.named(scene, printed), start, person.end, time, "role: title and name")


def _named_as(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "the Council appointed X as Head of Mission"."""
    match = NAMED_AS.match(sentence.words[person.behind :])
    if match is None or not NAMING.search(sentence.words[: person.start]) or not _is_office(match["title"]):
        return None
    time = tenures.begun(scene, sentence, 0, len(sentence.words))
    end = person.behind + match.end("title")
    return Holding(person, offices.named(scene, match["title"]), person.start, end, time, "role: named as", began=True)


def _deputy(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "her deputy, X", "X became his principal deputy": of the office told last."""
    before = DEPUTY.search(sentence.words[: person.start])
    above = roster.title_of((before["of"] if before is not None else None) or roster.last)
    if not above:
        return None
    bare = offices.DATED_ORDER.sub("", above)
    if before is not None and before["kin"] == "deputy":
        title = f"Deputy {bare}"
        return Holding(person, title, before.start(), person.end, tenures.present(scene), "role: deputy")
    after = HIS_DEPUTY.match(sentence.words[person.behind :])
    if after is None:
        return None
    began = after["verb"] == "became"
    time = Time("state") if after["verb"] in ("was", "served as") else tenures.present(scene)
    time = tenures.begun(scene, sentence, person.start, len(sentence.words)) if began else time
    title = f"{after['title']} {bare}"
    return Holding(person, title, person.start, person.behind + after.end(), time, "role: deputy", began)


def _feat(sentence: Sentence, person: Person) -> Holding | None:
    """As in "X, appointed in May, was the first woman to lead …"."""
    match = _behind(FEAT, sentence, person)
    if match is None:
        return None
    return Holding(person, match["feat"].strip(), person.start, match.end("feat"), Time("state"), "role: feat")


def _under(scene: Scene, sentence: Sentence, person: Person, roster: Roster) -> Holding | None:
    """As in "became operational under the Indian Lieutenant-General X"."""
    match = UNDER.search(sentence.words[max(0, person.start - 70) : person.start])
    token = next((t for t in sentence.tokens if t.idx >= person.start), None)
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token is not None else None
    if match is None or not person.is_ranked or verb is None or (not match["clear"] and verb.lemma_ not in WORKING):
        return None
    body = subjects.of_verb(scene, sentence, verb)
    if body is None or not body.words or not scene.names.is_known(body.words):
        return None
    past = phrases.is_past(verb)
    time = times.holds(scene, sentence, verb, person.start, "observation") if past else tenures.present(scene)
    return Holding(person, f"commander of {body.words}", person.start, person.end, time, "role: under")


def _listen(scene: Scene, sentence: Sentence, roster: Roster) -> None:
    """Remembers of whom a sentence speaks, for "he was succeeded by"; who commanded the force holds its command."""
    orders.listen(scene, sentence, roster)
    persons = roster.with_surnames(sentence.words, people.find(sentence.words))
    if not persons:
        return
    first = persons[0]
    commanded = COMMANDED.search(sentence.words[: first.start])
    body = commanded["body"] if commanded is not None else ""
    known = scene.names.topic if body in ("force", "mission", "operation", scene.names.topic) else ""
    if known and first.is_ranked and not roster.title_of(first.surname):
        roster.titles[first.surname] = f"commander of {known}"
    roster.spoken = first.surname


def _enter(roster: Roster, holding: Holding) -> None:
    """Remembers an office; of a feat, the office it was done in."""
    if holding.rule != "role: feat":
        roster.enter(holding)
        return
    body = re.search(r" to command (?:the )?(.{2,60})$", holding.title)
    if body is not None:
        roster.enter(replace(holding, title=f"commander of {body[1]}"))


def _mention(scene: Scene, sentence: Sentence, holding: Holding, roster: Roster) -> Mention | None:
    person = holding.person
    name = roster.full(person)
    is_feat = holding.rule == "role: feat"
    told = f"{name} was {holding.title}." if is_feat else ""
    told = told or offices.told(name, holding.title, holding.time, began=holding.began, planned=holding.planned)
    is_spoken = SPEECH.search(sentence.words[: person.start]) is not None and '"' in sentence.words[person.end :]
    return mention(
        scene,
        sentence,
        "role",
        Subject(name, person.start, person.end, holding.sure),
        "distinction" if is_feat else "office",
        holding.title,
        (min(holding.start, person.start), max(holding.end, person.end)),
        told,
        holding.rule,
        time=holding.time,
        tier="A" if not is_spoken and (is_feat or offices.stands_alone(holding.title)) else "B",
        is_volatile=not is_feat,
        modality="planned" if holding.planned else "happened",
        importance=3 if "ommander" in holding.title or "Head of" in holding.title else 2,
    )

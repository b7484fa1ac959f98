"""Providers: which nation leads, mans or provides which body: "lead nation: Italy", "Sector 1 is manned by Austria"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.extraction import entities, nations, people, statements, tenures, times
from content.extraction.builder import mention
from content.extraction.mention import Mention
from content.extraction.nations import NATION
from content.extraction.people import UPPER
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time
from content.readers.text import FIELD

THING = rf"(?<![\w-])[{UPPER}][\w-]*(?: (?:of |the )?[{UPPER}\d][\w-]*)*"
LEAD = r"(?P<kind>lead|framework|host)[ -]nations?"
LEAD_BEHIND = re.compile(rf"\b{LEAD}(?: is| was|:|,| -| –)? (?:the )?(?P<nation>{NATION})", re.IGNORECASE)
LEADS = re.compile(
    rf"(?P<nation>{NATION}) (?P<verb>is|was|became|acts as|acted as|serves as|served as|remains) (?:the |a )?{LEAD}"
    rf" (?:of|for|in|at) (?:the )?(?P<thing>{THING})"
)
WITH = re.compile(rf"(?P<thing>{THING}),? with (?:the )?(?P<nation>{NATION}) as (?:the |its )?{LEAD}")
HEAD = re.compile(rf"(?:the |a )?(?P<thing>{THING}|\d* ?[\w -]{{3,50}}?)(?=,| \(| [-–—:] |:)")
UNITS = re.compile(
    r"\b(?:company|battalion|hospital|squadron|detachment|platoon|unit|brigade|regiment|contingent|facility|element|"
    r"task force|group|team|sector|command|helicopters?|flotilla|troop|battery)\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?P<helper>is |are |was |were |has been |have been )?(?P<verb>manned|provided|supplied|furnished|staffed|"
    r"contributed|held|run|operated|led|commanded|garrisoned) (?:jointly )?by (?:the )?(?P<nation>" + NATION + ")"
)
NEXT = re.compile(rf"(?:,? and |, )(?:(?P<thing>{THING})(?:, [^,;.]{{2,60}})?,? )?by (?:the )?(?P<nation>{NATION})")
TAKES_OVER = re.compile(
    rf"(?P<nation>{NATION}) (?:(?P<planned>is due to|is to|will|is expected to|is scheduled to|is set to) )?"
    rf"(?:takes?|took|has taken|assumes?|assumed)(?: over)?(?: the)?(?: (?P<what>command|lead|leadership))?"
    r"(?<! take)(?<! took)(?<!takes)(?<!taken)(?<!assumes)(?<!assumed)"
    rf"(?: of (?:the )?(?P<body>{THING}|mission|force|operation))?(?= (?:from|in|on|until)\b|[.,;]|$)"
)
COMMANDING = re.compile(r"\b(?:command|post|lead|commander|leadership)\b", re.IGNORECASE)
NO_ARTICLE = re.compile(r"(?:Sector|RC|Area|Region|Camp|Team|Fort|Regional Command)\b")
ELSEWHERE = ("led", "commanded", "run", "operated")
SELF = ("mission", "force", "operation")
REPLACES = re.compile(
    rf"(?P<thing>{THING})(?:,? which|,? that|,)? (?P<verb>replaces|replaced|succeeds|succeeded|took over from)"
    rf" (?:the )?(?P<old>{THING}) as (?:the |its )?(?P<role>[a-z]+(?: [a-z]+)?)(?= of |[.,;]| (?:on|in|since)\b|$)"
)
GIVES = {"manned": "mans", "staffed": "staffs", "held": "holds", "run": "runs", "led": "leads", "commanded": "commands"}
FORMERLY = {"runs": "ran", "leads": "led", "holds": "held", "mans": "manned"}
SENDERS = re.compile(r"\b(?:nations?|countr(?:y|ies)|states?|contributors?|contribut\w+)\b", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Mention]:
    """The nations that lead or provide something."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from _replaces(scene, sentence)
        if not re.search(NATION, sentence.words):
            continue
        yield from _lead_nations(scene, sentence)
        yield from _fields(scene, sentence)
        for match in DONE.finditer(sentence.words):
            yield from _provided(scene, sentence, match)
        yield from _takes_over(scene, sentence)


def _lead_nations(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    for pattern in (LEADS, WITH):
        for match in pattern.finditer(sentence.words):
            over = "verb" in match.groupdict() and match["verb"] in ("was", "acted as", "served as")
            yield from _lead(scene, sentence, match, match["thing"], match.start(), over=over)
    for match in LEAD_BEHIND.finditer(sentence.words):
        head = HEAD.match(sentence.words)
        field = FIELD.match(sentence.words)
        thing = head["thing"] if head is not None and head.end() < match.start() else ""
        if field is not None and field.end() >= match.start():
            thing = scene.names.topic
        if thing:
            yield from _lead(scene, sentence, match, thing, 0, over=False)


def _lead(
    scene: Scene, sentence: Sentence, match: re.Match[str], thing: str, start: int, *, over: bool
) -> Iterator[Mention]:
    time = tenures.beside(sentence, match.end()) or (
        Time("state") if over or _is_told_past(scene, sentence) else times.written(scene, "observation")
    )
    office = f"{match['kind'].casefold()} nation of {entities.trim(thing)}"
    nation = Subject(match["nation"], match.start("nation"), match.end("nation"))
    told = statements.placed(f"{_the(nation.words)} was the {office}", time if time.begins else Time("state"))
    yield from _made(scene, sentence, nation, "office", office, (start, match.end()), told, "lead nation", time)


def _is_told_past(scene: Scene, sentence: Sentence) -> bool:
    """Whether the lead-in of a bullet tells what was: "the commands were:"."""
    if sentence.block.kind != "bullet":
        return False
    for at in range(sentence.at - 1, max(-1, sentence.at - 12), -1):
        before = scene.sentences[at]
        if before.block.kind != "bullet":
            return any(token.tag_ == "VBD" and token.dep_ == "ROOT" for token in before.tokens)
    return False


def _takes_over(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "Italy is due to take over command from Spain in May 2024"."""
    for match in TAKES_OVER.finditer(sentence.words):
        body = match["body"] or ""
        named = scene.names.canonical(body) if body and body not in SELF else scene.names.topic
        if not named or not (match["what"] or COMMANDING.search(sentence.words)):
            continue
        office = f"{'command' if match['what'] in (None, 'command') else match['what']} of {named}"
        time = tenures.of(sentence, match.end(), match.end() + 60) or tenures.of(sentence, 0, match.start())
        at = (time.begins or time.ends) if time is not None else None
        nation = Subject(match["nation"], match.start("nation"), match.end("nation"))
        time = Time("event", at, None, "stated" if at is not None else "unknown")
        planned = match["planned"] is not None
        told = f"{_the(nation.words)} {'was due to take' if planned else 'took'} over {office}"
        yield from _made(
            scene,
            sentence,
            nation,
            "takes-over",
            office,
            match.span(),
            statements.placed(told, time),
            "takes over",
            time,
            planned=planned,
        )


def _replaces(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "the frigate A, which replaces B as flagship"."""
    for match in REPLACES.finditer(sentence.words):
        if any(one.words == match["thing"] for one in people.find(match["thing"])) or not scene.names.topic:
            continue
        role = f"{match['role']} of {scene.names.topic}"
        time = tenures.beside(sentence, match.end()) or times.written(scene, "observation")
        subject = Subject(match["thing"], match.start("thing"), match.end("thing"))
        told = statements.placed(f"{match['thing']} was the {role}", time)
        yield from _made(scene, sentence, subject, "office", role, match.span(), told, "replaces as", time)


def _fields(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "Medical Company: Austria"."""
    match = FIELD.match(sentence.words) if sentence.block.kind in ("keyvalue", "bullet") else None
    if match is None or not UNITS.search(match[1]) or SENDERS.search(match[1]):
        return
    for nation in nations.listed(sentence.words[match.end() :]):
        at = sentence.words.index(nation, match.end())
        time = times.written(scene, "observation")
        told = statements.placed(f"{_the(nation)} provided the {match[1]}", time)
        who = Subject(nation, at, at + len(nation))
        yield from _made(
            scene, sentence, who, "provides", match[1], (0, at + len(nation)), told, "field", time, is_list=True
        )


def _provided(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Iterator[Mention]:
    """As in "Sector 1, in the west, is manned by Austria, Sector 2 by the United Kingdom and Sector 3 by Ghana"."""
    thing = _thing(sentence, match.start())
    does = GIVES.get(match["verb"], "provides")
    if not thing:
        return
    reach = match
    past = (match["helper"] or "").strip() in ("was", "were")
    for _ in range(12):
        follows = NEXT.search(sentence.words, reach.end(), reach.end() + 130)
        last = follows.start() if follows is not None else reach.end() + 30
        time = tenures.of(sentence, reach.end(), last)
        if time is None and re.match(r",? since then\b", sentence.words[reach.end() :]):
            time = _since(sentence, reach.start())
        time = time or (Time("state") if past else times.written(scene, "observation"))
        if reach is not match or match["verb"] not in ELSEWHERE:
            yield from _gives(scene, sentence, reach, thing, does, time)
        if follows is None:
            return
        thing, reach = follows["thing"] or thing, follows


def _since(sentence: Sentence, at: int) -> Time | None:
    """When somebody followed "since then": from the end of the tenure told before."""
    before = [found for found in sentence.dates if found.end <= at and found.connector in ("until", "till")]
    return Time("state", before[-1].when, None, "inferred") if before else None


def _gives(
    scene: Scene, sentence: Sentence, match: re.Match[str], thing: str, does: str, time: Time
) -> Iterator[Mention]:
    nation = Subject(match["nation"], match.start("nation"), match.end("nation"))
    did = FORMERLY.get(does, does[:-1] + ("d" if does[:-1].endswith("e") else "ed"))
    article = "" if re.search(r"\d$", thing) or NO_ARTICLE.match(thing) else "the "
    bare = f"{_the(nation.words)} {did} {article}{thing}"
    if time.begins is None and time.ends is not None:
        told = f"{bare} until {time.ends.phrase or time.ends.plain()}."
    elif time.nature == "state" and time.begins is not None and time.ends is None:
        told = f"{_the(nation.words)} {_has(did)} {article}{thing} since {time.begins.plain()}."
    else:
        told = statements.placed(bare, time)
    yield from _made(scene, sentence, nation, does, thing, (match.start(), match.end()), told, "provided by", time)


def _has(did: str) -> str:
    return f"has {'run' if did == 'ran' else did}"


def _thing(sentence: Sentence, at: int) -> str:
    """What is provided: the phrase that opens the bullet or clause before the verb."""
    clause = max(sentence.words.rfind("; ", 0, at) + 2, sentence.words.rfind(": ", 0, at) + 2, 0)
    clause = clause if clause > 1 else 0
    lead = re.sub(r"^(?:Today|Now|Currently|At present),? ", "", sentence.words[clause:at])
    if re.match(r"(?:For|In|At|On|By|Under|During|After|Since|It|They|This|These|There|As|From|With|Its)\b", lead):
        return ""
    head = re.match(
        rf"(?:[Tt]he |[Aa]n? )?(?P<thing>{THING}(?: [a-z]+){{0,3}})(?=,| \(| [-–—]|$| (?:is|are|was|were) )", lead
    )
    if head is None:
        head = re.match(rf"(?:[Tt]he |[Aa]n? )?(?P<thing>{THING}(?: [a-z]+){{0,3}}) $", lead)
    if head is None:
        head = re.match(r"(?:[Tt]he |[Aa]n? )(?P<thing>[a-z][\w-]*(?: [a-z][\w-]*){0,3}) ?$", lead)
    return re.sub(r"^(?:The|An?) ", "", head["thing"].strip()) if head is not None else ""


def _the(nation: str) -> str:
    plural = ("Netherlands", "Philippines", "Maldives", "Bahamas", "Seychelles", "Comoros", "Gambia")
    has_article = nation.startswith(("United", "Republic", "Russian Fed", "Czech Rep", "Dominican")) or nation in (
        *plural,
        "UK",
        "USA",
        "US",
    )
    return f"the {nation}" if has_article else nation


def _made(
    scene: Scene,
    sentence: Sentence,
    subject: Subject,
    attribute: str,
    value: str,
    quote: tuple[int, int],
    told: str,
    rule: str,
    time: Time,
    *,
    is_list: bool = False,
    planned: bool = False,
) -> Iterator[Mention]:
    made = mention(
        scene,
        sentence,
        "role",
        subject,
        attribute,
        value,
        quote,
        told[:1].upper() + told[1:],
        f"role: {rule}",
        time=time,
        tier="A",
        is_volatile=True,
        is_list=is_list,
        modality="planned" if planned else "happened",
    )
    if made is not None:
        yield made

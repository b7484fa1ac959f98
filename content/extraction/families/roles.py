"""Roles: who holds an office, who answers to whom, who is responsible for what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from content.extraction import phrases, statements, subjects, times
from content.extraction.builder import VALUE_WORDS, mention
from content.extraction.mention import Mention
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import Subject
from content.ledger.entry import Time

if TYPE_CHECKING:
    from spacy.tokens import Token

OFFICE = (
    r"[Cc]ommanders?(?:[ -]in[ -][Cc]hief)?|[Cc]hief|[Dd]eputy [Cc]ommander|[Dd]irector|[Ee]nvoy|"
    r"[Rr]epresentative|[Mm]inister|"
    r"[Pp]resident|[Ss]ecretary|[Ss]ecretary[ -][Gg]eneral|[Hh]ead|[Cc]hairman|[Cc]hairwoman|"
    r"[Cc]hair|[Cc]oordinator|[Cc]ommissioner|"
    r"[Aa]mbassador|[Ss]pokesperson|[Ss]pokesman|[Ss]pokeswoman|[Gg]overnor|[Mm]ayor|[Aa]dministrator"
)
RANK = (
    r"(?:(?:Maj|Lt|Lieut|Brig|Gen|Col|Capt|Adm|Cdr|Sgt|Major|Lieutenant|Brigadier|General|Colonel|"
    r"Captain|Admiral|Commander|Rear|Vice|"
    r"Ambassador|Mr|Mrs|Ms|Dr|Sir|Dame)\.?(?:[ -]General)? )+"
)
PERSON = rf"(?:{RANK})?[A-Z][a-zà-ÿ'-]+(?: (?:[A-Z]\.|van|de|von|al|[A-Z][\w'-]+)){{1,3}}"
TITLE = (
    rf"(?:(?:[A-Z][\w-]*|the|of) ){{0,4}}(?:{OFFICE})"
    r"(?: (?:of|for|to|in) (?:the )?[A-Z][\w'-]*(?: (?:of|for|the|and|[A-Z][\w'-]*))*(?<! of)(?<! and))?"
)
HOLDS = re.compile(
    rf"(?P<person>{PERSON}) (?P<verb>is|was|became|serves as|served as|was appointed|has been|will"
    rf" be|took over as) (?:appointed )?(?:as )?(?:the |a )?(?P<title>{TITLE})"
)
TITLE_THEN = re.compile(
    rf"\b[Tt]he (?P<title>(?:[A-Z][\w-]* ){{0,3}}(?:{OFFICE})(?: General| (?:of|for|to) (?:the"
    rf" )?[A-Z][\w-]*(?: [A-Z][\w-]*)*(?=,))?),? (?P<person>(?!(?:Command|Force|Council|Group|"
    rf"Office|Ministry|Mission)\b)[A-Z][a-z]+ [A-Z][\w-]+(?: [A-Z][\w-]+)?)(?=[, ]|$)"
)
LED_BY = re.compile(
    rf"\b(?P<verb>led|headed|commanded) by (?:the )?(?P<person>{RANK}[A-Z][\w'-]+(?: [A-Z][\w.'-]+){{0,3}})"
)
UP = (
    (re.compile(r"\breports? (?:directly )?to "), "reports-to", "reports to"),
    (
        re.compile(r"\bunder the (?:direct )?(?:command|authority|operational control|control) of "),
        "under-the-authority-of",
        "is under the authority of",
    ),
)
DOWN = (
    (re.compile(r"\bunder the responsibility of "), "responsible-for", "is responsible for"),
    (re.compile(r"\bunder the supervision of "), "supervises", "supervises"),
)
DOING = frozenset(["implement", "run", "oversee", "supervise", "manage", "lead", "command", "operate"])
NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w-]+(?: (?:of |the )?[A-Z][\w-]+)*) $")
ENDS = re.compile(r"[.;:]|, (?!(?:and )?[A-Z])| (?:is|are|was|were|has|have|which|that|to) ")
LEGAL = re.compile(r"\b(?:resolution|charter|agreement|treaty|united nations|un)\b", re.IGNORECASE)
DUTY_ENDS = re.compile(r"[.;]|, (?![\w -]+(?:,| and ))|\bthat\b|\bwhich\b")
FIRST_COMMA = re.compile(r"[.;,]|\bthat\b|\bwhich\b")


def find(scene: Scene) -> Iterator[Mention]:
    """Offices with their holders, links of command, duties."""
    for sentence in scene.sentences:
        if sentence.block.kind == "heading":
            continue
        yield from filter(None, (_holder(scene, sentence, match) for match in HOLDS.finditer(sentence.words)))
        yield from filter(
            None, (_named_office(scene, sentence, match) for match in TITLE_THEN.finditer(sentence.words))
        )
        yield from _links(scene, sentence)
        yield from _duties(scene, sentence)
        yield from _implementers(scene, sentence)


def _holder(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    verb = next((t for t in sentence.tokens if t.idx == match.start("verb")), None)
    time = times.holds(scene, sentence, verb, match.start("title"), "state")
    title = match["title"].strip(" ,")
    subject = Subject(match["person"], match.start("person"), match.end("person"))
    was = "was" if time.begins or match["verb"] == "was" else "is"
    return mention(
        scene,
        sentence,
        "role",
        subject,
        "office",
        title,
        match.span(),
        statements.placed(f"{match['person']} {was} the {title}", time),
        "role: is",
        time=time,
        tier="A",
        is_volatile=True,
        modality=times.modality(verb),
        importance=3,
    )


def _named_office(scene: Scene, sentence: Sentence, match: re.Match[str]) -> Mention | None:
    """As in "the Special Envoy for the Lakes, Ada Lind": true when the sentence's verb was."""
    if match["title"].split()[0] in ("The",):
        return None
    subject = Subject(match["person"], match.start("person"), match.end("person"))
    verb = next((t for t in sentence.tokens if t.idx > match.end() and t.pos_ in ("VERB", "AUX")), None)
    time = times.holds(scene, sentence, verb, match.end(), "observation")
    return mention(
        scene,
        sentence,
        "role",
        subject,
        "office",
        match["title"],
        match.span(),
        statements.placed(f"{match['person']} was the {match['title']}", time),
        "role: title and name",
        time=time,
        tier="A",
        is_volatile=True,
    )


def _links(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    for pattern, attribute, words in (*UP, *DOWN):
        for match in pattern.finditer(sentence.words):
            end = ENDS.search(sentence.words, match.end())
            printed = sentence.words[match.end() : end.start() if end is not None else None].rstrip()
            bearer = _bearer(scene, sentence, match.start())
            is_law = LEGAL.search(printed) is not None and attribute == "under-the-authority-of"
            if bearer is None or is_law or not re.search(r"[A-Z]", printed):
                continue
            above = Subject(scene.names.canonical(printed), match.end(), match.end() + len(printed), bearer.sure)
            down = attribute in ("responsible-for", "supervises")
            subject, value = (above, bearer.words) if down else (bearer, subjects.trim(printed))
            yield from _link(
                scene, sentence, subject, attribute, value, words, (bearer.start or match.start(), above.end or 0)
            )


def _link(
    scene: Scene, sentence: Sentence, subject: Subject, attribute: str, value: str, words: str, quote: tuple[int, int]
) -> Iterator[Mention]:
    time = times.written(scene, "state")
    told = words.replace("is ", f"{statements.be(subject.words, past=time.begins is not None)} ", 1)
    told = told.replace("reports", "reported").replace("supervises", "supervised") if time.begins else told
    shown = statements.the(value) if attribute in ("supervises", "responsible-for") else value
    made = mention(
        scene,
        sentence,
        "role",
        subject,
        attribute,
        value,
        (min(quote), max(quote)),
        statements.placed(f"{subject.words} {told} {shown}", time),
        f"role: {attribute.replace('-', ' ')}",
        time=time,
        tier="A",
    )
    if made is not None:
        yield made


def _bearer(scene: Scene, sentence: Sentence, at: int) -> Subject | None:
    """Who stands under something: the subject of the verb that the phrase hangs on, or the name right before it."""
    token = next((t for t in sentence.tokens if t.idx >= at), None)
    above = [token, *token.ancestors] if token is not None else []
    verb = next((t for t in above if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        name = NAME_BEFORE.search(sentence.words[:at])
        return Subject(scene.names.canonical(name["name"]), name.start(), name.end() - 1) if name is not None else None
    if phrases.child(verb, "dobj") is not None:
        return None
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        return subjects.named(scene, sentence, verb.head)
    found = subjects.of_verb(scene, sentence, verb)
    finite = any(t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for t in verb.children) or verb.dep_ == "conj"
    return found if finite or found is None else replace(found, sure=False)


def _duties(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "is responsible for x", "operates as y", "responsibility for x rests with y"."""
    for match in re.finditer(r"\bresponsib(?:le|ility) for (?!the (?:first|second|last) time)", sentence.words):
        token = next((t for t in sentence.tokens if t.idx == match.start()), None)
        verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None) if token is not None else None
        if token is None or verb is None:
            continue
        if verb.lemma_ in ("rest", "lie", "belong"):
            yield from _rests(scene, sentence, verb, match.end())
            continue
        subject = subjects.of_verb(scene, sentence, verb)
        yield from filter(
            None, [_duty(scene, sentence, subject, match.end(), "responsible-for", "is responsible for", verb)]
        )
    for match in re.finditer(r"\b(?:operates?|acts?|serves?|functions?) as (?:the |a |an )?(?=[a-z])", sentence.words):
        verb = next((t for t in sentence.tokens if t.idx == match.start()), None)
        if verb is not None:
            subject = subjects.of_verb(scene, sentence, verb)
            yield from filter(None, [_duty(scene, sentence, subject, match.end(), "acts-as", "acts as the", verb)])


def _duty(
    scene: Scene, sentence: Sentence, subject: Subject | None, at: int, attribute: str, words: str, verb: Token
) -> Mention | None:
    end = (DUTY_ENDS if attribute == "responsible-for" else FIRST_COMMA).search(sentence.words, at)
    value = sentence.words[at : end.start() if end is not None else None].strip()
    if len(value.split()) > VALUE_WORDS:
        value = re.split(r" of an? |,", value, maxsplit=1)[0]
    if subject is None or not value:
        return None
    planned = times.modality(verb) == "planned"
    time = Time("state") if planned or phrases.is_past(verb) else times.written(scene, "state")
    told = (
        f"will {words}"
        if planned
        else words.replace("is ", f"{statements.be(subject.words, past=bool(time.begins))} ", 1)
    )
    told = told.replace("will is ", "will be ").replace("will acts", "will act")
    return mention(
        scene,
        sentence,
        "role",
        subject,
        attribute,
        value,
        (subject.start or 0, at + len(value)),
        statements.placed(f"{subject.said} {told} {value}", time),
        f"role: {attribute.replace('-', ' ')}",
        time=time,
        modality="planned" if planned else "happened",
        negated=phrases.is_negated(verb),
        tier="A",
    )


def _rests(scene: Scene, sentence: Sentence, verb: Token, at: int) -> Iterator[Mention]:
    holder = phrases.object_of(verb, "with", "to")
    if holder is None:
        return
    subject = subjects.named(scene, sentence, holder)
    value = sentence.words[at : verb.idx].strip()
    made = mention(
        scene,
        sentence,
        "role",
        subject,
        "responsible-for",
        value,
        (0, (subject.end or verb.idx + 4)),
        statements.placed(f"{subject.words} is responsible for {value}", None),
        "role: rests with",
        time=times.written(scene, "state"),
        tier="B",
    )
    if made is not None:
        yield made


def _implementers(scene: Scene, sentence: Sentence) -> Iterator[Mention]:
    """As in "is being implemented by x": who does it."""
    for verb in sentence.tokens:
        doer = phrases.object_of(verb, "by") if verb.lemma_ in DOING and verb.tag_ == "VBN" else None
        thing = subjects.of_verb(scene, sentence, verb) if doer is not None else None
        if doer is None or thing is None or doer.i < verb.i or not thing.words:
            continue
        who = _called(scene, sentence, subjects.named(scene, sentence, doer))
        time = times.written(scene, "state") if not phrases.is_past(verb) else Time("state")
        does = f"{verb.lemma_}s"
        made = mention(
            scene,
            sentence,
            "role",
            who,
            does,
            thing.words,
            (thing.start or verb.idx, who.end or verb.idx),
            statements.placed(f"{who.said} {does} {statements.the(thing.words)}", time),
            "role: done by",
            time=time,
            tier="B",
        )
        if made is not None:
            yield made


def _called(scene: Scene, sentence: Sentence, who: Subject) -> Subject:
    """The short name in brackets right behind, where there is one: "a local partner (LRO)"."""
    short = re.match(r"[^().,;]{0,40} ?\(([A-Z][A-Z0-9-]{1,9})\)", sentence.words[who.end :]) if who.end else None
    if short is None or who.end is None:
        return who
    return Subject(short[1], who.start, who.end + short.end())

"""Figures: numbers on lines without a verb: "Strength: 640 (575 military)", "Courses run ..... 58", "24 vehicles"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from content.extraction import entities, figure_times, numbers, statements, subjects
from content.extraction.families import figure_kinds, figure_lines
from content.extraction.families.figure_deeds import DONE_BY
from content.extraction.families.figure_kinds import Figure, having, made
from content.extraction.families.figure_lines import AS_ADJECTIVE, Line, lowered
from content.extraction.mention import Mention
from content.extraction.numbers import Number
from content.extraction.scene import Scene, Sentence
from content.extraction.subjects import MAX_WORDS, Subject

PART_OF = re.compile(r"(?:of (?:whom|which|these|them)|including|thereof|among (?:them|whom))\b:? ?", re.IGNORECASE)
PARTED = re.compile(
    r"(?:\(|, | and |; |of wh(?:om|ich) |including )$|\((?:of wh(?:om|ich)|including|incl\.) $", re.IGNORECASE
)
AT = re.compile(r" (?:at|in|with) (?:the )?(?P<where>[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})")
NAMED = re.compile(r"([A-Z][\w'-]+(?: (?:of |and |the )?[A-Z][\w'-]+)*)[ :–-]+(?:\()?(\d[\d,]*)\)?(?=,|;|$| and )")
BY_COUNTRY = re.compile(r"contribut|by (?:country|nationality|state|nation)|nationalities", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Mention]:
    """The figures of lines that give a name and its number."""
    above: tuple[str, str] | None = None
    for sentence in scene.sentences:
        line = figure_lines.read(sentence) if sentence.block.kind in ("keyvalue", "bullet", "paragraph") else None
        topic = subjects.topic(scene, sentence)
        if line is None or topic is None:
            above = above if sentence.block.kind == "keyvalue" else None
            continue
        topic = Subject(topic.words)
        part = PART_OF.match(line.key)
        if part and above is not None:
            yield from _given(_part_of_line(scene, sentence, line, above, line.key[part.end() :]))
            continue
        found = list(_of_line(scene, sentence, line, topic))
        above = (line.key, topic.words) if found else None
        yield from found


def _of_line(scene: Scene, sentence: Sentence, line: Line, topic: Subject) -> Iterator[Mention]:
    if BY_COUNTRY.search(line.key) and len(NAMED.findall(sentence.words[line.at :])) > 1:
        yield from _shares(scene, sentence, line, topic)
        return
    found = [number for number in numbers.find(sentence.words, sentence.dates) if number.start >= line.at]
    if not found or sentence.words[line.at : found[0].from_].strip():
        return
    heads = [found[0], *_timed_behind(sentence, found)]
    for head in heads:
        before = (figure_lines.unit_of(sentence, one) for one in reversed(found) if one.end < head.start)
        unit = figure_lines.unit_of(sentence, head) or next(filter(None, before), "")
        time = figure_lines.time_of(scene, sentence, line, head, found)
        figure = Figure(scene, sentence, line, topic, head, unit, time)
        told = figure_kinds.told(figure)
        if told is None:
            return
        yield told
        if head is found[0]:
            yield from _parts(figure, told, [one for one in found[1:] if one not in heads])


def _timed_behind(sentence: Sentence, found: Sequence[Number]) -> Iterator[Number]:
    """The further figures of a line that each have a time: "9 hours in 2019, 4 hours in 2022", "…, now 5"."""

    def is_timed(number: Number) -> bool:
        dated = figure_times.beside(sentence, number.end) is not None
        return dated or figure_lines.point_of(sentence, number) != ""

    for number in found[1:]:
        before = sentence.words[: number.from_]
        parted = re.search(r"[,;/](?: and)? ?$", before) is not None
        if (parted and is_timed(found[0]) and is_timed(number)) or figure_lines.NOW.search(before):
            yield number


def _parts(figure: Figure, whole: Mention, found: list[Number]) -> Iterator[Mention]:
    """The parts that a bracket or "of whom" gives: "640 (575 military, 65 civilian)", "of whom 140 at Orsa"."""
    sentence, line = figure.sentence, figure.line
    for number in found:
        before = sentence.words[line.at : number.from_]
        if any(date.start <= number.start < date.end for date in sentence.dates) or not PARTED.search(before):
            continue
        time = figure_lines.bounded(sentence, number) or figure.time
        part = replace(figure, number=number, time=time)
        where = AT.match(sentence.words, number.end)
        if where is not None and PART_OF.search(before) and whole.unit:
            yield from _given(_at_place(part, whole, where))
        else:
            yield from _given(_part(part, whole, figure_lines.unit_of(sentence, number)))


def _at_place(figure: Figure, whole: Mention, where: re.Match[str]) -> Mention | None:
    name = figure.scene.names.canonical(where["where"])
    subject = Subject(name, where.start("where"), where.end("where"))
    said = f"{where['where']} {having(figure.time)} {figure.number.told(whole.unit)}"
    return made(figure, subject, whole.attribute, whole.unit, said, figure.time)


def _part(figure: Figure, whole: Mention, unit: str) -> Mention | None:
    if not unit or unit.split()[-1] in ("planned", "each"):
        return None
    first, *others = (whole.unit or "personnel").split()
    noun = " ".join(others) if first.casefold() in AS_ADJECTIVE and others else " ".join([first, *others])
    counted = f"{unit} {noun}" if unit.split()[-1].casefold() in AS_ADJECTIVE else unit
    gives = "contributions from " if whole.attribute.startswith("contributing-") else ""
    said = f"{whole.subject} {having(figure.time)} {gives}{figure.number.told(counted)}"
    slug = entities.key_of(f"{'contributing ' if gives else ''}{counted}")
    return made(figure, Subject(whole.subject), slug, counted, said, figure.time)


def _part_of_line(scene: Scene, sentence: Sentence, line: Line, above: tuple[str, str], what: str) -> Mention | None:
    """As in "of whom women .... 412" below "Soldiers trained .... 3,870"."""
    found = (number for number in numbers.find(sentence.words, sentence.dates) if number.start >= line.at)
    number = next(found, None)
    if number is None or sentence.words[line.at : number.from_].strip() or not what:
        return None
    key, owner = above
    by = f"{key} by {owner}"
    is_done = key.split()[-1].casefold() in DONE_BY and len(by.split()) <= MAX_WORDS
    subject = Subject(by if is_done else f"{owner} {lowered(sentence, key)}")
    time = line.time or figure_times.of_line(scene, sentence)
    when = re.sub(r"^(?:on|in|by) ", "", statements.when(time.begins))
    what = what.strip()
    said = f"{number.told()} of the {lowered(sentence, subject.words)} were {what}"
    figure = Figure(scene, sentence, line, subject, number, what, time)
    said = f"By {when}, {said}" if when else said
    return made(figure, subject, entities.key_of(what), what, said, time, is_told=True)


def _shares(scene: Scene, sentence: Sentence, line: Line, topic: Subject) -> Iterator[Mention]:
    """As in "Largest contributors: Spain 180, Portugal 95": what each gives."""
    time = line.time or figure_times.of_line(scene, sentence)
    for match in NAMED.finditer(sentence.words, line.at):
        number = Number(match.start(2), match.end(2), int(match[2].replace(",", "")), None, match.start(2))
        subject = Subject(match[1], match.start(1), match.end(1))
        said = f"{match[1]} contributed {number.told('personnel')} to {topic.words}"
        slug = f"contribution-to-{entities.key_of(topic.words)}"
        figure = Figure(scene, sentence, line, topic, number, "personnel", time)
        yield from _given(made(figure, subject, slug, "personnel", said, time))


def _given(found: Mention | None) -> Iterator[Mention]:
    if found is not None:
        yield found

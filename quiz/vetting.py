"""What the checks of a quiz find among the questions that its papers may hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from random import Random

from quiz import assembly, checking, papers
from quiz.linting.leaks import leaking, shown
from quiz.linting.quiz_level import Item, QuizContext, lint_quiz
from quiz.models import QuestionVersion, QuizVersion
from quiz.question_types.base import Problem

ANY_TOPIC = ""
ORDER = {"block": 0, "warn": 1, "info": 2}


def problems(version: QuizVersion, fitting: Sequence[assembly.Candidate]) -> list[Problem]:
    """What is wrong with the quiz as a whole, the gravest first; ``fitting`` are the questions it may draw today."""
    pinned = set(version.fixed.values_list("question__versions", flat=True))
    rows, fixed = assembly.read_blueprint(version.blueprint), [found for found in fitting if found.version in pinned]
    drawable = [found for found in fitting if found.version in pinned or any(row.takes(found) for row in rows)]
    read: dict[int, papers.Read] = {}
    paper = [read[pk].version for pk in papers.draw_apart(rows, fitting, fixed, Random(0), read)]
    titles = dict(version.quiz.mission.topics.values_list("slug", "title"))
    topics = {found.version: titles.get(found.topic, "") for found in drawable}
    quiz = QuizContext(
        items=_items(drawable, pinned),
        is_test=version.purpose == version.Purpose.TEST,
        tells_at_once=version.feedback == version.Feedback.AT_ONCE,
        wanted=_wanted(rows, drawable, titles),
        held=Counter(topics[row.pk] for row in paper),
        commonplace=checking.lexicon(version.quiz.mission).commonplace,
    )
    found = [*lint_quiz(quiz), *(_unparted(paper, pinned) if quiz.is_test else [])]
    return sorted(found, key=lambda problem: ORDER[problem.severity])


def _items(drawable: Sequence[assembly.Candidate], pinned: Collection[int]) -> list[Item]:
    versions = QuestionVersion.objects.in_bulk([found.version for found in drawable])
    return [
        Item(row.content, found.asked, found.topic, found.version in pinned, row.language)
        for found in drawable
        for row in [versions[found.version]]
    ]


def _wanted(
    rows: Sequence[assembly.Row], drawable: Sequence[assembly.Candidate], titles: Mapping[str, str]
) -> dict[str, int]:
    """How many questions of each topic the rows want; nothing where a row leaves the topic open."""
    wanted: Counter[str] = Counter()
    for row in rows:
        topics = {row.topic} if row.series is None else {found.topic for found in drawable if row.takes(found)}
        if len(topics) != 1 or ANY_TOPIC in topics:
            return {}
        wanted[titles.get(topics.pop(), "")] += row.count
    return dict(wanted)


def _unparted(paper: Sequence[QuestionVersion], pinned: set[int]) -> list[Problem]:
    """X2, for a test: a drawn question that shows a key, where no try found a paper without."""
    pairs = leaking([shown(row.content) for row in paper])
    telling = [paper[giver] for giver, asker in pairs if {paper[giver].pk, paper[asker].pk} - pinned]
    text = "“{}” shows the answer to another question, and no paper can do without it. Approve more questions."
    return [Problem("X2", "block", text.format(row.stem), row.stem) for row in telling]

"""What the desk shows of one question: how a trainee sees it, what the checks found, and the facts it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from django.utils.translation import gettext as _

from content.admin.desk import COLOURS
from content.admin.fact_pages import fact_row, sources, time_words, value_words
from content.queries import versions_with_evidence
from quiz import checking, curation, results
from quiz.admin.question_problems import problem_rows, waivers_of
from quiz.models import Question, QuestionVersion
from quiz.question_types.base import Order, QuestionType


def question_page(question: Question, version: QuestionVersion, unsaved: QuestionType | None = None) -> dict[str, Any]:
    """All that stands on the page of a question but its form; ``unsaved`` are other words for it, to be checked."""
    return {
        "version": version,
        "kind_label": version.content.label,
        "colour": COLOURS.get(version.status, ""),
        **_problems(version, unsaved),
        "facts": fact_rows(version),
        "versions": list(
            question.versions.select_related("decided_by", "created_by").exclude(pk=version.pk).order_by("-number")
        ),
        "quiz_count": question.fixed_in.values("version__quiz").distinct().count(),
        "paper_count": version.papers.count(),
    }


def _problems(version: QuestionVersion, unsaved: QuestionType | None) -> dict[str, Any]:
    """What the checks find now: in the words not yet saved where there are any, else in the version."""
    found, waivers = checking.problems(version, unsaved), waivers_of(version)
    version.problems = checking.as_rows(found, waivers)  # as they now stand; the page writes nothing
    return {
        "problems": problem_rows(found, waivers),
        "blocking": [] if unsaved else curation.blocking(version),
    }


def fact_rows(version: QuestionVersion) -> list[dict[str, Any]]:
    """The facts that the question rests on, each beside its quotes."""
    links = list(version.links.all())
    found = versions_with_evidence().in_bulk([link.fact_version_id for link in links])
    return [
        {
            **fact_row(found[link.fact_version_id]),
            "role": link.get_role_display(),
            "value": value_words(found[link.fact_version_id]),
            "time": time_words(found[link.fact_version_id]),
            "sources": sources(found[link.fact_version_id].evidence.all()),
        }
        for link in links
    ]


def preview(
    content: QuestionType, prefix: str, *, rng: Random, sources_of: QuestionVersion | None = None
) -> dict[str, Any]:
    """The question as a trainee sees it, and what follows a right and a wrong response; ids begin with ``prefix``."""
    order = content.draw(rng)
    controls = [replace(control, name=f"{prefix}-{control.name}") for control in content.controls(order)]
    return {
        "stem": content.stem,
        "hint": content.instruction,
        "controls": controls,
        "is_cloze": "___" in content.stem,
        "outcomes": [
            _outcome(_("After the correct answer"), content, order, content.key_response(order)),
            _outcome(_("After a wrong answer"), content, order, content.wrong_response(order)),
        ],
        "sources": results.sources_of(sources_of).first if sources_of else [],
    }


def _outcome(title: str, content: QuestionType, order: Order, raw: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    value = content.read(raw, order).value
    verdict = content.grade(value).verdict if value is not None else "wrong"
    lines = content.lines(order, value)
    words = {"right": _("Right."), "partly": _("Partly right."), "wrong": _("Not correct.")}[verdict]
    return {
        "title": title,
        "verdict": verdict,
        "heading": f"{words} {_('The answer is %(key)s.') % {'key': content.key_words().rstrip('.')}}",
        "lines": lines,
        "why": next((line.why for line in lines if line.is_chosen and not line.is_key and line.why), ""),
        "explanation": content.explanation,
    }

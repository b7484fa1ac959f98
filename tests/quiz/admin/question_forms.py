"""The page of a question at the desk, as tests open it and fill it in."""

from __future__ import annotations

from django.urls import reverse

from quiz.models import QuestionVersion

LIST = "/admin/quiz/question/"


def page_of(version: QuestionVersion) -> str:
    return reverse("admin:quiz_question_change", args=[version.question_id])


def status_of(version: QuestionVersion) -> str:
    return QuestionVersion.objects.get(pk=version.pk).status


def filled(page) -> dict[str, str]:
    """The editor's fields as the browser would post them unchanged."""
    form = page.context["form"]
    told = {name: form[name].value() for name in form.fields}
    at = told["as_of"]
    told["as_of"] = at.words() if at and not isinstance(at, str) else at
    cells = {cell.name: cell.value for row in form.table for cell in row if cell.value or cell.column.widget != "check"}
    return {name: "" if value is None else value for name, value in {**told, **cells, "rows": len(form.table)}.items()}

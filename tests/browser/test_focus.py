"""By keyboard: whatever has the focus wears a ring, and nothing covers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from content.models import Document
from quiz.models import Question

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]

# An option wears the ring around the whole of its row. What is taller or wider than the window is looked at by its
# corner; a link that breaks over lines, by its first line.
WRONG = """() => {
  const has = document.activeElement, row = has.closest('.opt')
  if (has === document.body) return ''
  const style = one => getComputedStyle(one)
  const rings = one => one && style(one).outlineStyle === 'solid' && parseFloat(style(one).outlineWidth) >= 2
  const box = has.getClientRects()[0], what = has.outerHTML.slice(0, 120)
  if (!rings(has) && !rings(row)) return 'no ring: ' + what
  const seen = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 12))
  const is_itself = seen && (has.contains(seen) || seen.contains(has) || (row && row.contains(seen)))
  return is_itself || box.top < 0 ? '' : 'covered: ' + what
}"""


def faults(page: Page, address: str, stops: int = 60) -> list[str]:
    """What is wrong with the focus from one press of Tab to the next."""
    page.goto(address)
    found = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        if wrong := page.evaluate(WRONG):
            found.append(wrong)
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_focus_is_seen_on_learners_pages(
    page: Page, live_server: Any, enter: Callable[[str], None], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    at_the_door = faults(page, f"{live_server.url}/accounts/login/", stops=12)
    enter("trainee@demo.test")
    page.goto(f"{live_server.url}/quizzes/kfor-practice/")
    page.get_by_role("button", name="Start practice").click()
    page.wait_for_url("**/1/")

    assert at_the_door + faults(page, page.url, stops=20) + faults(page, f"{live_server.url}/quizzes/", stops=20) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_focus_is_seen_at_the_desk(page: Page, live_server: Any, enter: Callable[[str], None], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    question, document = Question.objects.first(), Document.objects.first()
    assert question is not None
    assert document is not None
    enter("instructor@demo.test")
    paths = [reverse("admin:index"), reverse("admin:quiz_question_change", args=[question.pk])]
    paths += [reverse("admin:content_document_withdraw", args=[document.pk]), reverse("admin:content_import_add")]

    for path in paths:
        assert faults(page, live_server.url + path) == []

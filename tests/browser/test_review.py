"""Fifty drafts decided by keyboard alone, and the same by plain forms where no script runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from content.models import FactVersion
from people.models import User
from quiz.models import QuestionVersion

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack")]
FIFTY = 50
TALLY = ".tally"


@pytest.fixture
def drafts(pack: None) -> list[int]:
    """Fifty questions of the pack that wait for a decision, some of them with facts that do."""
    pks = list(QuestionVersion.objects.order_by("question").values_list("pk", flat=True)[:FIFTY])
    QuestionVersion.objects.filter(pk__in=pks).update(status="draft", decided_at=None)
    FactVersion.objects.filter(question_links__version__in=pks[:10]).update(status="draft", decided_at=None)
    return pks


def statuses(pks: list[int]) -> list[str]:
    return list(QuestionVersion.objects.filter(pk__in=pks).order_by("question").values_list("status", flat=True))


def test_fifty_drafts_are_decided_by_keyboard_alone(
    page: Page, live_server: Any, enter: Callable[[str], None], drafts: list[int]
) -> None:
    enter("instructor@demo.test")
    page.goto(f"{live_server.url}/admin/desk/")
    for number in range(FIFTY):
        is_rejected = number % 10 == 9
        page.keyboard.press("r" if is_rejected else "a")
        if is_rejected:
            expect(page.get_by_role("button", name="Wrong")).to_be_focused()
            page.keyboard.press("2")
        expect(page.locator(TALLY)).to_contain_text(done(number + 1))
        expect(page.locator("#draft")).to_be_focused()
        expect(page.locator("#draft")).to_be_in_viewport()

    assert statuses(drafts) == (["approved"] * 9 + ["rejected"]) * 5
    for undone in range(3):
        page.keyboard.press("u")
        expect(page.locator(TALLY)).to_contain_text(done(FIFTY - undone - 1))
    assert statuses(drafts)[-3:] == ["draft"] * 3


def done(count: int) -> str:
    """What the page says after so many decisions, of which each tenth is a rejection."""
    rejected = count // 10
    return f"{count - rejected} approved, {rejected} rejected" if rejected else f"{count} approved"


def test_keys_move_fold_out_and_search_and_press_nothing_unseen(
    page: Page, live_server: Any, enter: Callable[[str], None], drafts: list[int]
) -> None:
    stems = [version.stem for version in QuestionVersion.objects.filter(pk__in=drafts).order_by("question")]
    heading = page.locator("#draft")
    enter("instructor@demo.test")
    page.goto(f"{live_server.url}/admin/desk/")

    page.keyboard.press("1")  # the reasons are folded away
    page.keyboard.press("j")
    expect(heading).to_have_text(stems[1])
    page.keyboard.press("s")
    expect(heading).to_have_text(stems[2])
    page.keyboard.press("k")
    expect(heading).to_have_text(stems[1])
    page.keyboard.press("p")
    expect(page.locator(".trainee .stem")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_text("next, previous")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.press("Escape")
    expect(page.locator("details.why summary")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("Resolution 1244")
    page.keyboard.press("Enter")
    expect(page.locator(".queue a").first).to_contain_text("Resolution 1244")
    page.keyboard.press("e")
    page.wait_for_url("**/change/")

    assert statuses(drafts) == ["draft"] * FIFTY


def test_keys_that_are_switched_off_do_nothing(
    page: Page, live_server: Any, enter: Callable[[str], None], drafts: list[int]
) -> None:
    enter("instructor@demo.test")
    page.goto(f"{live_server.url}/help/")
    page.locator("[data-shortcuts-switch]").uncheck()
    page.goto(f"{live_server.url}/admin/desk/")

    page.keyboard.press("a")
    page.keyboard.press("j")
    page.reload()

    assert statuses(drafts) == ["draft"] * FIFTY
    assert page.url.endswith("/admin/desk/")


def test_every_decision_works_without_scripts(browser: Browser, live_server: Any, drafts: list[int]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    page.locator("input[name=login]").fill("instructor@demo.test")
    page.locator("input[name=password]").fill("demo-demo-demo")
    page.locator("input[name=password]").press("Enter")
    page.goto(f"{live_server.url}/admin/desk/")

    page.get_by_role("button", name="Approve").click()
    page.locator("details.why summary").click()
    page.get_by_label("Another reason").fill("It gives another answer away.")
    page.get_by_label("Another reason").press("Enter")
    expect(page.locator(TALLY)).to_contain_text("1 approved, 1 rejected")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(TALLY)).to_contain_text("1 approved,")

    assert statuses(drafts)[:3] == ["approved", "draft", "draft"]
    context.close()


def test_the_row_of_decisions_stays_on_a_phone_and_covers_no_focus(
    page: Page, live_server: Any, enter: Callable[[str], None], drafts: list[int]
) -> None:
    assert User.objects.filter(email="instructor@demo.test").exists()
    enter("instructor@demo.test")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/admin/desk/")
    bar = page.locator(".decide")
    covered = []
    for _n in range(60):
        page.keyboard.press("Tab")
        covered += [page.evaluate(COVERED)]
    expect(bar).to_be_in_viewport()

    assert [found for found in covered if found] == []


COVERED = """() => {
  const focused = document.activeElement, bar = document.querySelector(".decide");
  if (!focused || focused === document.body || bar.contains(focused)) return "";
  const [box, edge] = [focused.getBoundingClientRect(), bar.getBoundingClientRect()];
  return box.top >= edge.top ? focused.outerHTML.slice(0, 120) : "";
}"""

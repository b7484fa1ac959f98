"""A fact in two clicks, without a mouse: tab to a sentence, Enter, and save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from content.extraction import parsing
from content.models import Document, FactVersion
from tests.browser.test_every_page import judge

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("pack", "parser")]


@pytest.fixture(scope="module")
def parser() -> None:
    """The model of the parser, loaded: that takes seconds, for which a browser test would not wait."""
    parsing.parse(["The lake is calm."])


def tab_to(page: Page, target: Locator, *, limit: int = 400) -> None:
    """Press Tab until the target has the focus."""
    for _press in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{target} is not reached by Tab.")


@pytest.mark.parametrize("place", ["desk", "reader"])
def test_a_fact_is_made_with_the_keyboard_alone(
    page: Page, enter: Callable[[str], None], live_server: Any, place: str
) -> None:
    document = Document.objects.get(slug="natos-role-in-kosovo")
    path = f"/admin/content/document/{document.pk}/change/" if place == "desk" else document.get_absolute_url()
    before = FactVersion.objects.count()
    enter("instructor@demo.test")
    page.goto(live_server.url + path)
    control = page.get_by_role("link", name="Make a fact: A restatement in our own words.")

    tab_to(page, control)
    expect(control.locator(".plus")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.locator("figure mark")).to_have_text("A restatement in our own words.")
    tab_to(page, page.get_by_label("Subject"))
    page.keyboard.type("The brief")
    tab_to(page, page.get_by_role("button", name="Save as a draft"))
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("Saved as a draft.")
    expect(page.locator("figure mark")).to_have_text("A restatement in our own words.")
    assert FactVersion.objects.count() == before + 1
    assert FactVersion.objects.latest("pk").subject.name == "The brief"


def test_its_pages_are_accessible(
    page: Page, enter: Callable[[str], None], live_server: Any, axe: Callable[[], list[str]], console: list[str]
) -> None:
    document = Document.objects.get(slug="natos-role-in-kosovo")
    enter("instructor@demo.test")
    page.goto(live_server.url + document.get_absolute_url())
    page.locator(".make").nth(2).focus()
    faults = judge(page, axe, "reader")
    page.goto(f"{live_server.url}/admin/content/document/{document.pk}/change/")
    page.locator(".make").nth(2).focus()
    faults += judge(page, axe, "document")
    page.locator(".make").nth(2).press("Enter")
    page.wait_for_selector(".making")
    faults += judge(page, axe, "form")
    page.get_by_role("textbox", name="Value").fill("")
    page.get_by_role("button", name="Save as a draft").click()
    page.wait_for_selector(".errornote")
    faults += judge(page, axe, "refused form")

    assert faults == []
    assert all("422" in complaint for complaint in console)
    console.clear()

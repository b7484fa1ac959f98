"""The fixtures themselves: a browser test must fail where the browser complains."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_console_collects_what_the_csp_blocks_and_what_scripts_throw(page: Page, console: list[str]):
    page.route("http://quiz.test/", lambda route: route.fulfill(body=PAGE, headers=HEADERS))

    page.goto("http://quiz.test/")
    expect(page).to_have_title("Done")

    complaints = " ".join(console)
    console.clear()
    assert ("Content Security Policy" in complaints, "thrown on purpose" in complaints) == (True, True)


HEADERS = {"Content-Type": "text/html", "Content-Security-Policy": "script-src 'nonce-x'"}
PAGE = """<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">
<script>blocked()</script>
<script nonce="x">setTimeout(() => { document.title = "Done" }, 50); throw new Error("thrown on purpose")</script>"""


def test_axe_tells_violations(page: Page, axe):
    page.set_content('<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1><input></main>')

    assert [line.partition(":")[0] for line in axe()] == ["label"]

"""What the pages of a test weigh on the way, gzipped: learners pay for each byte on a ship's or a camp's connection."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.quiz.views.pages import HTMX, TEST, begin, tree

pytestmark = pytest.mark.django_db

STEP, FIRST_VISIT = 4_000, 60_000


def test_a_step_to_the_next_question_is_light(as_ana, ana):
    page = as_ana.get(f"/attempts/{begin(ana, **TEST).uuid}/1/", **HTMX)

    assert len(gzip.compress(page.content)) <= STEP


@pytest.mark.parametrize("rules", [TEST, {}])
def test_a_first_visit_is_light_and_asks_nobody_else(as_ana, ana, rules):
    attempt = begin(ana, **rules)
    pages = [
        as_ana.get(address)
        for address in ("/quizzes/", f"/quizzes/{attempt.quiz.slug}/", f"/attempts/{attempt.uuid}/1/")
    ]
    loaded = {address for page in pages for address in tree(page).xpath("//script/@src | //link/@href")}

    assert all(address.startswith("/static/") for address in loaded)
    files = [finders.find(address.removeprefix("/static/")) for address in loaded]
    weight = sum(len(gzip.compress(content)) for content in [*(page.content for page in pages), *map(read, files)])
    assert weight <= FIRST_VISIT


def read(path: str | None) -> bytes:
    assert path is not None
    return Path(path).read_bytes()

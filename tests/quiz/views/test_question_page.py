"""How the page of a question is written, where the kind of question shows."""

from __future__ import annotations

import pytest

from tests.factories import save_question, save_quiz
from tests.quiz.views.pages import tree

pytestmark = pytest.mark.django_db


def test_no_space_parts_a_blank_from_the_full_stop_behind_it(as_ana):
    save_question(
        "The Harbour Mission moved to ___. It left in ___.", kind="cloze", data={"blanks": [["Tor"], ["May"]]}
    )
    quiz = save_quiz(blueprint=[{"topic": "", "count": 1}])

    page = as_ana.get(as_ana.post(quiz.get_absolute_url())["Location"])

    text = tree(page).xpath("//p[@class='cloze']")[0].text_content()
    assert " ".join(text.split()) == "The Harbour Mission moved to Blank 1 of 2. It left in Blank 2 of 2."

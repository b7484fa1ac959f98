"""How the page of a question is written, where the kind of question shows."""

from __future__ import annotations

from typing import Any

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


@pytest.mark.parametrize(
    ("kind", "response", "expected"),
    [
        ("numeric", {"response": "900"}, ["Your answer: 900 pilots Correct answer: 420 pilots"]),
        ("short_answer", {"response": "Tor"}, ["Your answer: Tor"]),
        ("short_answer", {"skip": "1"}, ["Your answer: none Correct answer: Tor"]),
    ],
)
def test_what_was_typed_is_called_the_answer_whatever_its_kind(as_ana, kind, response, expected):
    data: dict[str, Any] = {"numeric": {"value": "420", "unit": "pilots"}, "short_answer": {"accepted": ["Tor"]}}
    save_question("How many, or where?", kind=kind, data=data[kind])
    quiz = save_quiz(blueprint=[{"topic": "", "count": 1}])
    asked = as_ana.post(quiz.get_absolute_url())["Location"]

    page = as_ana.post(asked, {"confidence": "2", **response}, follow=True)

    lines = tree(page).xpath("//ul[@class='lines']/li")
    assert [" ".join(line.text_content().split()) for line in lines] == expected


def test_a_test_marked_by_certainty_asks_how_sure_and_keeps_the_choice(as_ana):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted", by_certainty=True)
    start = as_ana.get(quiz.get_absolute_url())
    asked = as_ana.post(quiz.get_absolute_url())["Location"]

    before = choices(as_ana.get(asked))
    as_ana.post(asked, {"response": "o1", "confidence": "3"})
    after = choices(as_ana.get(asked))

    assert "a wrong one takes off twice its points" in start.content.decode()
    assert before == [("1", False), ("2", False), ("3", False)]
    assert after == [("1", False), ("2", False), ("3", True)]


def test_other_tests_do_not_ask_how_sure(as_ana):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted")

    assert choices(as_ana.get(as_ana.post(quiz.get_absolute_url())["Location"])) == []


def choices(page: Any) -> list[tuple[str, bool]]:
    found = tree(page).xpath("//form//input[@type='radio'][@name='confidence']")
    return [(choice.get("value"), choice.get("checked") is not None) for choice in found]


def test_results_of_points_taken_off_are_told_below_nothing(as_ana):
    save_question()
    quiz = save_quiz(purpose="test", feedback="submitted", penalty="1/2", floor="none")
    asked = as_ana.post(quiz.get_absolute_url())["Location"]
    as_ana.post(asked, {"response": "o2"})

    page = as_ana.post(asked.replace("/1/", "/submit/"), follow=True)

    text = " ".join(tree(page).text_content().split())
    assert "−1/2 of 1 points −50 %" in text
    assert "A wrong answer takes off half of its points." in text
    assert not tree(page).xpath("//*[local-name()='rect'][starts-with(@width, '-')]")

"""Tests who came after whom: in prose with or without the office, and in lists of those who held one."""

import pytest

from tests.content.extraction.gleaning.gleanings import statements, told


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("Colonel Ana Berg leads the crews. She replaced Major Ivo Lind.", "1 Major Ivo Lind; 2 Colonel Ana Berg"),
        (
            "Colonel Ana Berg came in May, having taken over as harbour master from Major Ivo Lind.",
            "1 Major Ivo Lind; 2 Colonel Ana Berg",
        ),
        (
            "Colonel Ana Berg took up her duties in May in succession to Major Ivo Lind.",
            "1 Major Ivo Lind; 2 Colonel Ana Berg",
        ),
        ("In June Major Ivo Lind was relieved by Colonel Ana Berg.", "1 Major Ivo Lind; 2 Colonel Ana Berg"),
    ],
)
def test_the_order_of_two_persons_is_told_by_whatever_verb_tells_it(words, order):
    assert [value for _, _, value in told(words, "successor", "order of persons")] == [order]


def test_whoever_follows_whom_is_told_with_the_office_where_it_is_known():
    words = "Colonel Ana Berg is the Chief of Staff of NLF. In May she replaced Major Ivo Lind."

    assert statements(words, "successor", "order of persons") == [
        "Colonel Ana Berg followed Major Ivo Lind as Chief of Staff of NLF."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Colonel Ana Berg relieved Major Ivo Lind of his duties.",
        "Colonel Ana Berg may not replace Major Ivo Lind.",
        "The guard took over the fort from Major Ivo Lind.",
        "Ana Berg replaced the old nets.",
    ],
)
def test_no_order_is_told_where_nobody_took_the_place_of_another(words):
    assert told(words, "successor", "order of persons") == []


def test_a_list_of_holders_with_their_years_gives_their_order():
    words = "The heads of mission were Ana Berg (2010–2012), Ivo Lind (2012–2015) and Tove Haan (2015–2019)."

    assert [value for _, _, value in told(words, "order of persons")] == ["1 Ana Berg; 2 Ivo Lind; 3 Tove Haan"]
    assert told("The heads of mission were Ana Berg and Ivo Lind.", "order of persons") == []

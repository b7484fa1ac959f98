"""Tests figures that change: before and after, peaks, forces explained by their size."""

import pytest

from tests.content.extraction.families.figures_told import times, told


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("The force grew to about 1,500 soldiers in 2012.", "about 1500 soldiers"),
        ("By May 2013, the mission was down to roughly 870.", "about 870 troops"),
        ("From a peak of some 6,400 all ranks in June 2012 the force shrank to 470.", "about 6400 all ranks"),
        ("It has a staff of 230.", "230 staff"),
    ],
)
def test_a_change_tells_the_strength_after_it(words: str, fact: str):
    assert fact in {value for subject, _, value in told(words) if subject == "LMM"}


def test_the_old_figure_held_until_the_change():
    assert times("LMM was cut from 1,230 to 860 in June 2013.") == {
        "1230": "../2013-06-01",
        "860": "2013-06-01/2013-06-30",
    }


def test_each_figure_takes_the_date_beside_it():
    words = "Troop numbers rose from some 900 in early 2012 to more than 3,100 in June 2013."

    assert times(words) == {"900": "2012-01-01/2012-04-30", "3100": "2013-06-01/2013-06-30"}


def test_parts_are_counted_before_and_after():
    assert told("In June 2013 the mission went from four sectors to three.") == {
        ("LMM", "sectors", "4 sectors"),
        ("LMM", "sectors", "3 sectors"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "The Lake Guard, a force of some 900 soldiers, was disbanded in 2012.",
        "The Lake Guard, a 900-strong body, was disbanded in 2012.",
    ],
)
def test_an_aside_tells_the_size_of_what_it_explains(words: str):
    assert {(subject, attribute) for subject, attribute, _ in told(words)} == {("Lake Guard", "troops")}


def test_those_who_left_are_no_strength():
    assert not any(attribute == "troops" for _, attribute, _ in told("Over 300 soldiers had left by 4 January 2013."))

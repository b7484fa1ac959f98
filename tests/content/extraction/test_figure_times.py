"""Tests as of when so many had been trained or seized over a time."""

import pytest

from tests.content.extraction.families.figures_told import mentions


@pytest.mark.parametrize(
    ("words", "nature", "begins"),
    [
        ("From 2006 to 2013 the mission trained 300 guards.", "observation", "2006-01-01/2013-12-31"),
        ("From 2006 through 2013 the mission trained 300 guards.", "observation", "2006-01-01/2013-12-31"),
        ("From 15 April to 12 August 2013 the mission trained 300 guards.", "observation", "2013-04-15/2013-08-12"),
        ("Since 2011 the mission has trained 300 guards.", "observation", "2014-03-05/2014-03-05"),
        ("Since 2011 the mission has had 300 guards.", "state", "2011-01-01/2011-12-31"),
        ("In 2013 the mission trained 300 guards.", "observation", "2013-01-01/2013-12-31"),
    ],
)
def test_what_was_done_over_a_time_is_counted_over_all_of_it(words, nature, begins):
    (found,) = mentions(words)

    assert found.time is not None
    assert (found.time.nature, str(found.time.begins).split(";")[0]) == (nature, begins)
    assert found.time.ends is None


def test_the_statement_does_not_shrink_the_time_to_one_of_its_ends():
    (found,) = mentions("From 2006 through 2013 the mission trained 300 guards.")

    assert found.statement == "LMM trained 300 guards between 1 January 2006 and 31 December 2013."


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("LMM does not have 300 troops.", "LMM did not have 300 troops on 5 March 2014."),
        ("LMM no longer has 300 troops.", "LMM did not have 300 troops on 5 March 2014."),
        ("LMM will not have 300 troops in 2015.", "LMM will not have 300 troops in 2015."),
    ],
)
def test_a_figure_that_is_denied_is_told_as_denied(words, statement):
    (found,) = mentions(words)

    assert (found.negated, found.statement) == (True, statement)

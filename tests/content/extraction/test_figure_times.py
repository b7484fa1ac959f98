"""Tests as of when so many had been trained or seized over a time."""

import pytest

from tests.content.extraction.families.figures_told import mentions, times


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


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("In May 2012 the mission was down to 300 troops, in June 2013 to 200.", {"300": "2012-05", "200": "2013-06"}),
        ("By Resolution 90 of 3 May 2012, the Council cut the mission to 300 troops.", {"300": "2012-05-03"}),
        ("By resolution 90 (2012) of 3 May, the Council cut the mission to 300 troops.", {"300": "2012-05-03"}),
        ("Resolution 90 of 3 May 2012 lowered the mission to 300 troops.", {"300": "2012-05-03"}),
        ("The Council, meeting on 3 May 2012, cut the mission to 300 troops.", {"300": "2012-05-03"}),
        ("When sent out in 2012 the mission had 300 troops.", {"300": "2012-01"}),
        ("The mission freed 22 sailors on 13 and 14 May 2012.", {"22": "2012-05-13"}),
        ("From 2006 to 2012 our teams trained 300 guards.", {"300": "2006-01"}),
        ("As of Monday the mission had 300 troops.", {"300": "2014-03-03"}),
    ],
)
def test_a_figure_takes_the_date_that_its_clause_is_told_for(words, begins):
    assert {value: when[: len(begins[value])] for value, when in times(words).items()} == begins


@pytest.mark.parametrize(
    "words",
    [
        "After 1972 the dam had 300 guards.",
        "War broke out in May 2012. Before that winter LMM had 300 troops, or so it seemed a year later.",
        "War broke out in May 2012. This week the mission had 300 troops.",
        "Some 300 people are thought to have drowned by the autumn.",
        "Some 300 people are believed to have died in the floods of the next two years.",
    ],
)
def test_no_date_of_anything_else_is_taken_for_that_of_a_figure(words):
    assert {when for value, when in times(words).items() if value in ("300", "22")} == {"None"}


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("The mission has trained 300 guards.", "By 5 March 2014, LMM had trained 300 guards."),
        ("Boats have carried 40 tonnes of flour.", "By 5 March 2014, boats had carried 40 tonnes of flour."),
        ("Since 2011 the mission has trained 300 guards.", "By 5 March 2014, LMM had trained 300 guards."),
    ],
)
def test_what_has_been_done_is_told_with_the_day_by_which_it_was(words, statement):
    assert [one.statement for one in mentions(words)] == [statement]


@pytest.mark.parametrize(
    ("heading", "when"),
    [
        ("RESULTS, 2 MAY 2011 TO 30 SEPTEMBER 2012", "2011-05-02/2012-09-30"),
        ("FIGURES AND RESULTS FROM MAY 2011 TO JUNE 2012", "2012-06-01/2012-06-30"),
        ("Results to 30 September 2012", "2012-09-30/2012-09-30"),
    ],
)
def test_a_line_holds_as_of_the_time_that_its_heading_gives(heading, when):
    assert times(f"{heading}\nBoats inspected: 300\nCrews trained: 40\n") == {"300": when, "40": when}

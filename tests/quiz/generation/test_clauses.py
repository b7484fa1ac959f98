"""Clauses: whole dated sentences in which the value stands as an option prints it."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from quiz.generation.clauses import clause
from quiz.generation.distractors import option_text


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "In May 2004 the Harbour Mission had 1,850 inspectors."),
        (
            {"value": 5, "statement": "In May 2004 the Harbour Mission had five tugs."},
            "In May 2004 the Harbour Mission had 5 tugs.",
        ),
        (
            {"statement": "The Harbour Mission had 1,850 inspectors."},
            "In May 2004, the Harbour Mission had 1,850 inspectors.",
        ),
        ({"statement": "It had 1,850 inspectors in May 2004."}, None),
        ({"statement": "In May 2004, 1,850 inspectors came to the 1,850 others."}, None),
        ({"statement": "In May 2004 it had 1,850: 1,000 and 850."}, None),
        (
            {
                "value": "Port Captain (PC)",
                "statement": "In May 2004 the tugs were under the authority of the Port Captain (PC).",
            },
            "In May 2004 the tugs were under the authority of the Port Captain.",
        ),
        ({"value": "Port Fund", "statement": "In May 2004 a Port Fund paid for the tugs."}, None),
        ({"statement": "The mission will have 1,850 inspectors in May 2004.", "modality": "planned"}, None),
    ],
)
def test_clause_holds_the_key_once_and_its_date(given, expected, make_fact):
    fact = make_fact(**given)

    assert clause(fact, option_text(fact)) == expected


def test_clause_is_refused_where_a_changing_value_has_no_date(make_fact):
    fact = make_fact(statement="The Harbour Mission had 1,850 inspectors.", time=Time("observation"))

    assert clause(fact, "1,850") is None


def test_clause_of_a_chronicle_is_put_into_the_past(make_event):
    fact = make_event("2003-04-07", "On 7 April 2003, the Quay Protocol is signed in Norrvik.")

    assert clause(fact, option_text(fact)) == "On 7 April 2003, the Quay Protocol was signed in Norrvik."

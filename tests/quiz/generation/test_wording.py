"""Wording: only plain sentences that stand alone are asked."""

from __future__ import annotations

import pytest

from quiz.generation.wording import is_well_worded


@pytest.mark.parametrize(
    ("statement", "is_good"),
    [
        ("The Port Council adopted the Quay Charter on 7 April 2003.", True),
        ("The Port Council adopted the Quay Charter of that year on 7 April 2003.", False),
        ("The Port Council and the Senate met respectively on 7 April 2003.", False),
        ("The Harbour Mission relieved the guards there on 7 April 2003.", False),
        ("Whose mandate in Norrvik ended on 7 April 2003.", False),
        ("The Harbour Mission followed four years later on 7 April 2003.", False),
        ("The Quay Accords was signed on 7 April 2003.", False),
        ("The Quay Accords were signed on 7 April 2003.", True),
        ("The Harbour Mission was expected in Norrvik on 7 April 2003.", False),
        ("The Harbour Mission should lead in Norrvik on 7 April 2003.", False),
        ("The Harbour Mission had left Norrvik on 7 April 2003.", False),
        ("Norrvik asked for help in a letter of after the storm on 7 April 2003.", False),
        ("The Harbour Mission closed its office on 7 April 2003 and 9 May 2004.", False),
        ("The Senate sat in Norrvik, and the search for a harbour came to an end on 7 April 2003.", False),
        ("Major Ilse Maren was appointed on 7 April 2003.", False),
        ("HMF left on 7 April 2003.", False),
        ("The Harbour Mission has closed its office in Norrvik on 7 April 2003.", False),
        ("Training activities started on 7 April 2003.", False),
        ("Resolution 1983 was adopted on 7 April 2003.", True),
        ("Lt. Gen. Ilse R. Maren visited Norrvik on 7 April 2003.", True),
        ("No crew of an escorted ship was taken hostage on 7 April 2003.", False),
        ("The first elements entered Norrvik on 7 April 2003.", False),
        ("The first elements of HMF entered Norrvik on 7 April 2003.", True),
        ("The Indonesian succeeded the Dutch flag on 7 April 2003.", False),
        ("The Agreement entered into force on 7 April 2003.", False),
        ("The Quay Agreement entered into force on 7 April 2003.", True),
        ("The Harbour Court gave him a fine in Norrvik on 7 April 2003.", False),
        ("Norrvik own Law was passed on 7 April 2003.", False),
        ("Norrvik's own Law was passed on 7 April 2003.", True),
        ("Jonas Lindqvist were killed in Norrvik on 7 April 2003.", False),
        ("Jonas Lindqvist was killed in Norrvik on 7 April 2003.", True),
        ("Finland were admitted to the Harbour Mission on 7 April 2003.", False),
        ("HMF passed the quay on to Norrvik.[1 on 7 April 2003.", False),
    ],
)
def test_an_event_is_told_in_a_plain_sentence_that_stands_alone(statement, is_good, make_event):
    assert is_well_worded(make_event("2003-04-07", statement)) == is_good


@pytest.mark.parametrize(
    ("given", "is_good"),
    [
        ({}, True),
        ({"value": 65, "unit": "civilian", "statement": "The Harbour Mission had 65 civilian in May 2004."}, False),
        ({"value": 65, "unit": "%", "statement": "The Harbour Mission is 65 % in May 2004."}, False),
        ({"value": 65, "unit": "police", "statement": "The Harbour Mission had 65 police in May 2004."}, True),
        ({"value": 6, "unit": "months", "statement": "The six-month tour of HMF lasted 6 months."}, False),
        ({"value": 65, "unit": "EUR", "statement": "The Harbour Mission paid 65 EUR in May 2004."}, True),
    ],
)
def test_a_number_counts_a_noun_and_stands_in_no_name(given, is_good, make_fact):
    assert is_well_worded(make_fact(**given)) == is_good


@pytest.mark.parametrize(("expansion", "is_good"), [("Harbour Force", True), ("Force of the Free Port", False)])
def test_an_expansion_begins_with_the_letter_of_its_short_form(expansion, is_good, make_fact):
    fact = make_fact(kind="acronym", subject="HF", value=expansion, statement=f"HF stands for {expansion}.", unit="")

    assert is_well_worded(fact) == is_good


@pytest.mark.parametrize(("form", "is_good"), [("HF", True), ("HFs", False)])
def test_an_expansion_is_plural_with_its_short_form(form, is_good, make_fact):
    fact = make_fact(kind="acronym", subject=form, value="Harbour Force", statement=f"{form} is short.", unit="")

    assert is_well_worded(fact) == is_good


@pytest.mark.parametrize(
    ("value", "is_good"),
    [
        ("watch over the quays", True),
        ("help bring about a lasting", False),
        ("one that keeps the quays safe", False),
    ],
)
def test_a_member_of_a_list_is_whole(value, is_good, make_fact):
    statement = f"The Harbour Mission tasks include: {value}."

    fact = make_fact(kind="membership", attribute="includes", value=value, is_list=True, unit="", statement=statement)

    assert is_well_worded(fact) == is_good

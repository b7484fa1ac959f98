"""The names of a mission."""

from __future__ import annotations

import pytest

from quiz.linting import LintContext, Name, lexicon_of


def test_names_of_one_thing_are_aliases(harbour):
    assert harbour.names("Norrvik") == {"norrvik", "nordwik", "norrvik nordwik"}


def test_acronyms_know_what_they_stand_for(harbour):
    assert harbour.lexicon.acronyms == {"HMF": "Harbour Mission Force"}


def test_facts_tell_acronyms_too(make_fact):
    fact = make_fact(kind="acronym", subject="QPF", value="Quay Port Force", subject_aliases=("QPF",))

    assert lexicon_of([], [fact]).acronyms == {"QPF": "Quay Port Force"}


def test_places_that_two_languages_name_apart_have_both_names(harbour):
    assert harbour.lexicon.pairs == {"norrvik": "Norrvik / Nordwik", "nordwik": "Norrvik / Nordwik"}


def test_name_that_both_languages_share_takes_no_side():
    names = [
        Name(text, "Mitvik / Mitwik", "place", language) for text, language in [("Mitvik", "sl"), ("Mitvik", "pl")]
    ]

    assert lexicon_of(names).pairs == {}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("12 May 2004", "date"),
        ("about 900 tugs", "number"),
        ("Sudvik", "place"),
        ("HMF", "organisation"),
        ("Harbour Pilot Service", "organisation"),
        ("ada quay", "person"),
        ("inspect cargo", ""),
    ],
)
def test_sorts_of_texts(text, sort, harbour):
    assert harbour.sort_of(text) == sort


def test_word_of_many_names_is_commonplace(harbour):
    assert harbour.lexicon.commonplace == {"harbo"}
    assert LintContext().lexicon.commonplace == frozenset()

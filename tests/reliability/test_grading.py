"""Random exams against the oracle: a few of each, and the same scores stored on both databases."""

from __future__ import annotations


def test_pure_code_grades_as_the_oracle(tried):
    assert tried("grading.exact_in_pure_code", 300)["n"] == 300


def test_both_databases_store_the_same_scores(tried):
    lines = [tried(f"grading.exact_in_the_database@{database}", 10) for database in ("sqlite", "postgresql")]

    assert len({line["stored_scores"] for line in lines}) == 1

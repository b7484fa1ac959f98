"""Kinship: whose lists may hold the same tasks."""

from __future__ import annotations

import pytest

from quiz.generation.kinship import Kinship, names_an_owner
from quiz.generation.ledger_index import LedgerIndex


@pytest.fixture
def make_task(make_fact):
    def make(id, subject, value, **given):
        known = {"kind": "membership", "attribute": "task", "is_list": True, "unit": "", "is_volatile": False}
        key = subject.lower().replace(" ", "-")
        return make_fact(**{**known, "id": id, "subject": subject, "subject_key": key, "value": value, **given})

    return make


def kin(one, other, *more):
    return Kinship(LedgerIndex([one, other, *more])).are_kin(one, other)


def test_strangers_are_no_kin(make_task):
    assert not kin(make_task("1", "Quay Guard", "inspect cargo"), make_task("2", "Port Corps", "teach swimming"))


def test_short_name_in_another_name_makes_kin(make_task):
    assert kin(make_task("1", "HMF mandate", "inspect cargo"), make_task("2", "HMF", "teach swimming"))


def test_value_told_of_the_other_makes_kin(make_task):
    leader = make_task("3", "Quay Guard", "Port Corps", attribute="led-by", is_list=False, kind="role")

    assert kin(make_task("1", "Quay Guard", "inspect cargo"), make_task("2", "Port Corps", "teach swimming"), leader)


def test_shared_task_makes_kin(make_task):
    assert kin(
        make_task("1", "Quay Guard", "inspect the cargo"),
        make_task("2", "Port Corps", "teach swimming"),
        make_task("3", "Port Corps", "inspect all the cargo"),
    )


def test_owner_known_only_from_texts_about_the_other_is_kin(make_task):
    one = make_task("1", "Harbour Office", "inspect cargo")  # the only title names the Harbour Mission
    other = make_task("2", "Harbour Mission", "teach swimming", sources=())

    assert kin(one, other)


def test_short_names_side_by_side_in_a_text_make_kin(make_task):
    told = make_task("3", "Talks", "go on", statement="HMF and HPC will go on with the talks.", is_list=False)
    names = (make_task("4", "HMF", "swim", is_list=False), make_task("5", "HPC", "row", is_list=False))

    assert kin(make_task("1", "HMF tasks", "inspect cargo"), make_task("2", "HPC role", "teach"), told, *names)


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("HMF tasks", True), ("Quay Guard", True), ("Protection of cargo", False), ("In two languages", False)],
)
def test_names_an_owner_wants_a_name(subject, expected, make_task):
    assert names_an_owner(make_task("1", subject, "inspect cargo")) is expected

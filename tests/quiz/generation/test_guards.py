"""Guards: what each refuses as a distractor."""

from __future__ import annotations

import pytest

from content.ledger.entry import Time
from content.partialdate import PartialDate
from quiz.generation import guards
from quiz.generation.guards import Asked, Candidate
from quiz.generation.ledger_index import LedgerIndex
from quiz.linting.context import asked_days


@pytest.fixture
def ask():
    """The fact as it is asked beside others."""

    def ask(fact, *others, stem="", members=()):
        index = LedgerIndex([fact, *others])
        return Asked(fact, str(fact.value), stem, tuple(asked_days(fact)), index, members)

    return ask


def observed(text):
    return Time("observation", PartialDate.parse(text), known="stated")


def candidate(entry):
    return Candidate(str(entry.value), "", entry)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (observed("2006-05-01/2006-05-31;month;"), False),
        (observed("2004-06-01/2004-06-30;month;"), False),
        (observed("2004-01-01/2004-12-31;year;"), True),
        (observed("2004-01-01/..;day;after 1 January 2004"), True),
        (Time("observation"), True),
    ],
)
def test_value_of_the_series_may_be_true_unless_known_false(time, expected, make_fact, ask):
    other = make_fact(id="f2", value=900, time=time)

    assert guards.may_be_true(candidate(other), ask(make_fact(), other)) is expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (observed("2006-05-01/2006-05-31;month;"), False),
        (observed("2004-01-01/2004-12-31;year;"), True),
        (observed("2004-01-01/..;day;after 1 January 2004"), True),
        (Time("observation"), True),
    ],
)
def test_overlapping_or_unknown_times_are_refused(time, expected, make_fact, ask):
    other = make_fact(id="f2", value=900, time=time)

    assert guards.overlaps(candidate(other), ask(make_fact(), other)) is expected


@pytest.mark.parametrize(("value", "expected"), [(1700, True), (2035, True), (1600, False), (2100, False)])
def test_number_within_a_tenth_is_close(value, expected, make_fact, ask):
    assert guards.close_number(Candidate(str(value), "", value=value), ask(make_fact())) is expected


@pytest.mark.parametrize(("text", "expected"), [("Norwick", True), ("NORRVÍK", True), ("Sudvik", False)])
def test_other_name_of_the_key_is_refused(text, expected, make_fact, ask):
    fact = make_fact(value="Norrvik / Nordwik", value_aliases=("Norwick",), unit="")

    assert guards.alias(Candidate(text, ""), ask(fact)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("assist de-mining", True), ("inspecting of cargo", True), ("teach swimming", False)],
)
def test_words_like_a_member_are_refused(text, expected, make_fact, ask):
    asked = ask(make_fact(), members=("reconstruction and demining", "inspect cargo"))

    assert guards.paraphrase(Candidate(text, ""), asked) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Port Development Program", True), ("Port Defence Council", False)],
)
def test_nearly_the_same_letters_are_refused(text, expected, make_fact, ask):
    fact = make_fact(value="Port Development Programme", unit="")

    assert guards.near_identity(Candidate(text, ""), ask(fact)) is expected


def test_compass_points_and_numbers_tell_names_apart(make_fact, ask):
    asked = ask(make_fact(value="Harbour Brigade East", unit=""))

    assert guards.near_identity(Candidate("Harbour Brigade West", ""), asked) is False


@pytest.mark.parametrize(("text", "expected"), [("Norrvik, Quayland", True), ("Sudvik, Quayland", False)])
def test_more_precise_place_is_refused(text, expected, make_fact, ask):
    assert guards.other_precision(Candidate(text, ""), ask(make_fact(value="Norrvik", unit=""))) is expected


@pytest.mark.parametrize(("text", "expected"), [("Camp Sudvik", True), ("Italy", True), ("Sudvik", False)])
def test_other_form_is_refused(text, expected, make_fact, ask):
    assert guards.marked(Candidate(text, ""), ask(make_fact(value="Norrvik", unit=""))) is expected


def test_other_unit_is_refused(make_fact, ask):
    other = make_fact(id="f2", value=12, unit="tugs")

    assert guards.other_unit(candidate(other), ask(make_fact(), other)) is True


def test_words_of_the_stem_are_refused(make_fact, ask):
    asked = ask(make_fact(value="Norrvik", unit=""), stem="Where was the Sudvik Guard based?")

    assert guards.in_stem(Candidate("Sudvik", ""), asked) is True


def test_another_legal_basis_of_the_subject_is_refused(make_fact, ask):
    fact = make_fact(kind="legal_basis", attribute="operates-under", value="Chapter II", unit="")
    other = make_fact(id="f2", kind="legal_basis", attribute="rests-on", value="Quay Charter", unit="")

    assert guards.told_of_subject(Candidate("Quay Charter", ""), ask(fact, other)) is True


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("The ministers reaffirmed on 3 March 2005 that the quay would stay open.", True),
        ("The first tug arrived on 3 March 2005.", False),
    ],
)
def test_date_of_an_event_told_alike_is_refused(statement, expected, make_event, ask):
    fact = make_event("2004-03-03", "The ministers agreed on 3 March 2004 that the quay would stay open.")
    other = make_event("2005-03-03", statement)

    assert guards.same_event(candidate(other), ask(fact, other)) is expected


def test_office_above_the_key_is_refused(make_fact, ask):
    fact = make_fact(kind="role", attribute="under-authority-of", value="Port Captain", unit="")
    chief = make_fact(
        id="f2", kind="role", attribute="reports-to", subject="Port Captain", value="Harbour Chief", unit=""
    )

    assert guards.told_of_key(candidate(chief), ask(fact, chief)) is True


@pytest.mark.parametrize(("value", "expected"), [(412, True), (1600, False)])
def test_exact_number_is_refused_beside_a_hedged_one(value, expected, make_fact, ask):
    other = make_fact(id="f2", subject_key="other", value=value)

    assert guards.other_rounding(candidate(other), ask(make_fact(value=1100, hedge="about"), other)) is expected


@pytest.mark.parametrize(("value", "expected"), [(40, True), (90000, True), (1200, False)])
def test_number_out_of_scale_is_refused(value, expected, make_fact, ask):
    other = make_fact(id="f2", subject_key="other", value=value)

    assert guards.out_of_scale(candidate(other), ask(make_fact(), other)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("clearance of mines", True), ("dredging of the channel", False)],
)
def test_task_that_means_the_same_in_other_words_is_a_paraphrase(text, expected, make_fact, ask):
    asked = ask(make_fact(), members=("explosive ordnance disposal",))

    assert guards.paraphrase(Candidate(text, ""), asked) is expected

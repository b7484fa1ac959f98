"""Saving into an attempt: nothing is lost, nothing doubled, no older value comes back, and lateness is kept apart."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import attempts, saving, settling
from quiz.models import Attempt, AttemptEvent, Grade, PaperQuestion, Response, Revision
from quiz.saving import AttemptClosed, Kept, Save
from tests.factories import NOW, keep
from tests.quiz.test_attempts import MINUTE, TEST, again, begin, events

pytestmark = pytest.mark.django_db


def save(attempt: Attempt, *option: str, position: int = 1, now=NOW, **given: Any) -> Response:
    return sent(attempt, *option, position=position, now=now, **given).response


def sent(attempt: Attempt, *option: str, position: int = 1, now=NOW, **given: Any) -> Kept:
    change = Save(position, {"response": list(option)}, **{"client": "page", "seq": 1, **given})
    return saving.save(partial(settling.lock, attempt), change, now=now)


def test_a_save_is_kept_twice_as_history_and_as_what_counts(ana):
    attempt = begin(ana, **TEST)

    response = save(attempt, "o2", confidence=None)

    assert (response.value, response.client, response.seq, response.saved_at) == ({"response": ["o2"]}, "page", 1, NOW)
    assert list(Revision.objects.values_list("position", "client", "seq", "value")) == [
        (1, "page", 1, {"response": ["o2"]})
    ]
    assert Grade.objects.count() == 0


@pytest.mark.parametrize(
    ("saves", "kept", "revisions"),
    [
        # (client, seq, option) in the order of arrival
        ([("a", 1, "o1"), ("a", 1, "o1")], "o1", 1),  # the same request again
        ([("a", 1, "o1"), ("a", 2, "o2")], "o2", 2),
        ([("a", 2, "o2"), ("a", 1, "o1")], "o2", 2),  # overtaken on the way: late, and only kept as history
        ([("a", 1, "o1"), ("a", 2, "o2"), ("a", 1, "o1")], "o2", 2),  # a retry of an old request
        ([("a", 5, "o1"), ("b", 1, "o2")], "o2", 2),  # another tab: the later arrival counts
        ([("a", 5, "o1"), ("b", 1, "o2"), ("a", 5, "o1")], "o2", 2),  # a retry from the first tab
        ([("a", 5, "o1"), ("b", 1, "o2"), ("a", 6, "o3")], "o3", 3),
        ([("a", 6, "o1"), ("b", 1, "o2"), ("a", 5, "o3")], "o2", 3),  # older than what the first tab had saved
        ([("a", 1, "o1"), ("b", 1, "o2"), ("a", 2, "o1")], "o1", 3),  # back to a value of its own, and later
        ([("a", 1, "o1"), ("a", 1, "o2")], "o2", 2),  # a page without script posts one number again and again
        ([("a", 1, "o1"), ("a", 2, "o1")], "o1", 2),
    ],
)
def test_late_and_repeated_saves(ana, saves, kept, revisions):
    attempt = begin(ana, **TEST)

    for minute, (client, seq, option) in enumerate(saves):
        save(attempt, option, client=client, seq=seq, now=NOW + minute * MINUTE)

    assert Response.objects.get().value == {"response": [kept]}
    assert Revision.objects.count() == revisions


def test_a_repeated_save_keeps_the_time_of_the_first(ana):
    attempt = begin(ana, **TEST)
    save(attempt, "o1")

    response = save(attempt, "o1", now=NOW + MINUTE)

    assert response.saved_at == NOW


def test_a_flag_is_set_and_removed_and_left_alone(ana):
    attempt = begin(ana, **TEST)

    found = [
        save(attempt, "o1", seq=seq, flag=flag).is_flagged for seq, flag in enumerate((None, True, None, False, None))
    ]

    assert found == [False, True, True, False, False]


def test_a_test_saves_nothing_and_nonsense_too(ana):
    attempt = begin(ana, 4, **TEST)

    keep(attempt, Save(1, {}, "page"), now=NOW)
    keep(attempt, Save(2, {"response": ["<script>", "\x00", "\ud800"]}, "page"), now=NOW)
    keep(attempt, Save(3, {"response-99": ["x" * 9999], "other": ["no"]}, "page"), now=NOW)
    keep(attempt, Save(4, {f"response-{n}": ["x"] * 999 for n in range(999)}, "page" * 99), now=NOW)

    kept = {response.paper_question.position: response.value for response in Response.objects.all()}
    assert kept[1] == {}
    assert kept[2] == {"response": ["<script>", "", "?"]}
    assert kept[3] == {"response-99": ["x" * saving.MAX_CHARACTERS]}
    assert (len(kept[4]), len(kept[4]["response-0"])) == (saving.MAX_FIELDS, saving.MAX_VALUES)
    assert attempts.finish(attempt, now=NOW).earned == 0


@given(st.dictionaries(st.text(max_size=60), st.lists(st.text(max_size=50), max_size=3), max_size=4))
def test_bounded_keeps_response_fields_that_any_database_can_hold(raw):
    kept = saving.bounded(raw)

    assert all(name.startswith("response") and len(name) <= 40 for name in kept)
    assert all("\x00" not in value for values in kept.values() for value in values)


def test_field_names_are_made_storable_too():
    assert list(saving.bounded({"response\x00\ud800": ["x"]})) == ["response?"]


def test_a_position_outside_the_paper_is_no_question(ana):
    attempt = begin(ana, **TEST)

    with pytest.raises(PaperQuestion.DoesNotExist):
        save(attempt, "o1", position=2)
    assert Revision.objects.count() == 0


# After the end.


def test_a_save_after_the_end_is_kept_as_late_and_does_not_count(ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    with pytest.raises(AttemptClosed) as closed:
        save(attempt, "o1", now=NOW + MINUTE)

    late = Revision.objects.get()
    assert (late.is_late, late.value, closed.value.is_kept) == (True, {"response": ["o1"]}, True)
    assert not Response.objects.exists()
    assert (again(attempt).earned, events(attempt)[-1]) == (Fraction(0), ("late", NOW + MINUTE))


def test_a_late_save_that_is_sent_again_is_kept_once(ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    for _retry in range(3):
        with pytest.raises(AttemptClosed):
            save(attempt, "o1", now=NOW + MINUTE)

    assert Revision.objects.count() == 1


def test_a_save_that_counted_and_is_sent_again_after_the_end_is_not_late(ana):
    attempt = begin(ana, **TEST)
    save(attempt, "o1")
    attempts.finish(attempt, now=NOW)

    with pytest.raises(AttemptClosed) as closed:
        save(attempt, "o1", now=NOW + MINUTE)

    assert not closed.value.is_kept
    assert [row.is_late for row in Revision.objects.all()] == [False]


def test_no_flood_of_late_saves_fills_the_database(ana, monkeypatch):
    monkeypatch.setattr(saving, "MOST_LATE", 2)
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    kept = []
    for seq in range(4):
        with pytest.raises(AttemptClosed) as closed:
            save(attempt, "o1", seq=seq, now=NOW + MINUTE)
        kept.append(closed.value.is_kept)

    assert kept == [True, True, False, False]


def test_what_arrived_in_time_counts_however_late_the_server_comes_to_it(ana):
    attempt = begin(ana, time_limit_minutes=20, pass_percent=50, **TEST)
    attempts.expire(attempt, now=NOW + 21 * MINUTE)
    assert again(attempt).passed is False

    response = save(attempt, "o1", now=NOW + 20 * MINUTE - timedelta(milliseconds=1))

    closed = again(attempt)
    assert (closed.state, closed.earned, closed.passed) == ("expired", Fraction(1), True)
    assert response.value == {"response": ["o1"]}
    assert events(attempt)[-1][0] == "regraded"
    assert Revision.objects.get().is_late is False


def test_what_arrived_at_the_deadline_is_late(ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)

    with pytest.raises(AttemptClosed):
        save(attempt, "o1", now=NOW + 20 * MINUTE)

    assert (again(attempt).state, Revision.objects.get().is_late) == ("expired", True)


def test_a_late_value_counts_once_a_person_accepts_it(ana, eda):
    attempt = begin(ana, pass_percent=50, **TEST)
    save(attempt, "o2")
    before = attempts.finish(attempt, now=NOW)
    with pytest.raises(AttemptClosed):
        save(attempt, "o1", seq=2, now=NOW + MINUTE)
    late = Revision.objects.get(is_late=True)

    for _press in range(2):
        saving.accept(late, by=eda, reason="The power failed.", now=NOW + 2 * MINUTE)

    settled = again(attempt)
    assert (before.passed, settled.passed, settled.earned) == (False, True, Fraction(1))
    assert settled.receipt == before.receipt  # the one that the learner holds
    assert [(grade.fraction, grade.by) for grade in Grade.objects.all()] == [(Fraction(0), None), (Fraction(1), eda)]
    told = AttemptEvent.objects.get(kind="accepted")
    assert (told.by, told.data["before"], told.data["after"], told.data["reason"]) == (
        eda,
        "0",
        "1",
        "The power failed.",
    )


def test_only_late_values_are_accepted(ana, eda):
    attempt = begin(ana, **TEST)
    save(attempt, "o1")

    with pytest.raises(ValueError, match="after the end"):
        saving.accept(Revision.objects.get(), by=eda, reason="No.", now=NOW)


# Two devices.


def test_a_save_tells_of_the_value_of_another_device_that_it_replaced(ana):
    attempt = begin(ana, **TEST)
    save(attempt, "o1", client="phone", now=NOW + MINUTE)

    kept = sent(attempt, "o2", client="laptop", seen=NOW, now=NOW + 2 * MINUTE)

    assert kept.replaced == ({"response": ["o1"]}, NOW + MINUTE)
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("client", "option", "seen"),
    [
        ("phone", "o2", NOW),  # the same page
        ("laptop", "o1", NOW),  # the same value
        ("laptop", "o2", NOW + MINUTE),  # the page had shown it
        ("laptop", "o2", None),  # nobody says what the page had shown
    ],
)
def test_no_conflict_is_made_up(ana, client, option, seen):
    attempt = begin(ana, **TEST)
    save(attempt, "o1", client="phone", now=NOW + MINUTE)

    assert sent(attempt, option, client=client, seq=9, seen=seen, now=NOW + 2 * MINUTE).replaced is None


# What it costs.


@pytest.mark.parametrize(("before", "queries"), [(None, 4), ("page", 4), ("phone", 5)])
def test_a_save_takes_five_queries_at_most(ana, django_assert_num_queries, before, queries):
    attempt = begin(ana, **TEST)
    if before:
        save(attempt, "o1", client=before)

    with django_assert_num_queries(queries + 2):  # within the transaction of a test, a savepoint adds two
        save(attempt, "o2", seq=2)


def test_practice_keeps_what_is_sent_after_the_first_response_once(ana):
    attempt = begin(ana, 2)
    save(attempt, "o2")

    for _retry in range(2):
        save(attempt, "o1", seq=2)

    assert (Response.objects.get().value, Revision.objects.count()) == ({"response": ["o2"]}, 2)


# A page that was left open, and is sent as it had been shown.


@pytest.mark.parametrize("shown", [(), ("o1",), ("o1", "o3")])
def test_a_page_sent_as_it_was_shown_brings_no_older_value_back(ana, shown):
    attempt = begin(ana, **TEST)
    if shown:
        save(attempt, *shown, client="phone", now=NOW + MINUTE)
    save(attempt, "o2", client="phone", seq=2, now=NOW + 2 * MINUTE)

    kept = sent(attempt, *shown, client="left open", seq=None, seen=NOW + MINUTE, now=NOW + 3 * MINUTE)

    assert kept.response.value == {"response": ["o2"]}
    assert (kept.standing, kept.replaced) == (({"response": ["o2"]}, NOW + 2 * MINUTE), None)
    assert not Revision.objects.filter(client="left open").exists()


@pytest.mark.parametrize(
    "told",
    [
        {"client": "left open", "seq": 1},  # the page counted a change, so it was changed there and back
        {"client": "phone", "seq": None},  # what counts came from this very page
        {"client": "left open", "seq": None, "confidence": 2},  # only the confidence was changed
    ],
)
def test_a_change_back_to_what_was_shown_is_a_change(ana, told):
    attempt = begin(ana, **TEST)
    save(attempt, "o1", client="phone", now=NOW + MINUTE)
    save(attempt, "o2", client="phone", seq=2, now=NOW + 2 * MINUTE)

    kept = sent(attempt, "o1", seen=NOW + MINUTE, now=NOW + 3 * MINUTE, **told)

    assert kept.response.value == {"response": ["o1"]}
    assert kept.standing is None


def test_a_page_sent_as_it_was_shown_may_still_set_the_flag(ana):
    attempt = begin(ana, **TEST)
    save(attempt, "o2", client="phone", now=NOW + MINUTE)

    kept = sent(attempt, client="left open", seq=None, seen=NOW, flag=True, now=NOW + 2 * MINUTE)

    assert (kept.response.is_flagged, kept.response.value) == (True, {"response": ["o2"]})

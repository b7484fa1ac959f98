"""Attempts from the first save to the receipt: nothing is lost, nothing doubled, and the server's clock decides."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import attempts
from quiz.attempts import AttemptClosed, Save
from quiz.models import Attempt, AttemptEvent, Grade, PaperQuestion, Response, Revision
from tests.factories import NOW, save_mission, save_question, save_quiz

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
TEST: dict[str, Any] = {"purpose": "test", "feedback": "submitted"}


def begin(learner, count: int = 1, *, now=NOW, **rules) -> Attempt:
    """A new attempt of a quiz of its own with that many questions, whose key is always o1."""
    mission = save_mission()
    for _ in range(count):
        save_question()
    quiz = save_quiz(mission=mission, blueprint=[{"topic": "", "count": count}], **rules)
    return attempts.start(learner, quiz, now=now, rng=Random(1))


def save(attempt: Attempt, *option: str, position: int = 1, now=NOW, **given: Any) -> Response:
    told = {"client": "page", "seq": 1, **given}
    return attempts.save(attempt, Save(position, {"response": list(option)}, **told), now=now)


def events(attempt: Attempt) -> list[tuple[str, Any]]:
    return list(AttemptEvent.objects.filter(attempt=attempt).values_list("kind", "at"))


def again(attempt: Attempt) -> Attempt:
    return Attempt.objects.get(pk=attempt.pk)


# Saving.


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

    attempts.save(attempt, Save(1, {}, "page"), now=NOW)
    attempts.save(attempt, Save(2, {"response": ["<script>", "\x00", "\ud800"]}, "page"), now=NOW)
    attempts.save(attempt, Save(3, {"response-99": ["x" * 9999], "other": ["no"]}, "page"), now=NOW)
    attempts.save(attempt, Save(4, {f"response-{n}": ["x"] * 999 for n in range(999)}, "page" * 99), now=NOW)

    kept = {response.paper_question.position: response.value for response in Response.objects.all()}
    assert kept[1] == {}
    assert kept[2] == {"response": ["<script>", "", "?"]}
    assert kept[3] == {"response-99": ["x" * attempts.MAX_CHARACTERS]}
    assert (len(kept[4]), len(kept[4]["response-0"])) == (attempts.MAX_FIELDS, attempts.MAX_VALUES)
    assert attempts.finish(attempt, now=NOW).earned == 0


@given(st.dictionaries(st.text(max_size=60), st.lists(st.text(max_size=50), max_size=3), max_size=4))
def test_bounded_keeps_response_fields_that_any_database_can_hold(raw):
    kept = attempts.bounded(raw)

    assert all(name.startswith("response") and len(name) <= 40 for name in kept)
    assert all("\x00" not in value for values in kept.values() for value in values)


def test_field_names_are_made_storable_too():
    assert list(attempts.bounded({"response\x00\ud800": ["x"]})) == ["response?"]


def test_a_position_outside_the_paper_is_no_question(ana):
    attempt = begin(ana, **TEST)

    with pytest.raises(PaperQuestion.DoesNotExist):
        save(attempt, "o1", position=2)
    assert Revision.objects.count() == 0


# Finishing.


def test_finish_scores_exactly_and_once(ana):
    attempt = begin(ana, 3, pass_percent=66, **TEST)
    save(attempt, "o1", position=1)
    save(attempt, "o1", position=2)
    save(attempt, "o2", position=3)

    first = attempts.finish(attempt, now=NOW + MINUTE)
    second = attempts.finish(attempt, now=NOW + 2 * MINUTE)

    assert (first.state, first.earned, first.points, first.passed) == ("finished", Fraction(2), 3, True)
    assert (first.finished_at, second.finished_at) == (NOW + MINUTE, NOW + MINUTE)
    assert len(first.receipt) == 64
    assert first.receipt == second.receipt
    assert events(attempt) == [("started", NOW), ("finished", NOW + MINUTE)]
    assert Grade.objects.count() == 3


@pytest.mark.parametrize(("pass_percent", "passed"), [(66, True), (67, False)])
def test_the_pass_mark_is_met_before_any_rounding(ana, pass_percent, passed):
    attempt = begin(ana, 3, pass_percent=pass_percent, **TEST)
    save(attempt, "o1", position=1)
    save(attempt, "o1", position=2)

    assert attempts.finish(attempt, now=NOW).passed is passed


def test_a_third_of_a_point_stays_a_third(ana):
    ferries = [{"id": f"o{n}", "text": text, "why": ""} for n, text in enumerate(("Orsa", "Velin", "Tarn", "Holm"), 1)]
    save_question(kind="multiple_response", data={"options": ferries, "key": ["o1", "o2", "o3"]})
    attempt = attempts.start(ana, save_quiz(**TEST), now=NOW, rng=Random(1))
    save(attempt, "o1")

    attempts.finish(attempt, now=NOW)

    assert (again(attempt).earned_numerator, again(attempt).earned_denominator) == (1, 3)


def test_nothing_is_saved_after_the_end(ana):
    attempt = begin(ana, **TEST)
    attempts.finish(attempt, now=NOW)

    with pytest.raises(AttemptClosed):
        save(attempt, "o1")
    assert (Revision.objects.count(), Response.objects.count()) == (0, 0)


def test_a_stale_copy_of_the_attempt_cannot_reopen_it(ana):
    attempt = begin(ana, **TEST)
    stale = again(attempt)
    attempts.finish(attempt, now=NOW)

    with pytest.raises(AttemptClosed):
        save(stale, "o1")


def test_the_receipt_tells_what_was_submitted(ana, ben):
    one = begin(ana, **TEST)
    other = attempts.start(ben, one.quiz, now=NOW, rng=Random(1))
    save(one, "o1")
    save(other, "o2")

    receipts = {attempts.finish(attempt, now=NOW).receipt for attempt in (one, other)}

    assert len(receipts) == 2


# Time.


@pytest.mark.parametrize(
    ("seconds", "is_saved"),
    [(0, True), (19 * 60 + 59, True), (20 * 60, False), (20 * 60 + 1, False), (86_400, False)],
)
def test_the_deadline_is_the_end_of_saving(ana, seconds, is_saved):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    now = NOW + timedelta(seconds=seconds)

    try:
        save(attempt, "o1", now=now)
    except AttemptClosed:
        assert again(attempt).state == "expired"
    assert Response.objects.exists() is is_saved


def test_an_attempt_out_of_time_is_finished_as_of_its_deadline(ana):
    attempt = begin(ana, 2, time_limit_minutes=20, pass_percent=50, **TEST)
    save(attempt, "o1")

    assert attempts.expire(attempt, now=NOW + timedelta(days=1))

    assert (attempt.state, attempt.finished_at) == ("expired", NOW + 20 * MINUTE)
    assert (attempt.earned, attempt.passed) == (Fraction(1), True)
    assert events(attempt)[1:] == [("expired", NOW + 20 * MINUTE)]


def test_expiring_and_finishing_after_the_deadline_happen_once(ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)
    late = NOW + 30 * MINUTE

    attempts.finish(attempt, now=late)
    attempts.finish(attempt, now=late)
    attempts.expire(again(attempt), now=late)
    attempts.expire(attempt, now=late)

    assert [kind for kind, _at in events(attempt)] == ["started", "expired"]
    assert again(attempt).finished_at == NOW + 20 * MINUTE


def test_an_attempt_in_time_or_without_limit_does_not_expire(ana):
    timed, untimed = begin(ana, time_limit_minutes=20, **TEST), begin(ana, **TEST)

    assert not attempts.expire(timed, now=NOW + timedelta(minutes=19, seconds=59))
    assert not attempts.expire(untimed, now=NOW + timedelta(days=999))


def test_starting_after_the_deadline_starts_a_new_attempt(ana):
    attempt = begin(ana, time_limit_minutes=20, **TEST)

    fresh = attempts.start(ana, attempt.quiz, now=NOW + 21 * MINUTE, rng=Random(1))

    assert (again(attempt).state, fresh.state, fresh.number) == ("expired", "open", 2)


# Practice.


def test_practice_grades_at_once_and_the_first_response_counts(ana):
    attempt = begin(ana, 2)

    save(attempt, "o2", confidence=3)
    save(attempt, "o1", seq=2, now=NOW + MINUTE)

    response = Response.objects.get()
    assert (response.value, response.confidence) == ({"response": ["o2"]}, 3)
    assert [grade.fraction for grade in Grade.objects.all()] == [0]
    assert Revision.objects.count() == 2


def test_practice_ends_with_its_last_question(ana):
    attempt = begin(ana, 2)
    save(attempt, "o1", position=2)
    assert again(attempt).is_open

    attempts.save(attempt, Save(1, {}, "page"), now=NOW + MINUTE)  # skipped

    closed = again(attempt)
    assert (closed.state, closed.finished_at, closed.earned) == ("finished", NOW + MINUTE, Fraction(1))
    assert [kind for kind, _at in events(attempt)] == ["started", "finished"]
    with pytest.raises(AttemptClosed):
        save(attempt, "o1")

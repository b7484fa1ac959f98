"""Ranks told one by one make an order where none is missing, doubtful or told at once already."""

from __future__ import annotations

import pytest

from content.ledger.ranks import ranks
from tests.entries import make_entry
from tests.premises import FIRST, SECOND, THIRD, rank


def test_three_ranks_make_an_order():
    [order] = ranks([THIRD, FIRST, SECOND])

    assert order.value == "1 Police; 2 Coast Guard; 3 LW"
    assert order.statement == (
        "By their ranks, the order of the responders on the lake is Police, then Coast Guard, then LW."
    )
    assert order.premises == (FIRST.id, SECOND.id, THIRD.id)
    assert (order.kind, order.series) == ("sequence", ("responders-on-the-lake", "order-of-responders"))


@pytest.mark.parametrize(
    "entries",
    [
        [FIRST, SECOND],
        [FIRST, THIRD, rank("fourth", "Navy")],
        [SECOND, THIRD, rank("fourth", "Navy")],
        [FIRST, SECOND, THIRD, rank("third", "Navy")],
        [FIRST, SECOND, rank("third", "Police")],
        [FIRST, SECOND, rank("third", "LW", "responder in the hills")],
        [FIRST, SECOND, rank("third", "LW", negated=True)],
        [FIRST, SECOND, rank("third", "LW", modality="planned")],
        [FIRST, SECOND, rank("third", "LW", begins="2014")],
        [FIRST, SECOND, rank("third", "LW", said=())],
    ],
)
def test_a_gap_or_a_doubt_leaves_no_order(entries):
    assert ranks(entries) == []


@pytest.mark.parametrize("told", ["1 Police; 2 Coast Guard; 3 LW", "Police; Coast Guard; LW"])
def test_an_order_that_a_text_tells_is_not_derived(told):
    known = make_entry("told", told, kind="sequence", attribute="order-of-responder", said=("2014",))

    assert ranks([FIRST, SECOND, THIRD, known]) == []

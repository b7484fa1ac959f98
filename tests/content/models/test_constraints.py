"""Each rule that the database itself keeps for content is broken once, and refused."""

from __future__ import annotations

from typing import Any

import pytest

from content.models import Premise
from content.partialdate import PartialDate
from tests.copies import constraints_of, is_refused, save_copy
from tests.factories import save_everything

pytestmark = pytest.mark.django_db

JUNE = PartialDate.on(2004, 6)

BROKEN: list[tuple[str, str, dict[str, Any] | None]] = [
    ("document_slug_in_mission", "Document", {}),
    ("edition_number_in_document", "Edition", {"digest": "x"}),
    ("edition_text_once_in_mission", "Edition", {"number": 2}),
    ("edition_date_known_or_not", "Edition", {"number": 2, "digest": "x", "dated": None}),
    ("edition_date_known_or_not", "Edition", {"number": 2, "digest": "x", "dated_known": "unknown"}),
    ("passage_position_in_edition", "Passage", {}),
    ("passage_start_before_end", "Passage", {"position": 9, "start": 5, "end": 5}),
    ("entity_slug_in_mission", "Entity", {}),
    ("entity_name_once", "EntityName", {}),
    ("attribute_slug_in_mission", "Attribute", {}),
    ("attribute_quantity_is_number", "Attribute", {"slug": "x", "value_type": "text"}),
    ("fact_not_merged_into_itself", "Fact", {"id": 10_000, "merged_into_id": 10_000}),
    ("fact_version_number", "FactVersion", {"status": "draft"}),
    ("fact_one_approved_version", "FactVersion", {"number": 2}),
    ("fact_importance_1_to_3", "FactVersion", {"number": 2, "status": "draft", "importance": 4}),
    ("fact_date_known_or_not", "FactVersion", {"number": 2, "status": "draft", "begins": None}),
    ("fact_only_states_end", "FactVersion", {"number": 2, "status": "draft", "ends": JUNE}),
    ("evidence_once", "Evidence", {}),
    ("evidence_start_before_end", "Evidence", {"start": 7, "end": 7, "quote": ""}),
    ("evidence_quote_as_long_as_span", "Evidence", {"role": "time", "quote": "too short"}),
    ("premise_once", "Premise", {}),
    ("premise_not_itself", "Premise", None),
    ("ruling_prefers_one_or_none", "Ruling", {"verdict": "prefer"}),
    ("topic_slug_in_mission", "Topic", {}),
    ("one_first_mission", "Mission", {"slug": "lake-watch", "is_first": True}),
]


def test_every_broken_rule_is_refused_by_its_name(ana):
    rows = save_everything(ana)
    itself = {"premise_id": Premise.objects.get().version_id}

    kept = [
        (name, changes)
        for name, model, changes in BROKEN
        if not is_refused(rows[model], name, itself if changes is None else changes)
    ]

    assert kept == []


def test_every_constraint_is_tried():
    assert set(constraints_of("content")) == {name for name, _model, _changes in BROKEN}


def test_a_quote_is_counted_in_code_points(ana):
    evidence = save_everything(ana)["Evidence"]

    assert save_copy(evidence, role="time", start=0, end=4, quote="Žä𝒳é").pk

"""Texts, passages, evidence and fact versions stay as they were written, whatever code runs."""

from django.db import migrations

from kfor_site.database import Guard

VERSION = (
    *("fact_id", "number", "subject_id", "attribute_id", "value", "value_entity_id", "unit", "hedge", "nature", "begins"),
    *("ends", "known", "modality", "negated", "statement", "topic_id", "importance", "tier", "rule", "recorded_at"),
)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_tables")]

    operations = [
        Guard("content_edition", frozen=("document_id", "mission_id", "number", "text", "digest", "is_brief", "language")),
        Guard("content_passage", frozen=None),
        Guard("content_fact", frozen=("mission_id", "uuid")),
        Guard("content_factversion", frozen=VERSION),
        Guard("content_evidence", frozen=None),
        Guard("content_premise", frozen=None),
    ]

"""A fact may be filed under another topic: that tells where it is found, and not what it says."""

from django.db import migrations

from kfor_site.database import Guard

FROZEN = (
    *("fact_id", "number", "subject_id", "attribute_id", "value", "value_entity_id", "unit", "hedge", "nature", "begins"),
    *("ends", "known", "modality", "negated", "statement", "importance", "tier", "rule", "recorded_at"),
)


class Migration(migrations.Migration):
    dependencies = [("content", "0003_first_mission")]

    operations = [Guard("content_factversion", frozen=FROZEN, formerly=(*FROZEN, "topic_id"))]

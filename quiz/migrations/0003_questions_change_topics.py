"""A question may be filed under another topic: that tells where it counts, and not what it asks."""

from django.db import migrations

from kfor_site.database import Guard

FROZEN = (
    *("question_id", "number", "kind", "stem", "data", "explanation", "language", "as_of", "change", "note"),
    "created_at",
)


class Migration(migrations.Migration):
    dependencies = [("quiz", "0002_guards")]

    operations = [Guard("quiz_questionversion", frozen=FROZEN, formerly=(*FROZEN, "topic_id"))]

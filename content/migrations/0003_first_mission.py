"""The first mission of an installation keeps short addresses; those of the others name their mission."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def mark_first(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    missions = apps.get_model("content", "Mission").objects.order_by("pk")
    missions.filter(pk__in=missions.values("pk")[:1]).update(is_first=True)


class Migration(migrations.Migration):
    dependencies = [("content", "0002_guards")]

    operations = [
        migrations.AddField("mission", "is_first", models.BooleanField(default=False, editable=False)),
        migrations.RunPython(mark_first, migrations.RunPython.noop),
        migrations.AddConstraint(
            "mission",
            models.UniqueConstraint(condition=Q(("is_first", True)), fields=["is_first"], name="one_first_mission"),
        ),
    ]

"""The audit becomes append-only; the cache table is made where the cache lives in the database."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

from kfor_site.database import Guard


def make_cache_table(apps: Any, editor: Any) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_tables")]

    operations = [
        Guard("people_auditrow", frozen=("at", "action", "thing", "thing_id", "before", "after", "reason")),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]

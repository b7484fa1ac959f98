"""The audit at the desk is a list of entries."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0003_limit_to_missions")]

    operations = [
        migrations.AlterModelOptions(
            name="auditrow",
            options={
                "ordering": ["-at", "-pk"],
                "verbose_name": "audit entry",
                "verbose_name_plural": "audit entries",
            },
        ),
    ]

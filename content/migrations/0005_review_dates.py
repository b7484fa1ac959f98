"""When facts are to be reviewed, and how long the documents are trusted that they rest on."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_facts_change_topics'),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='review_months',
            field=models.PositiveSmallIntegerField(default=12, help_text='Counts from their approval; what changes over time is reviewed after 3 at most.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='review its facts after (months)'),
        ),
        migrations.AddField(
            model_name='fact',
            name='newer',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='content.factversion'),
        ),
        migrations.AddField(
            model_name='fact',
            name='review_by',
            field=models.DateField(db_index=True, editable=False, null=True, verbose_name='review by'),
        ),
        migrations.AddField(
            model_name='fact',
            name='reviewed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]

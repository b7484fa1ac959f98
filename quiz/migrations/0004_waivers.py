"""Warnings that instructors let stand, with their reasons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kfor_site.database import Guard


class Migration(migrations.Migration):

    dependencies = [
        ('quiz', '0003_questions_change_topics'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Waiver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=20, verbose_name='check')),
                ('words', models.CharField(blank=True, max_length=400, verbose_name='words')),
                ('reason', models.CharField(max_length=400, verbose_name='reason')),
                ('waived_at', models.DateTimeField(verbose_name='waived')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waivers', to='quiz.questionversion')),
                ('waived_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['version', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'rule', 'words'), name='waiver_once')],
            },
        ),
        Guard("quiz_waiver", frozen=("version_id", "rule", "words", "reason", "waived_at"), deletes=True),
    ]

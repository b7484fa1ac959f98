"""What instructors decided where facts contradict each other; such a decision is never changed, only followed by another."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kfor_site.database import Guard


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0005_review_dates'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('prefer', 'one is preferred'), ('both', 'all are accepted'), ('not_asked', 'not asked'), ('open', 'open again')], max_length=10, verbose_name='verdict')),
                ('reason', models.CharField(max_length=400, verbose_name='reason')),
                ('ruled_at', models.DateTimeField(verbose_name='ruled')),
                ('facts', models.ManyToManyField(related_name='rulings', to='content.fact', verbose_name='facts')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='content.mission')),
                ('preferred', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.fact', verbose_name='preferred')),
                ('ruled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('preferred__isnull', False), ('verdict', 'prefer')), models.Q(models.Q(('verdict', 'prefer'), _negated=True), ('preferred__isnull', True)), _connector='OR'), name='ruling_prefers_one_or_none')],
            },
        ),
        Guard("content_ruling", frozen=("mission_id", "preferred_id", "verdict", "reason", "ruled_at")),
        Guard("content_ruling_facts", frozen=None),
    ]

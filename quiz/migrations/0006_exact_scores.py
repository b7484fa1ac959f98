"""Scores and grades are exact whatever their denominators; who may grade attempts again."""

from django.db import migrations, models

import quiz.models.fields
from kfor_site.database import Guard, Unguard

ATTEMPT = ("uuid", "learner_id", "quiz_id", "quiz_version_id", "number", "knowledge_day", "started_at")
GRADE = ("learner_id", "response_id", "rule", "key_version_id", "numerator", "denominator", "reason", "at")
SCORE = models.Q(earned_numerator__isnull=True, earned_denominator__isnull=True) | models.Q(
    earned_numerator__isnull=False, earned_denominator__isnull=False, earned_denominator__gte=1
)


class Migration(migrations.Migration):

    dependencies = [
        ('quiz', '0005_exam_rules'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='attempt',
            options={'ordering': ['-started_at'], 'permissions': [('regrade_attempt', 'Can grade attempts again')]},
        ),
        Unguard("quiz_attempt", frozen=ATTEMPT),
        Unguard("quiz_grade", frozen=GRADE),
        migrations.RemoveConstraint(model_name='attempt', name='attempt_score_is_a_fraction'),
        migrations.RemoveConstraint(model_name='grade', name='grade_denominator_min_1'),
        migrations.AlterField(
            model_name='attempt',
            name='earned_denominator',
            field=quiz.models.fields.WholeNumberField(null=True),
        ),
        migrations.AlterField(
            model_name='attempt',
            name='earned_numerator',
            field=quiz.models.fields.WholeNumberField(null=True),
        ),
        migrations.AlterField(
            model_name='grade',
            name='denominator',
            field=quiz.models.fields.WholeNumberField(),
        ),
        migrations.AlterField(
            model_name='grade',
            name='numerator',
            field=quiz.models.fields.WholeNumberField(),
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=SCORE, name='attempt_score_is_a_fraction'),
        ),
        migrations.AddConstraint(
            model_name='grade',
            constraint=models.CheckConstraint(condition=models.Q(denominator__gte=1), name='grade_denominator_min_1'),
        ),
        Guard("quiz_attempt", frozen=ATTEMPT),
        Guard("quiz_grade", frozen=GRADE),
    ]

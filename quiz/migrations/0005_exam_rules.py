"""Rules of exams: windows, ways of marking, extra time, and what came too late."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from kfor_site.database import Guard

FORMERLY = (
    *("quiz_id", "number", "purpose", "knowledge_day", "blueprint", "feedback", "time_limit_minutes"),
    *("attempts_allowed", "pass_percent", "frozen_at"),
)
RULES = (*FORMERLY, "credit", "order_credit", "penalty", "floor", "by_certainty")


class Migration(migrations.Migration):

    dependencies = [
        ('content', '0004_facts_change_topics'),
        ('quiz', '0004_waivers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ExtraTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='minutes')),
                ('token', models.UUIDField(default=uuid.uuid4)),
                ('reason', models.CharField(max_length=400, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='given')),
            ],
            options={
                'verbose_name': 'extra time',
                'verbose_name_plural': 'extra time',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='quiz',
            name='closes_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='closes'),
        ),
        migrations.AddField(
            model_name='quiz',
            name='opens_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='opens'),
        ),
        migrations.AddField(
            model_name='quizversion',
            name='by_certainty',
            field=models.BooleanField(default=False, verbose_name='marks by certainty'),
        ),
        migrations.AddField(
            model_name='quizversion',
            name='credit',
            field=models.CharField(choices=[('partial', 'part marks for what is partly right'), ('whole', 'all or nothing')], default='partial', max_length=8, verbose_name='credit'),
        ),
        migrations.AddField(
            model_name='quizversion',
            name='floor',
            field=models.CharField(choices=[('question', 'no question counts below nothing'), ('total', 'the whole score is never below nothing'), ('none', 'the score may fall below nothing')], default='total', max_length=8, verbose_name='lowest score'),
        ),
        migrations.AddField(
            model_name='quizversion',
            name='order_credit',
            field=models.CharField(choices=[('pairs', 'each pair in the right order counts'), ('places', 'each line in its right place counts')], default='pairs', max_length=8, verbose_name='credit for ordering'),
        ),
        migrations.AddField(
            model_name='quizversion',
            name='penalty',
            field=models.CharField(choices=[('0', 'nothing is taken off'), ('1/4', 'a quarter of the points'), ('1/3', 'a third of the points'), ('1/2', 'half of the points'), ('1', 'all of the points'), ('chance', 'so much that blind guessing earns nothing on average')], default='0', max_length=8, verbose_name='for a wrong response'),
        ),
        migrations.AddField(
            model_name='revision',
            name='confidence',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='revision',
            name='is_late',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='attemptevent',
            name='kind',
            field=models.CharField(choices=[('started', 'started'), ('finished', 'finished'), ('expired', 'time ran out'), ('released', 'feedback released'), ('voided', 'voided'), ('extended', 'more time given'), ('late', 'came too late'), ('accepted', 'late response accepted'), ('regraded', 'graded again')], max_length=10),
        ),
        migrations.AlterField(
            model_name='quizversion',
            name='feedback',
            field=models.CharField(choices=[('at_once', 'after each question'), ('submitted', 'after submitting'), ('closed', 'once the quiz has closed for all'), ('never', 'never')], default='at_once', max_length=10, verbose_name='feedback'),
        ),
        migrations.AddConstraint(
            model_name='quiz',
            constraint=models.CheckConstraint(condition=models.Q(('opens_at__isnull', True), ('closes_at__isnull', True), ('opens_at__lt', models.F('closes_at')), _connector='OR'), name='quiz_opens_before_it_closes'),
        ),
        migrations.AddField(
            model_name='extratime',
            name='attempt',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='extra_time', to='quiz.attempt'),
        ),
        migrations.AddField(
            model_name='extratime',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='extratime',
            name='learner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extra_time', to='quiz.learner'),
        ),
        migrations.AddField(
            model_name='extratime',
            name='quiz',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extra_time', to='quiz.quiz'),
        ),
        migrations.AddConstraint(
            model_name='extratime',
            constraint=models.UniqueConstraint(fields=('learner', 'quiz', 'token'), name='extra_time_once'),
        ),
        migrations.AddConstraint(
            model_name='extratime',
            constraint=models.CheckConstraint(condition=models.Q(('minutes__gte', 1), ('attempt__isnull', True), _connector='OR'), name='extra_time_min_1'),
        ),
        Guard("quiz_quizversion", frozen=RULES, when="OLD.frozen_at IS NOT NULL", formerly=FORMERLY),
        Guard("quiz_revision", frozen=None),  # SQLite made the table anew
        Guard("quiz_extratime", frozen=("learner_id", "quiz_id", "attempt_id", "minutes", "token", "reason", "at")),
    ]

"""The tables of quiz."""

import content.models.fields
import django.db.models.deletion
import quiz.models.questions
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('content', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Learner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('user', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='learner', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='content.mission')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                'ordering': ['pk'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='QuestionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='quiz.question')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('kind', models.CharField(choices=quiz.models.questions.kinds, max_length=20, verbose_name='kind')),
                ('stem', models.TextField(verbose_name='question')),
                ('data', models.JSONField()),
                ('explanation', models.TextField(blank=True, verbose_name='explanation')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.topic', verbose_name='topic')),
                ('as_of', content.models.fields.PartialDateField(verbose_name='asks about')),
                ('change', models.CharField(choices=[('initial', 'first version'), ('cosmetic', 'wording only: statistics go on'), ('substantive', 'another key or meaning: statistics start anew')], default='initial', max_length=12, verbose_name='change')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='note on the change')),
                ('created_at', models.DateTimeField(verbose_name='created')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('problems', models.JSONField(default=list)),
                ('status', models.CharField(choices=[('draft', 'draft'), ('approved', 'approved'), ('rejected', 'rejected'), ('retired', 'retired'), ('replaced', 'replaced by a newer version')], default='draft', max_length=8, verbose_name='status')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision_reason', models.CharField(blank=True, max_length=400, verbose_name='reason')),
            ],
            options={
                'ordering': ['question', 'number'],
                'indexes': [models.Index(fields=['status', 'topic'], name='question_version_by_topic')],
                'constraints': [models.UniqueConstraint(fields=('question', 'number'), name='question_version_number'), models.UniqueConstraint(condition=models.Q(('status', 'approved')), fields=('question',), name='question_one_approved_version')],
            },
        ),
        migrations.CreateModel(
            name='QuestionFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='quiz.questionversion')),
                ('fact_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='question_links', to='content.factversion')),
                ('role', models.CharField(choices=[('asked', 'asked'), ('distractor', 'distractor'), ('context', 'context')], max_length=10, verbose_name='role')),
            ],
            options={
                'ordering': ['version', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'fact_version', 'role'), name='question_fact_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Quiz',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quizzes', to='content.mission', verbose_name='mission')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='short name')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('published', 'published'), ('retired', 'retired')], default='draft', max_length=10, verbose_name='status')),
            ],
            options={
                'verbose_name_plural': 'quizzes',
                'ordering': ['mission', 'title'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='QuizVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='quiz.quiz')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('purpose', models.CharField(choices=[('practice', 'practice'), ('check', 'quick check'), ('test', 'test')], default='practice', max_length=10, verbose_name='purpose')),
                ('knowledge_day', models.DateField(blank=True, help_text='Asks for what was true on this day. Empty: today.', null=True, verbose_name='knowledge day')),
                ('blueprint', models.JSONField(default=list)),
                ('feedback', models.CharField(choices=[('at_once', 'after each question'), ('submitted', 'after submitting'), ('never', 'never')], default='at_once', max_length=10, verbose_name='feedback')),
                ('time_limit_minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='time limit (minutes)')),
                ('attempts_allowed', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='attempts allowed')),
                ('pass_percent', models.PositiveSmallIntegerField(default=80, verbose_name='pass mark (%)')),
                ('created_at', models.DateTimeField(verbose_name='created')),
                ('frozen_at', models.DateTimeField(editable=False, null=True, verbose_name='frozen since')),
            ],
            options={
                'ordering': ['quiz', 'number'],
                'constraints': [models.UniqueConstraint(fields=('quiz', 'number'), name='quiz_version_number'), models.CheckConstraint(condition=models.Q(('pass_percent__range', (0, 100))), name='quiz_pass_percent_0_to_100'), models.CheckConstraint(condition=models.Q(('time_limit_minutes__isnull', True), ('time_limit_minutes__gte', 1), _connector='OR'), name='quiz_time_limit_min_1'), models.CheckConstraint(condition=models.Q(('feedback', 'at_once'), ('purpose', 'test'), _negated=True), name='quiz_test_gives_no_feedback_at_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='QuizQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fixed', to='quiz.quizversion')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fixed_in', to='quiz.question')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('points', models.PositiveSmallIntegerField(default=1, verbose_name='points')),
            ],
            options={
                'ordering': ['version', 'position', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'question'), name='quiz_question_once'), models.CheckConstraint(condition=models.Q(('points__gte', 1)), name='quiz_question_points_min_1')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='quiz.learner')),
                ('quiz', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='quiz.quiz')),
                ('quiz_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='quiz.quizversion')),
                ('number', models.PositiveSmallIntegerField(verbose_name='attempt')),
                ('state', models.CharField(choices=[('open', 'open'), ('finished', 'finished'), ('expired', 'time ran out'), ('voided', 'voided')], default='open', max_length=8, verbose_name='state')),
                ('knowledge_day', models.DateField(verbose_name='knowledge day')),
                ('started_at', models.DateTimeField(verbose_name='started')),
                ('deadline_at', models.DateTimeField(null=True, verbose_name='ends at the latest')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished')),
                ('released_at', models.DateTimeField(null=True, verbose_name='feedback released')),
                ('earned_numerator', models.BigIntegerField(null=True)),
                ('earned_denominator', models.BigIntegerField(null=True)),
                ('points', models.PositiveIntegerField(default=0, verbose_name='points possible')),
                ('passed', models.BooleanField(null=True, verbose_name='passed')),
                ('receipt', models.CharField(blank=True, max_length=64, verbose_name='receipt')),
            ],
            options={
                'ordering': ['-started_at'],
                'indexes': [models.Index(fields=['quiz', 'state'], name='attempt_by_quiz')],
                'constraints': [models.UniqueConstraint(fields=('learner', 'uuid'), name='attempt_uuid'), models.UniqueConstraint(fields=('learner', 'quiz', 'number'), name='attempt_number'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('learner', 'quiz'), name='attempt_one_open'), models.CheckConstraint(condition=models.Q(models.Q(('finished_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('finished_at__isnull', False)), _connector='OR'), name='attempt_open_or_finished'), models.CheckConstraint(condition=models.Q(models.Q(('earned_denominator__isnull', True), ('earned_numerator__isnull', True)), models.Q(('earned_denominator__gte', 1), ('earned_denominator__isnull', False), ('earned_numerator__isnull', False)), _connector='OR'), name='attempt_score_is_a_fraction')],
            },
        ),
        migrations.CreateModel(
            name='PaperQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.learner')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='quiz.attempt')),
                ('position', models.PositiveSmallIntegerField()),
                ('question_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='quiz.questionversion')),
                ('points', models.PositiveSmallIntegerField(default=1)),
                ('order', models.JSONField(default=list)),
            ],
            options={
                'ordering': ['attempt', 'position'],
                'constraints': [models.UniqueConstraint(fields=('learner', 'attempt', 'position'), name='paper_position'), models.CheckConstraint(condition=models.Q(('position__gte', 1)), name='paper_position_from_1'), models.CheckConstraint(condition=models.Q(('points__gte', 1)), name='paper_points_min_1')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='AttemptEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.learner')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='quiz.attempt')),
                ('kind', models.CharField(choices=[('started', 'started'), ('finished', 'finished'), ('expired', 'time ran out'), ('released', 'feedback released'), ('voided', 'voided')], max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('data', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ['attempt', 'at', 'pk'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.learner')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='quiz.attempt')),
                ('position', models.PositiveSmallIntegerField()),
                ('client', models.CharField(max_length=40)),
                ('seq', models.PositiveBigIntegerField()),
                ('value', models.JSONField()),
                ('digest', models.CharField(max_length=64)),
                ('received_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['attempt', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('learner', 'attempt', 'position', 'client', 'seq', 'digest'), name='revision_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.learner')),
                ('attempt', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='quiz.attempt')),
                ('paper_question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='quiz.paperquestion')),
                ('value', models.JSONField(default=dict)),
                ('confidence', models.PositiveSmallIntegerField(null=True)),
                ('is_flagged', models.BooleanField(default=False)),
                ('client', models.CharField(blank=True, max_length=40)),
                ('seq', models.PositiveBigIntegerField(default=0)),
                ('saved_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['attempt', 'paper_question'],
                'constraints': [models.UniqueConstraint(fields=('learner', 'paper_question'), name='response_one_per_question'), models.CheckConstraint(condition=models.Q(('confidence__isnull', True), ('confidence__range', (1, 3)), _connector='OR'), name='response_confidence_1_to_3')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Grade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.learner')),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grades', to='quiz.response')),
                ('rule', models.CharField(max_length=20)),
                ('key_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.questionversion')),
                ('numerator', models.BigIntegerField()),
                ('denominator', models.BigIntegerField()),
                ('reason', models.CharField(choices=[('graded', 'graded'), ('regraded', 'graded again with a corrected key'), ('voided', 'question voided'), ('manual', 'decided by a person')], default='graded', max_length=10)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ['response', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('denominator__gte', 1)), name='grade_denominator_min_1')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('learner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='quiz.learner')),
                ('paper_question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='quiz.paperquestion')),
                ('question_version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='quiz.questionversion')),
                ('reason', models.CharField(choices=[('wrong_key', 'The correct answer is wrong'), ('outdated', 'It is outdated'), ('unclear', 'It is unclear'), ('means_same', 'My answer means the same'), ('typo', 'There is a typing error'), ('other', 'Something else')], max_length=10, verbose_name='reason')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name="in the learner's words")),
                ('created_at', models.DateTimeField(verbose_name='reported')),
                ('status', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('declined', 'declined')], default='open', max_length=8, verbose_name='status')),
                ('ruling', models.TextField(blank=True, verbose_name='ruling')),
                ('ruled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ruled_at', models.DateTimeField(editable=False, null=True, verbose_name='ruled')),
            ],
            options={
                'ordering': ['-created_at'],
                'constraints': [models.UniqueConstraint(fields=('learner', 'paper_question', 'reason'), name='report_once'), models.CheckConstraint(condition=models.Q(models.Q(('ruled_at__isnull', True), ('status', 'open')), models.Q(models.Q(('status', 'open'), _negated=True), ('ruled_at__isnull', False)), _connector='OR'), name='report_open_or_ruled')],
                'indexes': [],
            },
        ),
        migrations.AddField(
            model_name='questionversion',
            name='facts',
            field=models.ManyToManyField(related_name='questions', through='quiz.QuestionFact', to='content.factversion'),
        ),
        migrations.AddField(
            model_name='question',
            name='current',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.questionversion'),
        ),
        migrations.AddField(
            model_name='quiz',
            name='current',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='quiz.quizversion'),
        ),
    ]

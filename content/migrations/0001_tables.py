"""The tables of content."""

import content.models.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(unique=True, verbose_name='short name')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('footnote', models.TextField(blank=True, help_text='Shown at the foot of every page of the mission.', verbose_name='footnote')),
            ],
            options={
                'ordering': ['name'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='content.mission')),
                ('slug', models.SlugField(verbose_name='short name')),
                ('title', models.CharField(max_length=120, verbose_name='title')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'ordering': ['mission', 'position', 'slug'],
                'constraints': [models.UniqueConstraint(fields=('mission', 'slug'), name='topic_slug_in_mission')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='content.mission')),
                ('slug', models.SlugField(max_length=80, verbose_name='short name')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('publisher', models.CharField(max_length=200, verbose_name='publisher')),
                ('address', models.URLField(blank=True, verbose_name='web address')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('rights', models.CharField(choices=[('quote', 'quotes may be shown to learners'), ('restricted', 'restricted: statements and citations only'), ('unknown', 'not known: statements and citations only')], default='unknown', max_length=12, verbose_name='rights')),
                ('rights_note', models.CharField(blank=True, max_length=300, verbose_name='about the rights')),
                ('marking', models.CharField(blank=True, help_text='Protective marking, if any.', max_length=60, verbose_name='marking')),
                ('status', models.CharField(choices=[('active', 'in use'), ('withdrawn', 'withdrawn')], default='active', max_length=12, verbose_name='status')),
            ],
            options={
                'ordering': ['mission', 'title'],
                'constraints': [models.UniqueConstraint(fields=('mission', 'slug'), name='document_slug_in_mission')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='content.document')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.mission')),
                ('number', models.PositiveSmallIntegerField(verbose_name='edition')),
                ('text', models.TextField(verbose_name='text')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('is_brief', models.BooleanField(default=False, verbose_name='our own restatement')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('dated', content.models.fields.PartialDateField(verbose_name='date')),
                ('dated_known', models.CharField(choices=[('stated', 'stated in the text'), ('inferred', 'inferred from the text'), ('set', 'set by an instructor'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='how the date is known')),
                ('imported_at', models.DateTimeField(verbose_name='imported')),
            ],
            options={
                'ordering': ['document', 'number'],
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='edition_number_in_document'), models.UniqueConstraint(fields=('mission', 'digest'), name='edition_text_once_in_mission'), models.CheckConstraint(condition=models.Q(models.Q(('dated__isnull', True), ('dated_known', 'unknown')), models.Q(('dated__isnull', False), models.Q(('dated_known', 'unknown'), _negated=True)), _connector='OR'), name='edition_date_known_or_not')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='content.edition')),
                ('position', models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(0)])),
                ('kind', models.CharField(choices=[('heading', 'heading'), ('paragraph', 'paragraph'), ('bullet', 'list row'), ('keyvalue', 'label and value'), ('boilerplate', 'not part of the text')], max_length=12)),
                ('level', models.PositiveSmallIntegerField(default=0)),
                ('heading_path', models.JSONField(default=list)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['edition', 'position'],
                'constraints': [models.UniqueConstraint(fields=('edition', 'position'), name='passage_position_in_edition'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='passage_start_before_end')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Entity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entities', to='content.mission')),
                ('slug', models.SlugField(max_length=80, verbose_name='short name')),
                ('kind', models.CharField(choices=[('organisation', 'organisation'), ('unit', 'unit'), ('place', 'place'), ('person', 'person'), ('agreement', 'agreement or resolution'), ('event', 'event'), ('programme', 'programme'), ('office', 'office'), ('other', 'other')], default='other', max_length=12, verbose_name='kind')),
                ('name', models.CharField(max_length=200, verbose_name='usual name')),
            ],
            options={
                'verbose_name_plural': 'entities',
                'ordering': ['mission', 'name'],
                'constraints': [models.UniqueConstraint(fields=('mission', 'slug'), name='entity_slug_in_mission')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='EntityName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='content.entity')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('kind', models.CharField(choices=[('name', 'name'), ('acronym', 'acronym'), ('alias', 'other spelling')], default='name', max_length=8, verbose_name='kind')),
            ],
            options={
                'ordering': ['entity', 'language', 'name'],
                'constraints': [models.UniqueConstraint(fields=('entity', 'name', 'language'), name='entity_name_once')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Attribute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attributes', to='content.mission')),
                ('slug', models.SlugField(max_length=80, verbose_name='short name')),
                ('label', models.CharField(max_length=120, verbose_name='label')),
                ('kind', models.CharField(choices=[('quantity', 'number'), ('date_event', 'date of an event'), ('definition', 'what it is'), ('acronym', 'what letters stand for'), ('membership', 'part of a list'), ('location', 'place'), ('role', 'role'), ('legal_basis', 'legal basis'), ('sequence', 'order'), ('other', 'other')], max_length=12, verbose_name='kind of fact')),
                ('value_type', models.CharField(choices=[('number', 'number'), ('date', 'date'), ('text', 'text'), ('entity', 'entity')], default='text', max_length=8, verbose_name='kind of value')),
                ('is_list', models.BooleanField(default=False, verbose_name='several values at once')),
                ('is_volatile', models.BooleanField(default=False, verbose_name='changes over time')),
                ('holds_days', models.PositiveSmallIntegerField(default=0, help_text='Before and after the day it was made.', verbose_name='an observation holds (days)')),
            ],
            options={
                'ordering': ['mission', 'label'],
                'constraints': [models.UniqueConstraint(fields=('mission', 'slug'), name='attribute_slug_in_mission'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['quantity']), ('value_type', 'number')), models.Q(('kind', 'quantity'), _negated=True), _connector='OR'), name='attribute_quantity_is_number')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='content.mission')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='content.fact')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', models.F('pk')), _negated=True), name='fact_not_merged_into_itself')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='FactVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='content.fact')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.entity', verbose_name='subject')),
                ('attribute', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.attribute', verbose_name='attribute')),
                ('value', models.CharField(help_text='14000, 1999-06-12 or words.', max_length=400, verbose_name='value')),
                ('value_entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.entity', verbose_name='value as an entity')),
                ('unit', models.CharField(blank=True, max_length=60, verbose_name='unit')),
                ('hedge', models.CharField(blank=True, choices=[('about', 'about'), ('almost', 'almost'), ('over', 'over'), ('under', 'under'), ('at_most', 'at most'), ('at_least', 'at least')], max_length=8, verbose_name='hedge')),
                ('nature', models.CharField(choices=[('event', 'event: happened at a time'), ('observation', 'observation: true when observed'), ('state', 'state: true from a time on')], max_length=12, verbose_name='nature')),
                ('begins', content.models.fields.PartialDateField(verbose_name='from, or at')),
                ('ends', content.models.fields.PartialDateField(verbose_name='until')),
                ('known', models.CharField(choices=[('stated', 'stated in the text'), ('inferred', 'inferred from the text'), ('set', 'set by an instructor'), ('unknown', 'not known')], default='unknown', max_length=8, verbose_name='how the date is known')),
                ('modality', models.CharField(choices=[('happened', 'happened'), ('planned', 'planned')], default='happened', max_length=8, verbose_name='happened or planned')),
                ('negated', models.BooleanField(default=False, verbose_name='negated')),
                ('statement', models.TextField(verbose_name='statement')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.topic', verbose_name='topic')),
                ('importance', models.PositiveSmallIntegerField(default=2, verbose_name='importance')),
                ('tier', models.CharField(choices=[('A', 'sure enough to draft questions'), ('B', 'for the instructor only')], default='B', max_length=1, verbose_name='tier')),
                ('rule', models.CharField(blank=True, max_length=60, verbose_name='found by')),
                ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                ('recorded_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('status', models.CharField(choices=[('draft', 'draft'), ('approved', 'approved'), ('rejected', 'rejected'), ('retired', 'retired'), ('replaced', 'replaced by a newer version')], default='draft', max_length=8, verbose_name='status')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision_reason', models.CharField(blank=True, max_length=400, verbose_name='reason')),
            ],
            options={
                'ordering': ['fact', 'number'],
                'indexes': [models.Index(fields=['subject', 'attribute'], name='fact_version_series')],
                'constraints': [models.UniqueConstraint(fields=('fact', 'number'), name='fact_version_number'), models.UniqueConstraint(condition=models.Q(('status', 'approved')), fields=('fact',), name='fact_one_approved_version'), models.CheckConstraint(condition=models.Q(('importance__range', (1, 3))), name='fact_importance_1_to_3'), models.CheckConstraint(condition=models.Q(('begins__isnull', False), ('ends__isnull', False), ('known', 'unknown'), _connector='OR'), name='fact_date_known_or_not'), models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('nature', 'state'), _connector='OR'), name='fact_only_states_end')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='content.factversion')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='content.passage')),
                ('role', models.CharField(choices=[('value', 'the value'), ('subject', 'the subject or lead-in'), ('time', 'the time')], max_length=8, verbose_name='carries')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('quote', models.TextField(verbose_name='quote')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['version', 'passage', 'start'],
                'constraints': [models.UniqueConstraint(fields=('version', 'passage', 'role', 'start', 'end'), name='evidence_once'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='evidence_start_before_end'), models.CheckConstraint(condition=models.Q(('end', django.db.models.expressions.CombinedExpression(models.F('start'), '+', django.db.models.functions.text.Length('quote')))), name='evidence_quote_as_long_as_span')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Premise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='premises', to='content.factversion')),
                ('premise', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='content.factversion')),
            ],
            options={
                'ordering': ['version', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('version', 'premise'), name='premise_once'), models.CheckConstraint(condition=models.Q(('version', models.F('premise')), _negated=True), name='premise_not_itself')],
                'indexes': [],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('mission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='content.mission')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='content.document', verbose_name='new edition of')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('publisher', models.CharField(max_length=200, verbose_name='publisher')),
                ('address', models.URLField(blank=True, verbose_name='web address')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='language')),
                ('rights', models.CharField(choices=[('quote', 'quotes may be shown to learners'), ('restricted', 'restricted: statements and citations only'), ('unknown', 'not known: statements and citations only')], default='unknown', max_length=12, verbose_name='rights')),
                ('rights_note', models.CharField(blank=True, max_length=300, verbose_name='about the rights')),
                ('marking', models.CharField(blank=True, max_length=60, verbose_name='marking')),
                ('published', content.models.fields.PartialDateField(verbose_name='published')),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('encoding', models.CharField(blank=True, max_length=40, verbose_name='encoding')),
                ('staged', models.BinaryField(null=True)),
                ('status', models.CharField(choices=[('asking', 'waits for your confirmation'), ('queued', 'waiting'), ('running', 'running'), ('done', 'done'), ('already', 'already imported'), ('refused', 'refused'), ('failed', 'failed'), ('cancelled', 'cancelled')], default='queued', max_length=10, verbose_name='status')),
                ('stage', models.CharField(blank=True, max_length=60, verbose_name='step')),
                ('steps_done', models.PositiveSmallIntegerField(default=0)),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('edition', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.edition')),
                ('report', models.JSONField(editable=False, null=True)),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(verbose_name='handed in')),
                ('heartbeat_at', models.DateTimeField(editable=False, null=True)),
                ('finished_at', models.DateTimeField(editable=False, null=True, verbose_name='finished')),
            ],
            options={
                'ordering': ['-created_at'],
                'indexes': [],
                'constraints': [],
            },
        ),
        migrations.AddField(
            model_name='fact',
            name='current',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='content.factversion'),
        ),
    ]

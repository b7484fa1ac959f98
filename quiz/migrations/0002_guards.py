"""What was asked, answered and graded stays as it was, whatever code runs."""

from django.db import migrations

from kfor_site.database import Guard

QUESTION = (
    *("question_id", "number", "kind", "stem", "data", "explanation", "language", "topic_id", "as_of"),
    *("change", "note", "created_at"),
)
QUIZ = (
    *("quiz_id", "number", "purpose", "knowledge_day", "blueprint", "feedback", "time_limit_minutes"),
    *("attempts_allowed", "pass_percent", "frozen_at"),
)


class Migration(migrations.Migration):
    dependencies = [("quiz", "0001_tables")]

    operations = [
        Guard("quiz_question", frozen=("mission_id", "uuid")),
        Guard("quiz_questionversion", frozen=QUESTION),
        Guard("quiz_questionfact", frozen=None),
        Guard("quiz_quizversion", frozen=QUIZ, when="OLD.frozen_at IS NOT NULL"),
        Guard("quiz_attempt", frozen=("uuid", "learner_id", "quiz_id", "quiz_version_id", "number", "knowledge_day", "started_at")),
        Guard("quiz_paperquestion", frozen=None),
        Guard("quiz_attemptevent", frozen=("learner_id", "attempt_id", "kind", "at", "data")),
        Guard("quiz_revision", frozen=None),
        Guard("quiz_response", frozen=("learner_id", "attempt_id", "paper_question_id")),
        Guard("quiz_grade", frozen=("learner_id", "response_id", "rule", "key_version_id", "numerator", "denominator", "reason", "at")),
    ]

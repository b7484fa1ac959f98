"""What we ask: questions, quizzes, attempts, scores and statistics. Imports content, never the other way round."""

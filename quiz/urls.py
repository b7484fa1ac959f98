"""Addresses of what learners do."""

from django.urls import path

from quiz.views import attempts, clock, home, quizzes, reports

app_name = "quiz"
urlpatterns = [
    path("", home.home, name="home"),
    # /quizzes/
    path("quizzes/", quizzes.quiz_list, name="quizzes"),
    path("quizzes/<slug:slug>/", quizzes.start, name="start"),
    # /attempts/
    path("attempts/<uuid:attempt>/", attempts.show_results, name="results"),
    path("attempts/<uuid:attempt>/clock/", clock.clock, name="clock"),
    path("attempts/<uuid:attempt>/check/", attempts.check, name="check"),
    path("attempts/<uuid:attempt>/submit/", attempts.submit, name="submit"),
    path("attempts/<uuid:attempt>/<int:number>/", attempts.question, name="question"),
    path("attempts/<uuid:attempt>/<int:number>/feedback/", attempts.feedback, name="feedback"),
    path("attempts/<uuid:attempt>/<int:number>/report/", reports.report, name="report"),
]

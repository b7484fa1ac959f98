"""Report a problem with a question."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from kfor_site.http import render_page
from quiz import pages, queries, reporting
from quiz.models import Report


class ReportForm(forms.Form):
    """Why, and in the learner's own words."""

    reason = forms.ChoiceField(label=gettext_lazy("What is wrong?"), choices=Report.Reason, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("In your words"), required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )


@login_required
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """A report goes with the question as it was asked; only where the learner may see the feedback or is asked it."""
    now = timezone.now()
    found = queries.attempt_or_404(request, attempt, now=now)
    asked = get_object_or_404(
        found.paper.select_related("question_version").prefetch_related("responses__grades"), position=number
    )
    if found.is_open and not found.quiz_version.is_practice:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    back_url = pages.after_report_url(found, asked)
    if form.is_valid():
        reporting.report(asked, **form.cleaned_data, now=now)
        messages.success(request, _("Thank you. Your report has been sent to the instructors."))
        return redirect(back_url)
    stem = asked.question_version.content.stem
    context = {"form": form, "number": number, "quiz_title": found.quiz.title, "stem": stem, "back_url": back_url}
    return render_page(request, "quiz/report.html", context, status=422 if form.errors else 200)

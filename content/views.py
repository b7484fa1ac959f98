"""Pages that learners read: documents, topics, facts, series. What a test of theirs asks about is closed to them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from content import queries, reading
from content.models import Document, Topic
from kfor_site.http import SealedRequest, render_page
from people import policy


@login_required
@require_GET
def documents(request: HttpRequest) -> HttpResponse:
    """The sources, with who published them and when."""
    return render_page(request, "content/document_list.html", reading.document_list())


@login_required
@require_GET
def document(request: SealedRequest, slug: str) -> HttpResponse:
    """One document to read, its facts marked; who may make facts gets a control at each sentence."""
    found = _named_or_404(request, Document.objects.filter(status=Document.Status.ACTIVE, slug=slug))
    edition = reading.edition_to_show(found, request.GET.get("edition", ""))
    if edition is None or reading.rests_on(edition, request.sealed_facts):
        raise Http404
    may_make = policy.may(request.user, "add", "content.fact") and policy.reaches(request.user, found)
    return render_page(request, "content/document.html", reading.document_page(edition, may_make=may_make))


@login_required
@require_GET
def topic(request: SealedRequest, slug: str) -> HttpResponse:
    """What a trainee must know of a topic."""
    found = _named_or_404(request, Topic.objects.filter(slug=slug))
    return render_page(request, "content/topic.html", reading.topic_page(found, request.sealed_facts))


@login_required
@require_GET
def fact(request: SealedRequest, pk: int) -> HttpResponse:
    """One fact with its evidence; the id of a merged fact leads to the one it was merged into."""
    found = queries.current_fact(pk)
    sealed = request.sealed_facts
    if found is None or found.pk in sealed or pk in sealed:
        raise Http404
    if found.pk != pk:
        return redirect(found)
    version = reading.approved_version(found)
    if version is None or not reading.premises_of(version).isdisjoint(sealed):
        raise Http404
    return render_page(request, "content/fact.html", reading.fact_page(version, sealed))


@login_required
@require_GET
def series(request: SealedRequest, slug: str) -> HttpResponse:
    """All values of one subject and attribute over time."""
    page = reading.series_page(slug, mission=request.GET.get("mission", ""), today=timezone.localdate())
    if page is None or not page["fact_ids"].isdisjoint(request.sealed_facts):
        raise Http404
    return render_page(request, "content/series.html", page)


def _named_or_404[Row: Model](request: HttpRequest, found: QuerySet[Row]) -> Row:
    """The one of that name; where missions share the name, that of the mission asked for, or of the older one."""
    if mission := request.GET.get("mission"):
        found = found.filter(mission__slug=mission)
    row = found.order_by("mission").select_related("mission").first()
    if row is None:
        raise Http404
    return row

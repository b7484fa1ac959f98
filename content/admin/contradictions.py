"""The contradiction desk: facts that say different things of one time, side by side, and the rulings on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content import disputes, ruling
from content.admin.desk import COLOURS, DeskAdmin, by, change_url, posted_pk
from content.admin.fact_pages import sources, time_words, value_words
from content.curation import CannotDecide
from content.ledger.contradictions import contradictions
from content.models import Fact, FactVersion, Mission, Ruling
from content.models.facts import Status
from content.queries import outlines, quoted_versions
from people import policy

A_PAGE = 8
"""How many matters one page shows, each with all its quotes."""

Matter = Sequence[FactVersion]


def contradictions_page(desk: DeskAdmin, request: HttpRequest) -> HttpResponse:
    """The open matters of a mission first, then those ruled on; a POST rules on one."""
    missions = policy.visible(Mission.objects.all(), by(request))
    error = ""
    if request.method == "POST":
        try:
            return _rule(request, Fact.objects.filter(mission__in=missions))
        except CannotDecide as refusal:
            error = str(refusal)
    known = list(missions)
    mission = next((row for row in known if row.slug == request.GET.get("mission")), known[0] if known else None)
    context = {
        **(_listed(mission, request.GET.get("page", "1")) if mission else {"matters": [], "open_count": 0}),
        "missions": known,
        "mission": mission,
        "may_rule": desk.has_change_permission(request),
        "error": error,
        "posted": request.POST,
    }
    template = "admin/content/fact/contradictions.html"
    return desk.page(request, template, _("Contradictions"), context, status=409 if error else 200)


def _rule(request: HttpRequest, facts: QuerySet[Fact]) -> HttpResponse:
    """Decide as posted, on facts within the reach of the account. Raises CannotDecide, Http404."""
    pks = {int(pk) for pk in request.POST.getlist("fact") if pk.isdecimal() and pk.isascii() and len(pk) < 19}
    chosen = list(facts.filter(pk__in=pks))
    if len(chosen) < len(pks):
        raise Http404
    wanted = Ruling.Verdict.OPEN if "undo" in request.POST else request.POST.get("verdict", "")
    verdict, _sep, preferred = wanted.partition(":")
    made = ruling.rule(
        chosen,
        verdict,
        by=by(request),
        now=timezone.now(),
        reason=request.POST.get("reason", ""),
        seen=posted_pk(request.POST, "seen"),
        preferred=next((fact for fact in chosen if str(fact.pk) == preferred), None),
    )
    messages.success(
        request, _("Ruled: %(verdict)s.") % {"verdict": made.get_verdict_display()} if made.counts else _("Taken back.")
    )
    return HttpResponseRedirect(f"{desk_url()}?mission={made.mission.slug}")


def desk_url() -> str:
    """Where contradictions are ruled on."""
    return reverse("admin:content_fact_contradictions")


class Matters(NamedTuple):
    """The contradictions of a mission: those to rule on as they stand now, and those ruled on.

    ``newest`` has by the id of each fact that of the newest ruling on it, also of one that took another back.
    """

    waiting: list[Matter]
    ruled: list[tuple[Matter, Ruling]]
    newest: dict[int, int]


def matters_of(mission: Mission) -> Matters:
    """What contradicts each other in the mission.

    What is approved comes first, and drafts of which no question may be drafted last.
    """
    known = outlines(mission, (Status.APPROVED, Status.DRAFT))
    found: list[Matter] = [
        [known[fact.id][1] for fact in matter.facts]
        for matter in contradictions(entry for entry, _version in known.values())
    ]
    found.sort(key=lambda matter: (-sum(row.status == Status.APPROVED for row in matter), _least_sure(matter)))
    newest = disputes.newest_on({row.fact_id for matter in found for row in matter})
    rulings = disputes.counting(newest)
    ruled = [(matter, one) for matter in found if (one := _ruling_on(matter, rulings)) is not None]
    done = {id(matter) for matter, _one in ruled}
    return Matters([matter for matter in found if id(matter) not in done], ruled, newest)


def _least_sure(matter: Matter) -> str:
    return max(row.tier for row in matter)


def _ruling_on(matter: Matter, rulings: dict[int, Ruling]) -> Ruling | None:
    """The one ruling that counts on all the facts of the matter; a fact that came later opens it again."""
    found = {rulings[row.fact_id].pk if row.fact_id in rulings else 0 for row in matter}
    return rulings[matter[0].fact_id] if len(found) == 1 and 0 not in found else None


def _listed(mission: Mission, page: str) -> dict[str, Any]:
    waiting, ruled, newest = matters_of(mission)
    rows = [*((matter, None) for matter in waiting), *ruled]
    shown: Page[Any] = Paginator(rows, A_PAGE).get_page(page)
    pks = [row.pk for matter, _one in shown for row in matter]
    full = {row.pk: row for row in quoted_versions().filter(pk__in=pks)}
    return {
        "matters": [_matter([full[row.pk] for row in matter], one, newest) for matter, one in shown],
        "page_obj": shown,
        "open_count": len(waiting),
        "ruled_count": len(ruled),
    }


def _matter(versions: Matter, one: Ruling | None, newest: dict[int, int]) -> dict[str, Any]:
    first = versions[0]
    return {
        "id": str(first.fact_id),
        "subject": first.subject,
        "attribute": first.attribute,
        "facts": [_fact(version, one) for version in versions],
        "ruling": one,
        "seen": max((newest.get(version.fact_id, 0) for version in versions), default=0),
    }


def _fact(version: FactVersion, one: Ruling | None) -> dict[str, Any]:
    return {
        "pk": version.fact_id,
        "url": change_url("content.fact", version.fact_id),
        "statement": version.statement,
        "value": value_words(version),
        "time": time_words(version),
        "status": version.get_status_display(),
        "colour": COLOURS.get(version.status, ""),
        "tier": version.tier,
        "is_preferred": one is not None and one.preferred_id == version.fact_id,
        "sources": sources(version.evidence.all()),
    }

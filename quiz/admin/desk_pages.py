"""What the review page shows: the queue, one draft beside its passage, its facts and problems, and the way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from content.admin.desk import COLOURS, by, change_url, posted_pk
from content.admin.fact_pages import fact_row, sources, time_words, value_words
from content.models import FactVersion
from content.models.facts import Status
from people import policy
from people.models import User
from quiz import curation, desk
from quiz.admin.question_pages import preview
from quiz.admin.question_problems import SEVERITIES
from quiz.desk import Narrowed, Place, Waiting

BEFORE, AFTER = 3, 12
"""How many places of the queue are shown before and after the one at hand."""

BESIDE = 6
"""How many other questions on the same facts are named."""

FINDINGS = (
    ("none", gettext_lazy("nothing found")),
    ("warn", gettext_lazy("a warning")),
    ("block", gettext_lazy("blocked")),
)


def narrowed(asked: Mapping[str, str]) -> Narrowed:
    """What an address narrows the queue to; what makes no sense in it is left out."""
    topic, finding = asked.get("topic", ""), asked.get("finding", "")
    tier = asked.get("tier", "")
    return Narrowed(
        document=posted_pk(asked, "document"),
        topic=topic if topic == "none" or posted_pk(asked, "topic") else "",
        tier=tier if tier in FactVersion.Tier.values else "",
        finding=finding if finding in dict(FINDINGS) else "",  # type: ignore[arg-type]  # one of the literals
        words=asked.get("q", "").strip()[:200],
    )


def address(chosen: Narrowed, **at: object) -> str:
    """The address of the queue, narrowed; ``at`` as item="question-12"."""
    told = {
        **{"document": chosen.document, "topic": chosen.topic, "tier": chosen.tier},
        **{"finding": chosen.finding, "q": chosen.words, **at},
    }
    kept = {name: str(value) for name, value in told.items() if value}
    return f"{reverse('admin:desk')}?{urlencode(kept)}".rstrip("?")


def today(now: datetime) -> datetime:
    """When the day began in the zone of the desk."""
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def session_began(user: User, now: datetime) -> datetime:
    """From when on decisions can be undone one by one: the log-in, or the morning where that was earlier."""
    morning = today(now)
    began = min(user.last_login or morning, morning)
    return max(began, now - timedelta(days=30))


def queue_page(request: HttpRequest, chosen: Narrowed, *, now: datetime) -> dict[str, Any]:
    """All that the page shows where nothing was refused."""
    user, found = by(request), desk.line(by(request), chosen)
    item, after = (desk.place_of(request.GET.get(name, "")) for name in ("item", "after"))
    item = desk.place_of(request.POST.get("item", "")) or item  # what was refused is shown as it now stands
    rows = desk.onward(found, item or after, AFTER, is_past=item is None)
    is_round = not rows and (item or after) is not None
    if is_round:  # past the end, the queue begins again
        rows = desk.onward(found, None, AFTER)
    gone = desk.find(user, item) if item and (not rows or rows[0].place != item) else None
    at = gone or next(iter(rows), None)
    is_inside = (item or after) is not None and not is_round
    earlier = desk.before(found, at.place, BEFORE) if at and is_inside else []
    queue = [*earlier, *([gone] if gone else []), *rows]
    place = queue.index(at) if at else 0
    following = queue[place + 1] if place + 1 < len(queue) else None
    return {
        **frame(user, chosen, found, now=now),
        "queue": [_queue_row(chosen, row, is_here=row is at) for row in queue],
        "previous_url": address(chosen, item=queue[place - 1].place) if place else "",
        "next_url": address(chosen, item=following.place) if following else "",
        "skip_url": address(chosen, after=at.place) if at else "",
        "here": here(user, at) if at else None,
        "is_moved": bool(item or after),
    }


def frame(user: User, chosen: Narrowed, found: desk.Line, *, now: datetime) -> dict[str, Any]:
    """What stands around the draft: the counts and the ways to narrow the queue."""
    documents, topics = desk.narrowings(user)
    counts = desk.tally(found, user, since=today(now))
    title = dict(documents).get(str(chosen.document))
    return {
        "title": _("Review “%(title)s”") % {"title": title} if title else _("Review"),
        "tally": counts,
        "tally_words": tally_words(counts),
        "chosen": chosen,
        "is_narrowed": chosen != Narrowed(),
        "documents": documents,
        "topics": topics,
        "tiers": FactVersion.Tier.choices,
        "findings": FINDINGS,
        "here_url": address(chosen),
        "bulk_url": address(chosen).replace(reverse("admin:desk"), reverse("admin:desk_together"), 1),
        "sample_left": max(0, desk.SAMPLE - counts.sample),
        "may_build": user.has_perm("quiz.add_quiz"),
    }


def tally_words(counts: desk.Tally) -> str:
    """ "7 approved, 1 rejected, 34 to go"."""
    parts = [_("%(count)s approved") % {"count": counts.approved}]
    if counts.rejected:
        parts.append(_("%(count)s rejected") % {"count": counts.rejected})
    return ", ".join([*parts, _("%(count)s to go") % {"count": counts.to_go}])


def _queue_row(chosen: Narrowed, row: Waiting, *, is_here: bool) -> dict[str, Any]:
    is_question = row.place.kind == "question"
    words, colour = _state(row)
    return {
        "url": address(chosen, item=row.place),
        "words": row.version.stem if is_question else row.version.statement,
        "is_here": is_here,
        "is_fact": not is_question,
        "state": words,
        "colour": colour,
    }


def _state(row: Waiting) -> tuple[str, str]:
    """What a row of the queue says of its draft, and in which colour."""
    if row.version.status != Status.DRAFT:
        return str(row.version.get_status_display()), COLOURS.get(row.version.status, "")
    if row.place.kind == "fact":
        return ("", "") if is_placed(row.version) else (_("no date"), "bad")
    found = curation.problems_of(row.version)
    counts = Counter(problem["severity"] for problem in found if "waived" not in problem)
    if counts["block"]:
        return _("Blocked"), "bad"
    warnings = ngettext("%(count)s warning", "%(count)s warnings", counts["warn"]) % {"count": counts["warn"]}
    return (warnings, "warn") if counts["warn"] else ("", "")


def is_placed(fact: FactVersion) -> bool:
    """Whether a fact that changes over time says when it holds."""
    return fact.begins is not None or not fact.attribute.is_volatile


def here(user: User, at: Waiting) -> dict[str, Any]:
    """One draft with all that its decision rests on."""
    facts = desk.facts_of(at)
    label = f"{'quiz' if at.place.kind == 'question' else 'content'}.{at.place.kind}"
    return {
        "place": at.place,
        "version": at.version,
        "is_draft": at.version.status == Status.DRAFT,
        "is_decided": at.version.status in desk.DECISIONS,
        "colour": COLOURS.get(at.version.status, ""),
        "facts": [_fact(fact) for fact in facts],
        "sources": sources([row for fact in facts for row in fact.evidence.all()]),
        "beside": [_beside(row) for row in desk.beside(at, facts, BESIDE)],
        "edit_url": change_url(label, at.place.pk),
        "may_change": policy.may(user, "change", label),
        **(_question(user, at, facts) if at.place.kind == "question" else {}),
    }


def _question(user: User, at: Waiting, facts: list[FactVersion]) -> dict[str, Any]:
    content = at.version.content
    seen = preview(content, "p", rng=Random(at.version.pk))
    drafts = [fact for fact in facts if fact.status == Status.DRAFT]
    lines = [line for line in seen["outcomes"][0]["lines"] if line.text]
    return {
        "kind": content.label,
        "lines": lines,
        "key": "" if any(line.is_key and not line.key for line in lines) else content.key_words(),
        "problems": [_problem(row) for row in curation.problems_of(at.version)],
        "preview": seen,
        "drafts": drafts,
        "may_approve_facts": policy.may(user, "change", "content.fact"),
    }


def _problem(row: dict[str, str]) -> dict[str, Any]:
    words, colour = SEVERITIES[row["severity"]]
    waived = row.get("waived", "")
    return {"text": row["text"], "words": _("May stand") if waived else words, "colour": "" if waived else colour}


def _fact(fact: FactVersion) -> dict[str, Any]:
    now_said = fact.fact.current
    is_overtaken = now_said is not None and now_said.pk != fact.pk and not fact.says_the_same(now_said)
    return {
        **fact_row(fact),
        "pk": fact.pk,
        "role": getattr(fact, "role", "asked"),
        "value": value_words(fact),
        "time": time_words(fact),
        "tier": fact.tier,
        "topic": fact.topic,
        "is_placed": is_placed(fact),
        "now_said": now_said.statement if is_overtaken and now_said else "",
        "premises": [fact_row(row.premise) for row in fact.premises.all()],
        "is_founded": bool(fact.premises.all()) or any(row.role == "value" for row in fact.evidence.all()),
    }


def _beside(row: Any) -> dict[str, Any]:
    return {
        "url": change_url("quiz.question", row.question_id),
        "stem": row.stem,
        "status": row.get_status_display(),
        "colour": COLOURS.get(row.status, ""),
    }


def place_of_version(version: Any) -> Place:
    """Where a version stands in the queue."""
    return (
        Place("fact", version.fact_id) if isinstance(version, FactVersion) else Place("question", version.question_id)
    )

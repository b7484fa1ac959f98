"""Filing facts and questions under topics: many at once from their list, or a fact from its own page."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from content.admin.desk import DeskAdmin, by
from content.curation import CannotDecide
from content.models import Mission, Topic

NONE = "none"
"""What the select posts for no topic; nothing at all is posted where nothing was chosen."""


def file_many(
    desk: DeskAdmin, request: HttpRequest, rows: QuerySet[Any], curation: ModuleType, title: str
) -> HttpResponse | None:
    """File what the rows are under one topic; the page that asks for it comes first."""
    chosen = list(rows)
    if not chosen:  # they were of a mission that the account does not reach, or are gone
        return None
    if len({row.mission_id for row in chosen}) > 1:
        messages.warning(request, _("They belong to several missions, each with its own topics. Choose those of one."))
        return None
    mission = chosen[0].mission
    error = ""
    if "topic" in request.POST:
        try:
            file_under(request, mission, chosen, curation)
        except CannotDecide as refusal:
            error = str(refusal)
        else:
            return None
    context = {
        "rows": chosen,
        "mission": mission,
        "topics": mission.topics.all(),
        "action": "set_topic_of_selected",
        "checkbox": ACTION_CHECKBOX_NAME,
        "error": error,
        "back_url": desk.list_url(),
        "topics_url": reverse("admin:content_topic_add"),
    }
    return desk.page(request, "admin/desk_topic.html", title, context)


def file_under(request: HttpRequest, mission: Mission, lineages: list[Any], curation: ModuleType) -> None:
    """File facts or questions under the topic that was chosen, and say so. Raises CannotDecide."""
    topic = _chosen(mission, request.POST.get("topic", ""))
    moved = curation.set_topic(lineages, topic, by=by(request))
    said = _("%(count)d filed under %(topic)s.") if topic else _("%(count)d without a topic now.")
    if moved == 0:
        said = _("Nothing was changed: that is the topic already.")
    messages.success(request, said % {"count": moved, "topic": topic})


def _chosen(mission: Mission, told: str) -> Topic | None:
    found = mission.topics.filter(pk=int(told)).first() if told.isdecimal() and told.isascii() else None
    if found is None and told != NONE:
        raise CannotDecide("Choose one of the topics shown, or that it has none.")
    return found

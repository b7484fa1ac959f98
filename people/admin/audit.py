"""The audit at the desk, in words: to be read, never written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, localize
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.admin.policed import PolicedAdmin
from people.models import AuditRow

DEEDS = {
    "log_in_failed": gettext_lazy("log-in failed"),
    "make": gettext_lazy("make account"),
    "revoke": gettext_lazy("withdraw invitation"),
    "rights": gettext_lazy("change rights"),
    "send": gettext_lazy("send invitation"),
}


def deed_words(action: str) -> str:
    """What was done, as the audit calls it, in words."""
    return str(DEEDS.get(action) or action.replace("_", " "))


def noun_words(label: str) -> str:
    """What it was done to, "quiz.quizversion" as "quiz version"; anything else as it is."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


class DeedFilter(admin.AllValuesFieldListFilter):
    """The deeds to choose from, in words."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.title = _("what was done")

    def choices(self, changelist: Any) -> Iterator[Any]:
        return ({**choice, "display": deed_words(str(choice["display"]))} for choice in super().choices(changelist))


class NounFilter(admin.AllValuesFieldListFilter):
    """What deeds were done to, in words."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.title = _("to what")

    def choices(self, changelist: Any) -> Iterator[Any]:
        return ({**choice, "display": noun_words(str(choice["display"]))} for choice in super().choices(changelist))


class DayFilter(admin.DateFieldListFilter):
    """When."""

    def __init__(self, *told: Any, **named: Any) -> None:
        super().__init__(*told, **named)
        self.title = _("when")


@admin.register(AuditRow)
class AuditRowAdmin(PolicedAdmin):
    list_display = ("when", "who", "deed", "what", "reason")
    list_filter = (("at", DayFilter), ("action", DeedFilter), ("thing", NounFilter))
    list_select_related = ("by",)
    fields = ("when", "who", "deed", "what", "reason", "changes")
    readonly_fields = ("when", "who", "deed", "what", "changes")
    search_fields = ("by__email", "thing_id", "reason")
    search_help_text = gettext_lazy(
        "Searches the e-mail address of who did it, the number of the thing, and the reason."
    )
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditRow | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditRow | None = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("when"), ordering="at")
    def when(self, row: AuditRow) -> str:
        return date_format(timezone.localtime(row.at), "j M Y, H:i:s")

    @admin.display(description=gettext_lazy("who"), ordering="by")
    def who(self, row: AuditRow) -> str:
        return str(row.by or _("nobody who is logged in"))

    @admin.display(description=gettext_lazy("what was done"), ordering="action")
    def deed(self, row: AuditRow) -> str:
        return deed_words(row.action)

    @admin.display(description=gettext_lazy("to what"), ordering="thing")
    def what(self, row: AuditRow) -> str | SafeString:
        words = f"{noun_words(row.thing)} {row.thing_id}".strip()
        try:
            url = reverse(f"admin:{row.thing.replace('.', '_')}_change", args=[row.thing_id])
        except NoReverseMatch:
            return words
        return format_html('<a href="{}">{}</a>', url, words)

    @admin.display(description=gettext_lazy("before and after"))
    def changes(self, row: AuditRow) -> SafeString | None:
        """What was there before, and after, name by name."""
        before, after = row.before or {}, row.after or {}
        rows = [(name.replace("_", " "), said(before.get(name)), said(after.get(name))) for name in {**before, **after}]
        if not rows:
            return None
        head = format_html("<tr><td></td><th>{}</th><th>{}</th></tr>", _("Before"), _("After"))
        body = format_html_join("", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", rows)
        return format_html('<table class="tbl"><thead>{}</thead><tbody>{}</tbody></table>', head, body)


def said(value: object) -> str:
    """A value that the audit keeps, as a reader expects it: "–" for nothing, dates with the month by its name."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value) or "–"
    if isinstance(value, str):
        return _moment(value)
    return json.dumps(value, ensure_ascii=False)


def _moment(text: str) -> str:
    """Text, but for a day or a moment in the machine's form, which is told as on all pages."""
    try:
        moment = parse_datetime(text) if "T" in text else parse_date(text)
    except ValueError:
        return text
    return str(localize(moment)) if moment else text

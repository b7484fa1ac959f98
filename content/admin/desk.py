"""What all nouns of the desk share: nothing is deleted, edits are audited, empty lists say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, IntegerField, Model, QuerySet, SlugField, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.curation import CannotDecide, shown
from content.models.facts import Status
from people import audit
from people.admin.policed import PolicedAdmin, acting
from people.models import User

COLOURS = {
    **{Status.APPROVED: "ok", "published": "ok", "active": "ok", "finished": "ok", "accepted": "ok"},
    **{Status.DRAFT: "warn", "open": "warn", Status.REJECTED: "bad", "withdrawn": "bad", "voided": "bad"},
}

SHORT_NAME_HELP = gettext_lazy("One word for its web address, for example kfor-2012. It stays.")
SHORT_NAME_WRONG = gettext_lazy("Use letters, figures and hyphens only, without spaces, for example kfor-2012.")


class DeskAdmin(PolicedAdmin):
    """The base of each noun's pages. ``empty_words`` stands where a list has no rows."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    empty_words: Any = ""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"empty_words": self.empty_words, **(extra_context or {})})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, SlugField):
            kwargs |= {"help_text": SHORT_NAME_HELP, "error_messages": {"invalid": SHORT_NAME_WRONG}}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        before = {name: shown(form.initial.get(name)) for name in form.changed_data} if change else None
        after = {name: shown(form.cleaned_data.get(name)) for name in form.changed_data}
        if after:
            audit.record(
                f"{'edit' if change else 'add'} {obj._meta.verbose_name}",
                obj,
                by=by(request),
                before=before,
                after=after,
            )

    def page(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any], *, status: int = 200
    ) -> TemplateResponse:
        """One page of the desk within its frame."""
        frame = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, template, {**frame, **context}, status=status)

    def list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def change_url(self, pk: int) -> str:
        return change_url(self.opts.label_lower, pk)


class ReadOnlyAdmin(DeskAdmin):
    """What learners did: to be read at the desk, never written there."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def decide_on_many(request: HttpRequest, rows: Iterable[Any], decide: Callable[[Any], object], verb: str) -> None:
    """Decide on each row; say how many were decided, and how many were refused and why."""
    done, left = 0, []
    for row in rows:
        try:
            decide(row)
            done += 1
        except CannotDecide as refusal:
            left.append(f"“{str(row)[:80]}”: {refusal}")
    if done:
        messages.success(request, f"{done} {verb}.")
    if left:
        more = f" And {len(left) - 5} more." if len(left) > 5 else ""
        messages.warning(request, f"{len(left)} left as before. {' '.join(left[:5])}{more}")


def ask_reason(
    desk: DeskAdmin, request: HttpRequest, queryset: QuerySet[Any], *, action: str, title: str, verb: str
) -> TemplateResponse:
    """The page between choosing many and deciding on them: it asks for the reason."""
    context = {
        "rows": list(queryset),
        "action": action,
        "verb": verb,
        "checkbox": ACTION_CHECKBOX_NAME,
        "reason": request.POST.get("reason", ""),
        "error": _("Give a reason. It stays with each decision.") if "reason" in request.POST else "",
        "back_url": desk.list_url(),
    }
    return desk.page(request, "admin/desk_reason.html", title, context)


def count_of(rows: QuerySet[Any], outer: str, counted: str) -> Coalesce:
    """How many different ``counted`` the rows have, as a column; ``rows`` are filtered by OuterRef on ``outer``."""
    counts = rows.order_by().values(outer).annotate(found=Count(counted, distinct=True)).values("found")
    return Coalesce(Subquery(counts, output_field=IntegerField()), 0)


def by(request: HttpRequest) -> User:
    """The account that decides."""
    return acting(request)


def posted_pk(posted: Mapping[str, str], name: str) -> int:
    """The number of a row as a form has it; 0, which no row has, for anything else."""
    text = posted.get(name) or ""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else 0


def chip(status: str, words: object) -> SafeString:
    """A status as a chip: its words, and a colour besides."""
    return format_html('<span class="chip {}">{}</span>', COLOURS.get(status, ""), words)


def change_url(label: str, pk: int) -> str:
    """The desk's page of a thing; ``label`` as "quiz.question"."""
    return reverse(f"admin:{label.replace('.', '_')}_change", args=[pk])

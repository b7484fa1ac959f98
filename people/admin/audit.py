"""The audit at the desk: to be read, never written."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from people.admin.policed import PolicedAdmin
from people.models import AuditRow


@admin.register(AuditRow)
class AuditRowAdmin(PolicedAdmin):
    list_display = ("at", "by", "action", "thing", "thing_id", "reason")
    list_filter = ("at", "action", "thing")
    list_select_related = ("by",)
    search_fields = ("by__email", "thing_id", "reason")
    search_help_text = _("Searches the e-mail address of who did it, the number of the thing, and the reason.")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditRow | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditRow | None = None) -> bool:
        return False

"""Background work at the desk: read by administrators, under the same policy as all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

from people.admin.policed import PolicedAdmin

if TYPE_CHECKING:
    Stock = admin.ModelAdmin[Any]
else:
    Stock = DBTaskResultAdmin

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(PolicedAdmin, Stock):
    pass

"""The base of every noun at the desk: the policy is asked before anything is looked up, listed or offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin import FieldListFilter, RelatedFieldListFilter
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Field, Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from people import policy
from people.models import User

if TYPE_CHECKING:
    Stock = admin.ModelAdmin[Any]
else:
    Stock = admin.ModelAdmin


class PolicedAdmin(Stock):
    """Its subclasses say in ``rows`` what their list shows; which of it an account reaches is decided here."""

    empty_value_display = "–"

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """All rows of the noun, with what the list shows of each."""
        found: QuerySet[Any] = self.model._default_manager.all()
        return found

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = policy.visible(self.rows(request), acting(request))
        ordering = self.get_ordering(request)
        return found.order_by(*ordering) if ordering else found

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row for the stock pages. Raises as ``find`` does."""
        self.refuse_strangers(request)
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Refuses before it looks. Raises PermissionDenied."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        return super().delete_view(request, object_id, extra_context)

    def find(self, request: HttpRequest, pk: object, *related: str, to_change: bool = False) -> Any:
        """The row for a page of our own, with what it is related to.

        Raises PermissionDenied, without looking, where the account may not see (or change) the noun; Http404 where
        there is no such row within its missions.
        """
        self.refuse_strangers(request, to_change=to_change)
        rows = self.model._default_manager.select_related(*related) if related else self.model._default_manager.all()
        try:
            return policy.visible(rows, acting(request)).get(pk=self.opts.pk.to_python(pk))
        except (self.model.DoesNotExist, ValidationError) as nothing:
            raise Http404 from nothing

    def refuse_strangers(self, request: HttpRequest, *, to_change: bool = False) -> None:
        """Raises PermissionDenied where the account may not see (or change) the noun."""
        may = self.has_change_permission if to_change else self.has_view_or_change_permission
        if not may(request):
            raise PermissionDenied

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A field as it is, without the stock signs that open another noun's form in a window of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> QuerySet[Any]:
        """What a field of a form may be set to."""
        found = super().get_field_queryset(db, db_field, request)
        rows = db_field.remote_field.model._default_manager.all() if found is None else found
        return offered(rows, acting(request))


class OfferedFilter(RelatedFieldListFilter):
    """A filter by a related row, which offers those within the missions of the account alone."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        rows = offered(field.remote_field.model._default_manager.all(), acting(request))
        return [(row.pk, str(row)) for row in rows]


def _is_relation(field: Field[Any, Any]) -> bool:
    return field.remote_field is not None


FieldListFilter.register(_is_relation, OfferedFilter, take_priority=True)


def offered(rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    """The rows to choose from; what the policy does not know (a role, a kind of content) belongs to no mission."""
    return policy.visible(rows, user) if is_known(rows.model) else rows


def is_known(model: type[Model]) -> bool:
    return model._meta.label_lower in policy.MISSION_OF


def acting(request: HttpRequest) -> User:
    """The one at the desk, who is logged in: the desk is open to no one else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user

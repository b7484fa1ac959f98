"""For tests of constraints: a second row that differs from a stored one in what the test says."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, Model, UniqueConstraint


def save_copy(row: Model, **changes: Any) -> Model:
    """A further row with the same values but these, and with a UUID of its own."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    fresh = {field.attname: uuid4() for field in row._meta.concrete_fields if isinstance(field, models.UUIDField)}
    return type(row)._default_manager.create(**(fields | fresh | changes))


def constraints_of(app: str) -> dict[str, CheckConstraint | UniqueConstraint]:
    """All named constraints of an app's models."""
    from django.apps import apps

    return {
        constraint.name: constraint
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint | UniqueConstraint)
    }


def is_refused(row: Model, name: str, changes: dict[str, Any]) -> bool:
    """Whether the copy breaks the constraint of that name. SQLite names the columns of a broken unique key instead."""
    constraint = next(found for found in row._meta.constraints if found.name == name)
    words = name
    if connection.vendor == "sqlite" and isinstance(constraint, UniqueConstraint):
        names = {field.name: field.column for field in row._meta.concrete_fields}
        words = ", ".join(f"{row._meta.db_table}.{names[field]}" for field in constraint.fields)
    try:
        with transaction.atomic():
            save_copy(row, **changes)
    except IntegrityError as error:
        return words in str(error)
    return False

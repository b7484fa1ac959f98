"""The model field of an exact whole number of any size."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class WholeNumberField(models.CharField[int | None, int | None]):
    """Stores a whole number as its digits: sums of fractions have denominators that no integer column holds."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 400} | options)
        self.validators = []  # the length is that of the digits

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("max_length", None)
        return name, path, args, options

    def from_db_value(self, value: str | None, expression: Any, connection: BaseDatabaseWrapper) -> int | None:
        return None if value is None else int(value)

    def to_python(self, value: Any) -> int | None:
        return None if value is None or value == "" else int(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else str(int(value))

"""Queries whose SQL is composed once in a process: for the few reads that each response of a learner waits for.

Django composes the SQL of a query anew each time it runs, which takes longer than the database needs to answer a small
one, and a page of a test reads half a dozen. Kept is the SQL alone; the rows are read each time.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from functools import cached_property
from typing import Any

from django.db import connection, models
from django.db.models.expressions import Expression
from django.db.transaction import TransactionManagementError


class Slot(Expression):
    """Stands in a query for a value that each run binds anew, the way ``field`` stores it."""

    def __init__(self, name: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def bound(self, values: dict[str, Any]) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Prepared[Row]:
    """A query of the default database with slots: of models, or of tuples by ``values_list``.

    It may follow foreign keys and count, but not prefetch. ``compose`` makes it, at the first run. A slot that is bound
    to None matches nothing.
    """

    def __init__(self, compose: Callable[[], models.QuerySet[Any, Row]]) -> None:
        self._compose = compose

    def get(self, **values: Any) -> Row:
        """The one row. Raises the model's DoesNotExist and MultipleObjectsReturned, as ``QuerySet.get`` does."""
        rows, model = self.rows(**values), self._queryset.model
        if len(rows) == 1:
            return rows[0]
        raise model.MultipleObjectsReturned if rows else model.DoesNotExist

    def first(self, **values: Any) -> Row | None:
        """The first row in the order of the query; None where there is none."""
        return next(iter(self.rows(**values)), None)

    def rows(self, **values: Any) -> list[Row]:
        """All rows where the slots have these values."""
        if self._queryset.query.select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError("A lock lasts as long as its transaction, and there is none.")
        sql, params = self._sql
        bound = [param.bound(values) if isinstance(param, Slot) else param for param in params]
        compiler = copy(self._compiler)
        compiler.connection = connection  # of this thread
        compiler.as_sql = lambda *_args, **_named: (sql, bound)
        compiler.get_converters = lambda _columns: self._converters
        return list(self._queryset._iterable_class(_Run(self._queryset, compiler)))

    @cached_property
    def _queryset(self) -> Any:
        return self._compose()

    @cached_property
    def _compiler(self) -> Any:
        """What composes the SQL, and so knows what its columns mean."""
        return self._queryset.query.get_compiler(self._queryset.db)

    @cached_property
    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        sql, params = self._compiler.as_sql()
        return sql, tuple(params)

    @cached_property
    def _converters(self) -> dict[int, Any]:
        found: dict[int, Any] = self._compiler.get_converters([column for column, *_ in self._compiler.select])
        return found


class _Run:
    """What Django's reader of rows asks a query set for, with a compiler that has its SQL already."""

    def __init__(self, queryset: Any, compiler: Any) -> None:
        self.db, self.model = queryset.db, queryset.model
        self._fetch_mode = queryset._fetch_mode
        self._known_related_objects = queryset._known_related_objects
        self.query, self._bound = self, compiler

    def get_compiler(self, using: str) -> Any:
        return self._bound

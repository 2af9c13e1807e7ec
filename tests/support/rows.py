"""One row for every table of a book, made from the columns alone: for tests that need a book with data."""

from datetime import UTC, date, datetime, time
from typing import Any, cast

from sqlalchemy import JSON, Column, MetaData, Table, TypeDecorator
from sqlalchemy.types import TypeEngine

KEY = "0" * 31 + "1"
# A value for each Python type that a column may hold. Booleans before numbers: a bool is an int.
SAMPLES: dict[type, Any] = {
    bool: True,
    int: 1,
    float: 1.0,
    str: KEY,
    bytes: b"1",
    datetime: datetime(2026, 11, 2, 9, tzinfo=UTC),
    date: date(2026, 11, 2),
    time: time(9),
    dict: {},
}


def one_row_each(tables: MetaData) -> list[tuple[Table, dict[str, Any]]]:
    """Return each table, parents first, with values for one row that keeps every reference."""
    return [(table, _row(table)) for table in tables.sorted_tables]


def _row(table: Table) -> dict[str, Any]:
    needed = [column for column in table.columns if not column.nullable or column.primary_key]
    return {column.name: _sample(column) for column in needed}


def _sample(column: Column[Any]) -> Any:
    for key in column.foreign_keys:
        return _sample(key.column)
    value = SAMPLES[_python_type(column.type)]
    length = getattr(column.type, "length", None)
    return value[-length:] if isinstance(value, str) and length else value


def _python_type(kind: TypeEngine[Any]) -> type:
    plain = kind.impl if isinstance(kind, TypeDecorator) else kind
    return dict if isinstance(plain, JSON) else cast(type, plain.python_type)

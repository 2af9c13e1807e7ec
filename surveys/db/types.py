"""Column types that carry a meaning: UTC times, random keys."""

import secrets
from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, String
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

KEY_LENGTH = 32  # hex characters: 128 random bits


def random_key() -> str:
    """A new random key: 32 hex characters that say nothing about when or after what they were made."""
    return secrets.token_hex(KEY_LENGTH // 2)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept as UTC on both engines. A naive time is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


# A primary key that is random: no order can be read from it.
RandomKey = Annotated[str, mapped_column(String(KEY_LENGTH), primary_key=True, default=random_key)]

# SQLite keeps a hidden row number, which is the order of arrival. Tables that hold voices do without it.
NO_HIDDEN_ORDER = {"sqlite_with_rowid": False}

"""A declarative base for each of the two books, with one naming convention for constraints."""

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

# Named constraints, so that migrations can find them again on every engine.
CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class PeopleBase(DeclarativeBase):
    """Tables of the people book: whom we ask."""

    metadata = MetaData(naming_convention=CONVENTION)


class VoicesBase(DeclarativeBase):
    """Tables of the voices book: what we heard."""

    metadata = MetaData(naming_convention=CONVENTION)

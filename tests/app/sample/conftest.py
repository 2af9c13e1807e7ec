"""Fixtures of the sample council's tests: one that is loaded whole, with a small crowd."""

from collections.abc import Iterator

import pytest

from app.config import read_settings
from app.tryout.surroundings import SAMPLESHIRE
from app.wiring import House, build_house
from tests.support.sampleshire import small_data_folder


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Sampleshire as a first start leaves it. Tests only read here."""
    data = small_data_folder(tmp_path_factory.mktemp("sample"))
    house = build_house(read_settings({**SAMPLESHIRE, "HEARD_DATA": str(data)}))
    yield house
    house.books.dispose()

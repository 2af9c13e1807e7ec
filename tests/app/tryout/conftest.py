"""Fixtures of the try-out's tests: a data folder that a first start has filled, and a try-out that runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sampleshire import small_data_folder
from tests.support.tryout import LAST_LINE, TryOut, try_out


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the sample council in it, with a small crowd."""
    return small_data_folder(tmp_path)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TryOut]:
    """A try-out that runs and has said where to go, for the tests that leave it running."""
    with try_out(small_data_folder(tmp_path_factory.mktemp("tryout"))) as started:
        started.wait_for(LAST_LINE)
        yield started

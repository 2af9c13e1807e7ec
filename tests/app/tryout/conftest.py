"""Fixtures of the try-out's tests: a data folder that a first start has filled."""

from pathlib import Path

import pytest

from tests.support.sampleshire import small_data_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with the sample council in it, with a small crowd."""
    return small_data_folder(tmp_path)

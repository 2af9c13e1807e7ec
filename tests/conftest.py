"""What every test has at hand: fresh books on both engines, a browser, figures; and no network."""

import os

import hypothesis
import pytest
from flask import Flask

from tests.support import no_network
from tests.support.pages import CheckedClient
from tests.support.run_folder import close_run_folder, open_run_folder

pytest_plugins = [
    "tests.support.books",
    "tests.support.browser",
    "tests.support.figures",
    "tests.support.size",
]

hypothesis.settings.register_profile("heard", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("heard")
Flask.test_client_class = CheckedClient  # every page that any test fetches is checked


def _is_first_process(config: pytest.Config) -> bool:
    return not hasattr(config, "workerinput")


def _forget_settings() -> None:
    """A developer's own settings have no say in the tests."""
    for name in [name for name in os.environ if name.startswith("HEARD_")]:
        del os.environ[name]


def pytest_configure(config: pytest.Config) -> None:
    """Make what the processes of this run share, and shut the network off."""
    if _is_first_process(config):
        _forget_settings()
        open_run_folder()
        no_network.deny_in_children()
    no_network.deny()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop and remove what this run started."""
    if _is_first_process(config):
        close_run_folder()

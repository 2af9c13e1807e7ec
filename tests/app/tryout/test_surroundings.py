"""The try-out's surroundings: ports, and an environment that reaches nobody real."""

import socket
from pathlib import Path

import pytest

from app.config import SettingsError, read_settings
from app.tryout.surroundings import Ports, environment, free_ports, refuse_production, slack_secrets
from surveys.keys.folder import KeyFolder


def test_a_taken_port_is_passed_over_and_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ports = free_ports({"HEARD_PORT": str(port)})
    assert port in ports.taken
    assert port not in (ports.web, ports.slack)
    assert ports.web != ports.slack


@pytest.mark.parametrize("port", ["0", "70000", "-1", "eight", "8000.0"])
def test_a_port_that_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="HEARD_PORT"):
        free_ports({"HEARD_PORT": port})


def test_whatever_was_set_the_try_out_listens_on_loopback_alone() -> None:
    told = environment(
        {"HEARD_LISTEN": "0.0.0.0", "HEARD_BASE_URL": "https://real.example"}, Ports(8123, 8124)
    )
    settings = read_settings(told)
    assert settings.listen == "127.0.0.1"
    assert settings.base_url == "http://127.0.0.1:8123"
    assert settings.slack_api == "http://127.0.0.1:8124/api/"


def test_invented_voices_never_stand_under_the_name_of_a_real_council() -> None:
    told = environment({"HEARD_COUNCIL_NAME": "A Real Council"}, Ports(1, 2))
    assert read_settings(told).council.name == "Sampleshire"


def test_slacks_secrets_are_made_once(tmp_path: Path) -> None:
    keys = KeyFolder(tmp_path)
    assert slack_secrets(keys) == slack_secrets(keys)


def test_a_try_out_is_not_production() -> None:
    refuse_production({"HEARD_MODE": "tryout"})
    with pytest.raises(SettingsError, match="production"):
        refuse_production({"HEARD_MODE": "production"})

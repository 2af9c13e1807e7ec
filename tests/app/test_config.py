"""Settings are read once, and a wrong one stops the start with one plain sentence."""

from pathlib import Path

import pytest

from app.config import SettingsError, keys_stand_apart, read_settings
from app.settings_table import SETTINGS

PRODUCTION = {
    "HEARD_MODE": "production",
    "HEARD_PEOPLE_URL": "postgresql://db/people",
    "HEARD_VOICES_URL": "postgresql://db/voices",
    "HEARD_KEYS": "/srv/heard-keys",
    "HEARD_DATA": "/srv/heard-data",
    "HEARD_BASE_URL": "https://voices.example.org",
    "HEARD_COUNCIL_NAME": "Example Council",
    "HEARD_COUNCIL_HELP_LINES": "Front door: 01632 960001; Youth line: 01632 960002",
    "HEARD_OUT_OF_HOURS": "Duty team: 01632 960003",
    "HEARD_ADVOCATE": "Advocates: 01632 960004",
    "HEARD_COMPLAINTS": "Complaints: 01632 960005",
}


def test_nothing_set_is_a_try_out_on_this_machine() -> None:
    settings = read_settings({})
    assert not settings.production and settings.base_url == "http://127.0.0.1:8000"
    assert settings.people_url != settings.voices_url and not settings.slack_is_on


def test_production_with_everything_set_starts() -> None:
    settings = read_settings(PRODUCTION)
    assert settings.production and settings.https
    assert [line.number for line in settings.council.help_lines] == ["01632 960001", "01632 960002"]
    assert settings.council.help_lines[0].dial == "01632960001"
    assert settings.trusted_hosts == ("voices.example.org",)


@pytest.mark.parametrize("setting", [one.name for one in SETTINGS if one.needed_in_production])
def test_production_names_the_setting_that_is_missing(setting: str) -> None:
    with pytest.raises(SettingsError, match=f"^{setting} must be set in production"):
        read_settings({name: value for name, value in PRODUCTION.items() if name != setting})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEARD_BASE_URL", "http://voices.example.org"),
        ("HEARD_SLACK_API", "http://127.0.0.1:8010/api/"),
        ("HEARD_KEYS", "/srv/heard-data/keys"),
        ("HEARD_VOICES_URL", "postgresql://db/people"),
        ("HEARD_VOICES_URL", "mysql://db/voices"),
        ("HEARD_SLACK_BOT_TOKEN", "token-without-secret"),
        ("HEARD_MODE", "demo"),
        ("HEARD_PORT", "0"),
        ("HEARD_PORT", "a lot"),
        ("HEARD_PROXIES", "-1"),
        ("HEARD_COUNCIL_COLOUR", "green"),
        ("HEARD_COUNCIL_LOGO", "/no/such/file.svg"),
        ("HEARD_COUNCIL_HELP_LINES", "Front door 01632"),
        ("HEARD_OUT_OF_HOURS", "Duty team: ring us"),
        ("HEARD_QUICK_EXIT", "weather"),
        ("HEARD_SMTP_URL", "http://mail"),
        ("HEARD_COLOUR", "#000000"),
        ("HEARD_BASE_URL", "https://[broken"),
    ],
)
def test_a_wrong_setting_is_named_in_one_plain_sentence(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as stopped:
        read_settings({**PRODUCTION, name: value})
    sentence = str(stopped.value)
    assert sentence.startswith("HEARD_") and "\n" not in sentence and sentence.endswith(".")


def test_a_try_out_listens_on_this_machine_only() -> None:
    with pytest.raises(SettingsError, match="HEARD_LISTEN"):
        read_settings({"HEARD_LISTEN": "0.0.0.0"})


def test_keys_on_the_data_volume_are_noticed(tmp_path: Path) -> None:
    data, keys = tmp_path / "data", tmp_path / "keys"
    data.mkdir()
    keys.mkdir()
    settings = read_settings({**PRODUCTION, "HEARD_DATA": str(data), "HEARD_KEYS": str(keys)})
    assert not keys_stand_apart(settings)
    assert keys_stand_apart(read_settings({"HEARD_DATA": str(data)}))


def test_every_setting_is_described() -> None:
    assert all(one.about.endswith(".") or ":" in one.about for one in SETTINGS)

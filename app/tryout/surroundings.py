"""The surroundings of a try-out: its ports, and the environment that its three processes get."""

import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from app.config import SettingsError
from surveys.keys.folder import KeyFolder

LOOPBACK = "127.0.0.1"
WEB_PORT, SLACK_PORT = 8000, 8001
PORTS_TRIED = 200
REAL_ONES = ("HEARD_SLACK_BOT_TOKEN", "HEARD_SLACK_SIGNING_SECRET", "HEARD_SMTP_URL")
SLACK_TOKEN, SLACK_SECRET = "tryout/slack-token", "tryout/slack-signing-secret"
SAMPLESHIRE = {
    "HEARD_COUNCIL_LOGO": "",
    "HEARD_COUNCIL_NAME": "Sampleshire",
    "HEARD_COUNCIL_HELP_LINES": "Sampleshire children's social care: 01632 960100",
    "HEARD_OUT_OF_HOURS": "Sampleshire emergency duty team, at night and at weekends: 01632 960199",
    "HEARD_ADVOCATE": "Sampleshire advocates: 01632 960155",
    "HEARD_COMPLAINTS": "Sampleshire complaints team: 01632 960166",
}


@dataclass(frozen=True)
class Ports:
    """Where web and pretend Slack listen, and which usual ports were taken."""

    web: int
    slack: int
    taken: tuple[int, ...] = ()


def refuse_production(environ: Mapping[str, str]) -> None:
    """Raise SettingsError, one plain sentence, where real people could be reached."""
    if environ.get("HEARD_MODE", "").strip() == "production":
        raise SettingsError(
            "The try-out is for invented people and can't run with production settings; "
            "on a council's server use heard serve and heard worker."
        )
    for name in REAL_ONES:
        if environ.get(name, "").strip():
            raise SettingsError(f"{name} is set, and a try-out writes to nobody real; please take it away.")


def free_ports(environ: Mapping[str, str]) -> Ports:
    """The usual ports, or the next free ones. Raises SettingsError when none is free."""
    text = environ.get("HEARD_PORT", "").strip() or str(WEB_PORT)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise SettingsError(f"HEARD_PORT must be a whole number from 1 to 65535, and is '{text}'.")
    web = _free_from(int(text), ())
    slack = _free_from(SLACK_PORT if int(text) == WEB_PORT else web + 1, (web,))
    wanted = (int(text), SLACK_PORT) if int(text) == WEB_PORT else (int(text),)
    return Ports(web, slack, tuple(port for port in wanted if port not in (web, slack)))


def environment(environ: Mapping[str, str], ports: Ports) -> dict[str, str]:
    """The environment that read_settings takes: what the person set, but for the council and the addresses.

    Invented voices never stand under a real council's name, so that the name can't be set here.
    """
    fixed = {
        "HEARD_MODE": "tryout",
        "HEARD_LISTEN": LOOPBACK,
        "HEARD_PORT": str(ports.web),
        "HEARD_BASE_URL": f"http://{LOOPBACK}:{ports.web}",
        "HEARD_SLACK_API": f"http://{LOOPBACK}:{ports.slack}/api/",
        "HEARD_TRUSTED_HOSTS": "",
        "HEARD_PROXIES": "0",
        "PYTHONUNBUFFERED": "1",
    }
    return {**environ, **SAMPLESHIRE, **fixed}


def slack_secrets(keys: KeyFolder) -> dict[str, str]:
    """The pretend workspace's token and signing secret: made once, so that a restart knows them."""
    keys.make(SLACK_TOKEN, f"xoxb-pretend-{secrets.token_hex(16)}".encode())
    keys.make(SLACK_SECRET, secrets.token_hex(16).encode())
    return {
        "HEARD_SLACK_BOT_TOKEN": keys.read(SLACK_TOKEN).decode(),
        "HEARD_SLACK_SIGNING_SECRET": keys.read(SLACK_SECRET).decode(),
    }


def _free_from(first: int, besides: tuple[int, ...]) -> int:
    upwards = range(first, min(first + PORTS_TRIED, 65536))
    for port in chain(upwards, range(20000, 20000 + PORTS_TRIED)):
        if port not in besides and _is_free(port):
            return port
    raise SettingsError(f"No port from {first} on is free on this machine; set HEARD_PORT to a free one.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True

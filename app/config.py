"""Settings: read once from the environment, checked whole, and named in one plain sentence when wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.settings_table import BY_NAME, SETTINGS

REAL_SLACK = "https://slack.com/api/"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class SettingsError(ValueError):
    """A setting is wrong; the message is one plain sentence that says which, and what to do."""


@dataclass(frozen=True)
class Line:
    """A name and a number that people can ring."""

    name: str
    number: str

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return re.sub(r"[^0-9+]", "", self.number)


@dataclass(frozen=True)
class Council:
    """How the council shows itself, and its own lines."""

    name: str
    colour: str
    logo: Path | None
    help_lines: tuple[Line, ...]
    out_of_hours: Line
    advocate: Line
    complaints: Line
    hours: str


@dataclass(frozen=True)
class Settings:
    """Everything that a start needs to know. Never changes while we run."""

    mode: str
    data: Path
    people_url: str
    voices_url: str
    keys: Path
    base_url: str
    listen: str
    port: int
    trusted_hosts: tuple[str, ...]
    proxies: int
    council: Council
    quick_exit: str
    slack_bot_token: str
    slack_signing_secret: str
    slack_api: str
    smtp_url: str
    mail_from: str
    plan: Path | None
    codebook: Path | None
    keys_without_backup: bool

    @property
    def production(self) -> bool:
        """True on a council's own server."""
        return self.mode == "production"

    @property
    def https(self) -> bool:
        """True when people reach us over https: cookies and headers are stricter then."""
        return self.base_url.startswith("https://")

    @property
    def slack_is_on(self) -> bool:
        """True when there is a Slack to talk with, real or pretend."""
        return bool(self.slack_bot_token)

    @property
    def slack_is_pretend(self) -> bool:
        """True when Slack is the pretend workspace of a try-out."""
        return self.slack_is_on and self.slack_api != REAL_SLACK


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings in `environ`. Raises SettingsError with one plain sentence for the first wrong one."""
    values = _values(environ)
    data = Path(values["HEARD_DATA"]).resolve()
    settings = Settings(
        mode=values["HEARD_MODE"],
        data=data,
        people_url=_book_url(values, "HEARD_PEOPLE_URL", data / "people.sqlite"),
        voices_url=_book_url(values, "HEARD_VOICES_URL", data / "voices.sqlite"),
        keys=Path(values["HEARD_KEYS"]).resolve() if values["HEARD_KEYS"] else data / "keys",
        base_url=_web_address(values, "HEARD_BASE_URL").rstrip("/"),
        listen=values["HEARD_LISTEN"],
        port=_number(values, "HEARD_PORT", 1, 65535),
        trusted_hosts=_hosts(values),
        proxies=_number(values, "HEARD_PROXIES", 0, 5),
        council=_council(values),
        quick_exit=_web_address(values, "HEARD_QUICK_EXIT"),
        slack_bot_token=values["HEARD_SLACK_BOT_TOKEN"],
        slack_signing_secret=values["HEARD_SLACK_SIGNING_SECRET"],
        slack_api=_web_address(values, "HEARD_SLACK_API"),
        smtp_url=_smtp(values),
        mail_from=values["HEARD_MAIL_FROM"],
        plan=_file(values, "HEARD_PLAN"),
        codebook=_file(values, "HEARD_CODEBOOK"),
        keys_without_backup=values["HEARD_KEYS_WITHOUT_BACKUP"] == "yes" or values["HEARD_MODE"] == "tryout",
    )
    _check(settings)
    return settings


def keys_stand_apart(settings: Settings) -> bool:
    """True when the keys are on another volume than the data, as a children's round needs in production."""
    if not settings.production:
        return True
    return settings.keys.stat().st_dev != settings.data.stat().st_dev


def _values(environ: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(n for n in environ if n.startswith("HEARD_") and n not in BY_NAME and "TESTS" not in n)
    if unknown:
        raise SettingsError(f"{unknown[0]} is not a setting of Heard; please correct its name.")
    mode = environ.get("HEARD_MODE", "").strip() or "tryout"
    if mode not in ("tryout", "production"):
        raise SettingsError("HEARD_MODE is either tryout or production; please set it to one of them.")
    values = {}
    for setting in SETTINGS:
        value = environ.get(setting.name, "").strip()
        if not value and setting.needed_in_production and mode == "production":
            raise SettingsError(f"{setting.name} must be set in production: {setting.about}")
        values[setting.name] = value or setting.default
    return values


def _book_url(values: Mapping[str, str], name: str, default: Path) -> str:
    url = values[name] or f"sqlite:///{default}"
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise SettingsError(f"{name} must begin with sqlite:/// or postgresql://; please correct it.")
    return url


def _web_address(values: Mapping[str, str], name: str) -> str:
    address = values[name]
    try:
        parts = urlsplit(address)
        well_formed = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed:
        raise SettingsError(f"{name} must be a whole web address such as https://voices.example.org.")
    return address


def _smtp(values: Mapping[str, str]) -> str:
    url = values["HEARD_SMTP_URL"]
    if url and not url.startswith(("smtp://", "smtps://")):
        raise SettingsError("HEARD_SMTP_URL must begin with smtp:// or smtps://; please correct it.")
    return url


def _file(values: Mapping[str, str], name: str) -> Path | None:
    path = Path(values[name]) if values[name] else None
    if path is not None and not path.is_file():
        raise SettingsError(f"{name} must be the path of a file that is there, and {path} is not.")
    return path


def _number(values: Mapping[str, str], name: str, lowest: int, highest: int) -> int:
    text = values[name]
    if not (text.isascii() and text.isdigit() and lowest <= int(text) <= highest):
        raise SettingsError(f"{name} must be a whole number from {lowest} to {highest}, and is '{text}'.")
    return int(text)


def _hosts(values: Mapping[str, str]) -> tuple[str, ...]:
    named = tuple(host.strip() for host in values["HEARD_TRUSTED_HOSTS"].split(",") if host.strip())
    own = urlsplit(values["HEARD_BASE_URL"]).hostname or ""
    return named or ((own,) if own not in LOOPBACK else LOOPBACK)


def _council(values: Mapping[str, str]) -> Council:
    colour = values["HEARD_COUNCIL_COLOUR"]
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise SettingsError("HEARD_COUNCIL_COLOUR must be written like #0f4c4a: a # and six of 0-9 and a-f.")
    lines = [part for part in values["HEARD_COUNCIL_HELP_LINES"].split(";") if part.strip()]
    return Council(
        name=values["HEARD_COUNCIL_NAME"],
        colour=colour.lower(),
        logo=_logo(values["HEARD_COUNCIL_LOGO"]),
        help_lines=tuple(_line("HEARD_COUNCIL_HELP_LINES", part) for part in lines),
        out_of_hours=_line("HEARD_OUT_OF_HOURS", values["HEARD_OUT_OF_HOURS"]),
        advocate=_line("HEARD_ADVOCATE", values["HEARD_ADVOCATE"]),
        complaints=_line("HEARD_COMPLAINTS", values["HEARD_COMPLAINTS"]),
        hours=values["HEARD_TEAM_HOURS"],
    )


def _line(name: str, text: str) -> Line:
    spoken, colon, number = (part.strip() for part in text.rpartition(":"))
    if not colon or not spoken or not re.fullmatch(r"\+?[0-9][0-9 ]{1,19}", number):
        raise SettingsError(f"{name} must be written as 'Name: number', and '{text.strip()}' is not.")
    return Line(spoken, number)


def _logo(text: str) -> Path | None:
    if not text:
        return None
    path = Path(text)
    if path.suffix not in (".svg", ".png") or not path.is_file() or path.stat().st_size > 20_000:
        raise SettingsError("HEARD_COUNCIL_LOGO must be the path of an SVG or PNG file of at most 20 KB.")
    return path


def _check(settings: Settings) -> None:
    if settings.people_url == settings.voices_url:
        raise SettingsError("HEARD_PEOPLE_URL and HEARD_VOICES_URL must be two databases, never one.")
    if bool(settings.slack_bot_token) != bool(settings.slack_signing_secret):
        raise SettingsError("HEARD_SLACK_BOT_TOKEN and HEARD_SLACK_SIGNING_SECRET go together: set both.")
    if settings.smtp_url and not settings.mail_from and "from=" not in settings.smtp_url:
        raise SettingsError("HEARD_MAIL_FROM must be set when HEARD_SMTP_URL is: letters need a sender.")
    if settings.production:
        _check_production(settings)
    elif settings.listen not in LOOPBACK:
        raise SettingsError("HEARD_LISTEN must be 127.0.0.1 in a try-out; nobody else may reach it.")


def _check_production(settings: Settings) -> None:
    if not settings.https:
        raise SettingsError("HEARD_BASE_URL must begin with https:// in production.")
    if settings.slack_api != REAL_SLACK:
        raise SettingsError("HEARD_SLACK_API can't be a pretend Slack in production; please take it away.")
    if settings.keys.is_relative_to(settings.data):
        raise SettingsError("HEARD_KEYS must lie outside HEARD_DATA, on another volume, in production.")
    if settings.keys.exists() and not settings.keys.is_dir():
        raise SettingsError("HEARD_KEYS must be a folder; please name one.")

"""Every setting that Heard reads from its environment, and what it is for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, its value when nobody sets it, and a sentence about it."""

    name: str
    default: str
    about: str
    needed_in_production: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("HEARD_MODE", "tryout", "tryout (this machine only, invented people) or production."),
    Setting("HEARD_DATA", "var", "The folder for files that Heard keeps: the books when they are SQLite."),
    Setting("HEARD_PEOPLE_URL", "", "The people book: sqlite:///file or postgresql://…", True),
    Setting("HEARD_VOICES_URL", "", "The voices book: another database than the people book.", True),
    Setting("HEARD_KEYS", "", "The key folder. In production outside HEARD_DATA, on another volume.", True),
    Setting(
        "HEARD_BASE_URL", "http://127.0.0.1:8000", "Where people reach Heard; https in production.", True
    ),
    Setting("HEARD_LISTEN", "127.0.0.1", "The address the web server listens on; loopback in a try-out."),
    Setting("HEARD_PORT", "8000", "The port the web server listens on."),
    Setting("HEARD_TRUSTED_HOSTS", "", "Host names we answer to, with commas. Empty: the base URL's."),
    Setting("HEARD_PROXIES", "0", "How many proxies stand before us and set X-Forwarded-For and -Proto."),
    Setting("HEARD_COUNCIL_NAME", "Sample Council", "The council's name, as people read it.", True),
    Setting("HEARD_COUNCIL_COLOUR", "#0f4c4a", "The council's colour, #rrggbb."),
    Setting("HEARD_COUNCIL_LOGO", "", "The path of the council's logo, an SVG or PNG of at most 20 KB."),
    Setting(
        "HEARD_COUNCIL_HELP_LINES",
        "Children's social care: 01632 960100",
        "The council's own help lines for children: Name: number; Name: number",
        True,
    ),
    Setting("HEARD_TEAM_HOURS", "on working days from 9 to 5", "When the duty team reads what comes in."),
    Setting(
        "HEARD_OUT_OF_HOURS",
        "Emergency duty team, at night and at weekends: 01632 960199",
        "The out-of-hours line, as Name: number.",
        True,
    ),
    Setting("HEARD_ADVOCATE", "Advocacy service: 01632 960155", "Whom a child asks for an advocate.", True),
    Setting(
        "HEARD_COMPLAINTS",
        "Complaints team: 01632 960166",
        "Whom a child tells a complaint to, as Name: number.",
        True,
    ),
    Setting(
        "HEARD_QUICK_EXIT", "https://www.bbc.co.uk/weather", "Where 'Leave this page' leads: a neutral page."
    ),
    Setting("HEARD_SLACK_BOT_TOKEN", "", "Slack's bot token. Empty: no Slack."),
    Setting(
        "HEARD_SLACK_SIGNING_SECRET", "", "Slack's signing secret, which proves that a request is Slack's."
    ),
    Setting(
        "HEARD_SLACK_API",
        "https://slack.com/api/",
        "Slack's Web API; another one (pretend) in a try-out only.",
    ),
    Setting(
        "HEARD_SMTP_URL", "", "The mail server: smtp://user:password@host:587. Empty: letters are printed."
    ),
    Setting("HEARD_MAIL_FROM", "", "The address that letters come from."),
    Setting("HEARD_PLAN", "", "The path of the council's own plan. Empty: the plan of 2022 that ships."),
    Setting("HEARD_CODEBOOK", "", "The path of the council's own codebook. Empty: the one that ships."),
    Setting(
        "HEARD_KEYS_WITHOUT_BACKUP",
        "",
        "yes: a round's keys go once it is mixed. Empty: only once a backup holds it (in production).",
    ),
)
BY_NAME: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}

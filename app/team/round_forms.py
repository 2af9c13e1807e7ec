"""What the forms of a new round and a new pulse hold, and the plans that come of them."""

import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Self

from werkzeug.datastructures import ImmutableMultiDict

from surveys.people.schedule import Schedule
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questionnaires.starters import catalogue
from surveys.rounds.recurrence import local_moment
from surveys.voices.planning import Door, RoundNotPlanned, RoundPlan
from surveys.words.codes import new_card

PROBLEMS: dict[str, str] = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))
ZONE = "Europe/London"
OPENS, CLOSES = time(7, 0), time(21, 0)
MOST_SETTINGS = 12
Form = ImmutableMultiDict[str, str]


@dataclass(frozen=True)
class _Typed:
    """A form as it was typed, so that nothing is lost when something is to be put right."""

    @classmethod
    def read(cls, form: Form) -> Self:
        """Read the known fields."""
        typed: dict[str, Any] = {field.name: form.get(field.name, "").strip() for field in fields(cls)}
        if "bands" in typed:
            typed["bands"] = tuple(form.getlist("bands"))
        return cls(**typed)


@dataclass(frozen=True)
class RoundForm(_Typed):
    """A round by cards."""

    title: str = ""
    questionnaire: str = ""
    bands: tuple[str, ...] = ()
    settings: str = ""
    opens: str = ""
    closes: str = ""
    k: str = ""
    uncovered: str = ""


@dataclass(frozen=True)
class PulseForm(_Typed):
    """A pulse to an audience."""

    title: str = ""
    questionnaire: str = ""
    audience: str = ""
    weeks: str = "6"
    starts: str = ""
    at: str = "09:30"
    open_days: str = "14"
    channel: str = "slack"


def round_from(form: RoundForm, now: datetime) -> RoundPlan:
    """The plan that a form describes. Raises RoundNotPlanned with a plain sentence."""
    questionnaire = _questionnaire(form.questionnaire)
    opens, closes = _day(form.opens, "dates"), _day(form.closes, "dates")
    if closes <= opens or closes < now.date():
        raise RoundNotPlanned(PROBLEMS["dates"])
    bands = [band for band in questionnaire.bands if band in form.bands]
    if not bands:
        raise RoundNotPlanned(PROBLEMS["bands"])
    settings = _settings(form.settings)
    doors = tuple(Door("-".join(new_card()), band, setting) for band in bands for setting in settings or [""])
    dimensions = [[name] for name, several in (("band", bands), ("setting", settings)) if len(several) > 1]
    return RoundPlan(
        title=_title(form.title),
        questionnaire=questionnaire,
        opens_at=local_moment(opens, OPENS, ZONE),
        closes_at=local_moment(closes, CLOSES, ZONE),
        invited=False,
        k=_whole(form.k, "k", 1, 1000) if form.k else 0,
        dimensions=dimensions,
        remark_dimension=dimensions[0][0] if dimensions else "",
        doors=doors,
        chain=f"{questionnaire.key} {_title(form.title)}"[:80],
        covered_out_of_hours=not form.uncovered,
    )


def pulse_from(form: PulseForm, now: datetime) -> Schedule:
    """The schedule that a form describes. Raises RoundNotPlanned with a plain sentence."""
    questionnaire = _questionnaire(form.questionnaire)
    starts = _day(form.starts, "dates")
    if starts < now.date():
        raise RoundNotPlanned(PROBLEMS["dates"])
    weeks, open_days = _whole(form.weeks, "weeks", 1, 52), _whole(form.open_days, "open_days", 1, 60)
    if timedelta(days=open_days) >= timedelta(weeks=weeks):
        raise RoundNotPlanned(PROBLEMS["open_days"])
    if form.channel not in ("slack", "email"):
        raise RoundNotPlanned(PROBLEMS["channel"])
    if not form.audience:
        raise RoundNotPlanned(PROBLEMS["audience"])
    return Schedule(
        audience_id=form.audience, questionnaire=questionnaire.key, title=_title(form.title),
        every_weeks=weeks, starts_on=starts, opens_at=_time(form.at), time_zone=ZONE, open_days=open_days,
        channel=form.channel,
    )  # fmt: skip


def _title(text: str) -> str:
    if not 0 < len(text) <= 160:
        raise RoundNotPlanned(PROBLEMS["title"])
    return " ".join(text.split())


def _questionnaire(key: str) -> Questionnaire:
    if key not in catalogue():
        raise RoundNotPlanned(PROBLEMS["questionnaire"])
    return catalogue()[key]


def _settings(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(set(lines)) < len(lines) or len(lines) > MOST_SETTINGS or any(len(line) > 80 for line in lines):
        raise RoundNotPlanned(PROBLEMS["settings"])
    return lines


def _day(text: str, problem: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RoundNotPlanned(PROBLEMS[problem]) from None


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise RoundNotPlanned(PROBLEMS["time"]) from None


def _whole(text: str, problem: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and least <= int(text) <= most):
        raise RoundNotPlanned(PROBLEMS[problem])
    return int(text)

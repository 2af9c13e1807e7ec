"""Figures about trust in plain words, from trust_words.toml: first what they mean, then the number."""

import tomllib
from math import ceil, floor, log10
from pathlib import Path

from analysis.themes.trust.agreement import FEWEST, Agreement
from analysis.themes.trust.drift import Change, Drift
from analysis.themes.trust.intervals import Interval
from analysis.themes.trust.scorecard import FEWEST_TRUE, Score
from analysis.themes.trust.sensitivity import Stayed

WORDS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("trust_words.toml").read_text("utf-8")
)
FEWEST_SUGGESTED = 10


def say(section: str, key: str, **parts: str | int) -> str:
    """One string of ours with its parts filled in."""
    return WORDS[section][key].format(**parts)


def of_ten(section: str, share: float | None) -> str:
    """A share in whole tenths: "Of 10 suggestions, about 8 were right."; "" where there is none."""
    if share is None:
        return ""
    tenths = floor(10 * share + 0.5)
    return say(section, "none" if tenths < 1 else "all" if tenths > 9 else "some", n=tenths)


def number(value: float | None) -> str:
    """A figure between 0 and 1 with two places."""
    return WORDS["line"]["not_said"] if value is None else f"{value:.2f}"


def percent(value: float) -> str:
    """A share in whole hundredths."""
    return f"{floor(100 * value + 0.5)}\N{NO-BREAK SPACE}%"


def with_interval(value: float | None, interval: Interval | None) -> str:
    """A figure and where it may lie: "0.78 (0.65–0.88)"."""
    if value is None or interval is None:
        return number(value)
    return f"{number(value)} ({number(interval.low)}–{number(interval.high)})"


def percent_with_interval(value: float | None, interval: Interval | None) -> str:
    """A share and where it may lie: "8 % (5–13 %)"."""
    if value is None or interval is None:
        return number(value)
    return f"{percent(value)} ({percent(interval.low)[:-2]}–{percent(interval.high)})"


def roundly(count: int) -> int:
    """A foretold number with two figures at most, never too small."""
    step: int = 10 ** max(0, floor(log10(max(count, 1))) - 1)
    return ceil(count / step) * step


def sentences(score: Score, more: int | None) -> list[str]:
    """What one theme's figures mean; where they are too few to trust, why, and how many more it takes."""
    if score.trusted:
        right = of_ten("right", score.precision) or WORDS["line"]["never_suggested"]
        return [right, of_ten("found", score.recall)]
    found = score.f1_interval or Interval(0.0, 1.0)
    low, high = number(found.low), number(found.high)
    why = say("line", score.too_few, said=score.said, needed=FEWEST_TRUE, low=low, high=high)
    return [why, *([say("line", "more", more=f"{roundly(more):,}")] if more else [])]


def drift_sentences(theme: str, drift: Drift | None, round_title: str, short: bool = False) -> list[str]:
    """What clearly changed of a theme since that round, in full or in a few words; nothing where nothing did.

    That fewer suggestions are right is a part of the machine getting worse, and is not told twice.
    """
    if drift is None:
        return []
    share, f1, precision = (
        _changed(figure, change, theme, round_title, short)
        for figure, change in (("share", drift.share), ("f1", drift.f1), ("precision", drift.precision))
    )
    return [sentence for sentence in (share, f1 or precision) if sentence]


def _changed(figure: str, change: Change | None, theme: str, round_title: str, short: bool) -> str:
    if change is None or not change.clear:
        return ""
    way = f"{figure}_{'up' if change.now > change.before else 'down'}"
    if short:
        return say("drift", f"{way}_short", round=round_title)
    ends = sorted((abs(change.low), abs(change.high)))
    one, points = (number, number) if figure == "f1" else (percent, _points)
    return say(
        "drift", way, theme=theme, round=round_title, now=one(change.now), before=one(change.before),
        low=points(ends[0]), high=points(ends[1]),
    )  # fmt: skip


def _points(difference: float) -> str:
    return str(floor(100 * difference + 0.5))


def stays(stayed: Stayed | None) -> str:
    """How many suggestions stay when words are misspelt; a dash where too few were suggested to say."""
    if stayed is None or stayed.suggested < FEWEST_SUGGESTED:
        return WORDS["line"]["not_said"]
    return of_ten("stays", stayed.kept / stayed.suggested)


def hidden_reason(section: str, agreement: Agreement) -> str:
    """Why no agreement is shown; "" where it is."""
    return say(section, "hidden", both=agreement.both_read, needed=FEWEST) if agreement.hidden else ""

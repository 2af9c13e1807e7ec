"""Commands that print how far sentiment, groups and languages can be trusted; import the group from here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from analysis.themes.languages.language_scores import SETS, evaluate_languages, languages_as_text
from app.commands.evaluate import FILE, evaluate

__all__ = ["evaluate"]


@evaluate.command()
@click.option("--train", type=FILE, help="A CSV of read answers to learn from; without it, the first guess.")
@click.option("--test", type=FILE, required=True, help="A CSV of read answers: text, sentiment, question.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def sentiment(train: Path | None, test: Path, as_json: bool) -> None:
    """How well the machine's sentiment meets what people read."""
    # Late, for scikit-learn costs seconds that no other command should pay.
    from analysis.themes.moods.mood_scores import evaluate_moods, read_moods

    learned = read_moods(train) if train else []
    _print(evaluate_moods(learned, read_moods(test)).as_dict(), as_json)


@evaluate.command()
@click.option(
    "--train", type=FILE, help="A CSV of comments grouped beside; their themes are never looked at."
)
@click.option("--test", type=FILE, required=True, help="A CSV of coded comments: text, themes.")
@click.option("--k", type=click.IntRange(1, 200), default=34, show_default=True, help="How many groups.")
@click.option("--seeds", type=click.IntRange(1, 50), default=3, show_default=True, help="How many runs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def discovery(train: Path | None, test: Path, k: int, seeds: int, as_json: bool) -> None:
    """How well groups found without any codes meet what people coded, and whether they come back."""
    from analysis.themes.discovery.reading import read_themed
    from analysis.themes.discovery.scores import evaluate_discovery

    beside = [text for text, _ in read_themed(train)] if train else []
    _print(evaluate_discovery(read_themed(test), beside, k, seeds).as_dict(), as_json)


@evaluate.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def languages(as_json: bool) -> None:
    """How often English stays English, and another language is noticed and named, on invented answers."""
    figures = {name: evaluate_languages(name) for name in SETS}
    plain = {name: one.as_dict() for name, one in figures.items()}
    click.echo(json.dumps(plain, indent=2) if as_json else languages_as_text(figures))


def _print(figures: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        click.echo(f"{name}: {value:.3f}" if isinstance(value, float) else f"{name}: {value}")

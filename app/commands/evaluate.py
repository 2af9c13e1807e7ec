"""Commands that print how far the machine can be trusted: theming, signals, redaction."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from analysis.codebook.load import load_codebook
from analysis.themes.coding.choosing import How
from analysis.themes.measures.evaluate import read_rows
from surveys.safeguarding.evaluation.figures import evaluate_signals, figures_as_text
from surveys.voices.redaction_figures import evaluate_redaction, redaction_as_text

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def evaluate() -> None:
    """Print how well themes, signals and redaction do."""


@evaluate.command()
@click.option("--codebook", type=FILE, required=True, help="The codebook, a TOML file.")
@click.option(
    "--train", type=FILE, help="A CSV of coded comments to learn from; without it, the rules alone."
)
@click.option("--test", type=FILE, required=True, help="A CSV of coded comments: text, themes, question.")
@click.option("--codes", type=click.IntRange(min=0), help="Learn from so many of them only.")
@click.option("--choose", type=click.Choice(["random", "turns"]), default="random", help="Which of them.")
@click.option("--seed", type=int, default=0, help="Draws the same lots again.")
@click.option("--misspell", type=click.FloatRange(0, 1), default=0.0, help="Misspell this share of words.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def themes(
    codebook: Path,
    train: Path | None,
    test: Path,
    codes: int | None,
    choose: How,
    seed: int,
    misspell: float,
    as_json: bool,
) -> None:
    """How well suggested themes meet what people coded, after learning from other comments or from none."""
    # Here and not above: the web process reads this module too, and must stay without the numeric libraries.
    if codes and not train:
        raise click.UsageError("--codes needs --train: there is nothing to learn from.")
    from analysis.themes.measures.learning import chosen_rows, evaluate_learning

    book = load_codebook(codebook)
    known = read_rows(train, book) if train else []
    if codes is not None:
        known = chosen_rows(book, known, codes, choose, seed)
    _print(evaluate_learning(book, known, read_rows(test, book), misspell, seed).as_dict(), as_json)


@evaluate.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def signals(as_json: bool) -> None:
    """How many invented disclosures the signals catch, and how often they alert on ordinary remarks."""
    figures = evaluate_signals()
    click.echo(
        json.dumps([asdict(one) for one in figures], indent=2) if as_json else figures_as_text(figures)
    )


@evaluate.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def redaction(as_json: bool) -> None:
    """How many invented names, places and numbers redaction finds, by kind."""
    figures = evaluate_redaction()
    plain = {kind: asdict(one) for kind, one in figures.items()}
    click.echo(json.dumps(plain, indent=2) if as_json else redaction_as_text(figures))


def _print(figures: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures, indent=2))
        return
    for name, value in figures.items():
        if isinstance(value, Mapping):
            click.echo(f"{name}:")
            for inner, figure in value.items():
                click.echo(f"  {inner}: {_short(figure)}")
        else:
            click.echo(f"{name}: {_short(value)}")


def _short(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)

"""Commands that print how far themes can be trusted, and how far two coders agree."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from analysis.themes.trust.agreement import FEWEST, Agreement, agreement, agreement_overall
from analysis.themes.trust.coders import read_coders
from analysis.themes.trust.score_store import KINDS, Kept, newest_cards
from analysis.themes.trust.trust_words import WORDS, hidden_reason, with_interval
from app.commands.house import ready_house
from app.library import codebook_in_use
from app.measured import Measured, measured_of

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--kind", type=click.Choice(KINDS), help="Of one kind of round only.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def scores(kind: str | None, as_json: bool) -> None:
    """How far suggested themes can be trusted, by the newest score card of each kind of round."""
    house = ready_house()
    codebook = codebook_in_use(house)
    with house.books.voices.read() as voices:
        kept = newest_cards(voices, [kind] if kind else KINDS)
        measured = [measured_of(voices, one, codebook) for one in kept]
    if as_json:
        click.echo(json.dumps([_as_data(one) for one in kept], indent=2))
    elif measured:
        click.echo("\n\n".join("\n".join(_lines(one)) for one in measured))
    else:
        click.echo("No score card yet: it takes remarks drawn by lot that a person has read, and a night.")


def _as_data(kept: Kept) -> dict[str, object]:
    whole, *lines = kept.card.as_data()
    return {
        "kind": kept.kind, "made_on": kept.made_on.isoformat(), "remarks": kept.card.remarks,
        "all": whole, "themes": lines,
    }  # fmt: skip


def _lines(one: Measured) -> Iterator[str]:
    shown = one.shown
    yield f"{one.name}, {one.made_on.isoformat()}"
    yield from (*shown.lead, *shown.sample, *shown.drift)
    yield from (sentence for sentence in (shown.misspelt, shown.pairs_note) if sentence)
    for pair in shown.pairs:
        yield f"  {pair.who}: F1 {pair.f1}, kappa {pair.kappa}, alpha {pair.alpha}"
    for row in shown.rows:
        yield f"{row.name}: {' '.join((*row.told, *row.changed))}"
        yield f"  {row.counts}; right {row.right}, found {row.found}, F1 {row.f1}"
        yield f"  remarks with it {row.common}; misspelt: {row.stays}; two people: {row.people}"
    if shown.never:
        yield shown.never


@click.command(name="agreement")
@click.argument("file", type=FILE)
@click.option("--seed", type=int, default=0, help="Draws the same lots again.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def agreement_of(file: Path, seed: int, as_json: bool) -> None:
    """How far two coders agree: a CSV with the columns id, coder and themes (joined by ;)."""
    coders = read_coders(file)
    first, second = coders.codes
    themes = coders.themes
    lines = [
        agreement_overall(first, second, set(themes), seed),
        *agreement(first, second, themes, seed),
    ]
    if as_json:
        found = {"coders": list(coders.names), "fewest": FEWEST, "lines": [asdict(line) for line in lines]}
        click.echo(json.dumps(found, indent=2))
    else:
        click.echo("\n".join(_agreement_lines(coders.names, lines)))


def _agreement_lines(names: Sequence[str], lines: Sequence[Agreement]) -> Iterator[str]:
    whole = lines[0]
    yield f"{names[0]} and {names[1]}: {whole.both_read} remarks read by both"
    if whole.hidden:
        yield hidden_reason("agreement", whole)
        return
    for line in lines:
        kappa, alpha, f1 = (
            with_interval(*figure)
            for figure in (
                (line.kappa, line.kappa_interval),
                (line.alpha, line.alpha_interval),
                (line.f1, line.f1_interval),
            )
        )
        yield f"{line.theme or WORDS['agreement']['all']}: kappa {kappa}, alpha {alpha}, F1 {f1}"
        yield f"  given {line.first_said} and {line.second_said} times, both {line.both_said}"

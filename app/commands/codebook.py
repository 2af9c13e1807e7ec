"""Commands that keep, check and take away the codebook."""

from datetime import date
from pathlib import Path

import click

from analysis.codebook.codebook import Codebook
from analysis.codebook.deeds import deed
from analysis.codebook.editions import history as editions_of
from analysis.codebook.editions import keep, newest_number
from analysis.codebook.effect import Effect, effect
from analysis.codebook.errors import CodebookEditError
from analysis.codebook.load import load_codebook
from analysis.codebook.quality import quality
from analysis.codebook.refi import codebook_as_refi
from analysis.codebook.replacing import put_in_place
from analysis.codebook.responses import coded_by
from analysis.codebook.toml import codebook_as_toml
from app.commands.house import open_house, ready_house
from app.library import codebook_from, codebook_of_file, plan_in_use

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BY = "command"
MOST_SHOWN = 10


@click.group()
def codebook() -> None:
    """Check, load, take away the codebook, and see what was done to it."""


@codebook.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """List every fault and everything to look at in a codebook file."""
    checked = load_codebook(file, plan_in_use(open_house()))
    warned = quality(checked)
    for one in warned:
        click.echo(f"{one.told} {one.advice}")
    click.echo(f"{len(checked.living.themes)} themes in use, {len(warned)} things to look at, no fault.")


@codebook.command()
@click.argument("file", type=FILE)
@click.option("--why", required=True, help="Why, in one sentence: it stands in the history.")
@click.option("--yes", is_flag=True, help="Keep it without asking.")
def load(file: Path, why: str, yes: bool) -> None:
    """Keep the codebook in FILE as the newest edition, after showing what it would change."""
    house = ready_house()
    wanted = load_codebook(file, plan_in_use(house))
    today = house.now().date()
    with house.books.voices.read() as voices:
        number, now = newest_number(voices), codebook_from(voices, house)
        coded = coded_by(voices, now.by_code.keys() - wanted.by_code.keys())
        placed = _placed(now, wanted, coded, today)
        found = effect(voices, now, placed)
    _show(found, placed)
    if not yes:
        click.confirm("Keep it?", abort=True)
    with house.books.voices.write() as voices:
        try:
            kept = keep(
                voices,
                placed,
                deed("loaded", why),
                BY,
                today,
                made_from=number,
                base=codebook_of_file(house) if not number else None,
            )
        except CodebookEditError as refused:
            raise click.ClickException(str(refused)) from None
    click.echo(f"Edition {kept.number} is in use. The worker reads the remarks again.")


@codebook.command()
@click.option("--toml", "form", flag_value="toml", default="toml", help="As a file that can be loaded.")
@click.option("--refi", "form", flag_value="refi", help="As REFI-QDA (.qdc), for other programs.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; else the screen.")
def export(form: str, out: Path | None) -> None:
    """Write the codebook in use as a file that can be taken away."""
    house = ready_house()
    with house.books.voices.read() as voices:
        used = codebook_from(voices, house)
    text = codebook_as_refi(used) if form == "refi" else codebook_as_toml(used).encode()
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_bytes(text)
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from None
    click.echo(out)


@codebook.command()
def history() -> None:
    """List every edition: when, by whom, what was done."""
    house = ready_house()
    with house.books.voices.read() as voices:
        editions = editions_of(voices)
    for one in editions:
        click.echo(f"{one.number}  {one.made_on}  {one.made_by}  {one.version}  {one.deed}")
    if not editions:
        click.echo("No edition was kept yet: the codebook of the settings is in use, or the one that ships.")


def _placed(now: Codebook, wanted: Codebook, coded: set[str], today: date) -> Codebook:
    try:
        return put_in_place(now, wanted, coded, today)
    except CodebookEditError as refused:
        raise click.ClickException(str(refused)) from None


def _show(found: Effect, placed: Codebook) -> None:
    click.echo(f"By rules, among {found.looked_at} of {found.remarks} remarks, newest first:")
    counts = found.counts()
    for code, gained, lost in counts[:MOST_SHOWN]:
        click.echo(f"  {placed.name_of(code)}: {gained} would gain it, {lost} would lose it")
    if len(counts) > MOST_SHOWN:
        click.echo(f"  and {len(counts) - MOST_SHOWN} themes more")
    if not counts:
        click.echo("  no remark gains or loses a theme")

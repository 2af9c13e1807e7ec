"""Commands for the machine's reading: have all remarks read now, and learn now instead of tonight."""

from time import perf_counter, sleep

import click

from analysis.themes.nightly.lots import Progress, in_other_hands, progress
from app.clock import stop_on_signals
from app.commands.house import ready_house
from app.jobs.heavy import learn_all, plan_orders, theme_new_remarks
from app.library import codebook_in_use
from app.wiring import House
from surveys.voices.theming_model import ThemingModel

PATIENCE = 1.0


@click.command()
def theme() -> None:
    """Read every remark that waits for its themes.

    Prints how far it is. Ctrl-C stops it after the remarks in hand; the next run goes on from there.
    """
    house, stopped = ready_house(), stop_on_signals()
    begun, read = perf_counter(), 0
    while not stopped.is_set():
        now = theme_new_remarks(house, stopped)
        read += now
        if now:
            click.echo(f"{_far(_progress(house))}, {read / (perf_counter() - begun):,.0f} a second")
        elif not _others(house):
            break
        else:
            sleep(PATIENCE)  # another worker has them in hand, or was killed: then they are free in minutes
    plan_orders(house)
    far, took = _progress(house), perf_counter() - begun
    click.echo(f"{read:,} remarks read in {took:,.1f} s; {far.remarks - far.done:,} left.")


@click.command()
def learn() -> None:
    """Learn now from what people read, as the worker does every evening. Prints what was learned."""
    house = ready_house()
    names = codebook_in_use(house)
    for kind, made in learn_all(house).items():
        if made is None:
            click.echo(f"{kind}: nothing new was read.")
            continue
        learned = f"learned from {made.codes:,} remarks in {made.seconds:,.1f} s"
        click.echo(f"{kind}: {learned}; model {made.version}")
        for code, line in _lines(made):
            click.echo(f"  {names.name_of(code):40} {line}")


def _lines(made: ThemingModel) -> list[tuple[str, str]]:
    """Each theme that somebody gave, most often given first."""
    met = {code: one for code, one in made.learned.items() if one["codes"]}
    most = sorted(met, key=lambda code: (-met[code]["codes"], code))
    return [
        (code, f"{met[code]['codes']:5,.0f} times; what was learned counts {met[code]['share']:4.0%}")
        for code in most
    ]


def _progress(house: House) -> Progress:
    with house.books.voices.read() as voices:
        return progress(voices)


def _others(house: House) -> bool:
    with house.books.voices.read() as voices:
        return in_other_hands(voices, house.now()) > 0


def _far(far: Progress) -> str:
    return f"{far.done:,} of {far.remarks:,} remarks"

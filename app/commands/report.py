"""The command that writes the voice report of a period."""

from datetime import datetime
from pathlib import Path

import click

from analysis.report.compose import compose
from analysis.report.report import Period
from analysis.report.store import save_snapshot
from analysis.report.write import FORMATS, write_report
from app.commands.house import ready_house
from app.jobs.findings import draft_findings
from app.jobs.heavy import theme_new_remarks
from app.library import codebook_in_use, plan_in_use
from surveys.people.roster import roster_changes

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--from", "starts", type=DAY, required=True, help="The first day, as 2026-01-01.")
@click.option("--to", "ends", type=DAY, required=True, help="The last day, as 2026-03-31.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("reports"), show_default=True
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    default=("html", "docx", "csv"),
    show_default=True,
)
@click.option("--audience", type=click.Choice(["board", "public"]), default="board", show_default=True)
def report(starts: datetime, ends: datetime, out: Path, formats: tuple[str, ...], audience: str) -> None:
    """Write the voice report of a period. All formats come from one snapshot."""
    if starts > ends:
        raise click.BadParameter("the last day comes before the first", param_hint="--to")
    house = ready_house()
    # What is wrong in the council's own files is told before anything is done.
    plan, codebook = plan_in_use(house), codebook_in_use(house)
    while theme_new_remarks(house):
        pass
    draft_findings(house)
    with house.books.people.read() as people:
        changes = roster_changes(people)
    with house.books.voices.write() as voices:
        composed = compose(
            voices,
            plan,
            codebook,
            Period(starts.date(), ends.date()),
            house.now().date(),
            audience,
            council=house.settings.council.name,
            roster_changes=changes,
        )
        save_snapshot(voices, composed, "command")
    try:
        for path in write_report(composed, out, formats):
            click.echo(path)
    except OSError as error:
        raise click.ClickException(f"The report could not be written to {out}: {error.strerror}.") from None

"""Commands that look after the service: backup, restore, doctor."""

from pathlib import Path

import click

from app.backups import BackupRefused, back_up, bring_back
from app.checkup import check_up
from app.commands.house import open_house, ready_house

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=FOLDER)
def backup(folder: Path) -> None:
    """Back up both books and the care key into FOLDER, each apart. Never a round's key."""
    try:
        for path in back_up(ready_house(), folder):
            click.echo(path)
    except BackupRefused as error:
        raise click.ClickException(str(error)) from None


@click.command()
@click.argument("folder", type=FOLDER)
def restore(folder: Path) -> None:
    """Bring a backup back into empty books. Refused where something is there already."""
    try:
        brought = bring_back(open_house(), folder)
    except BackupRefused as error:
        raise click.ClickException(str(error)) from None
    click.echo("Both books are back, at the newest schema. Start the service and run `heard doctor`.")
    if not brought.care_key_fits:
        click.echo(
            "The care key of this backup is kept apart: put it into the key folder, or no concern opens."
        )
    for title in brought.sealed_for_ever:
        click.echo(f"“{title}” was open and its key is in no backup: what was said in it can't be opened.")


@click.command()
def doctor() -> None:
    """Check that everything is in order. Looks at books, keys, worker, duty and sealed rounds."""
    house = open_house()
    findings = check_up(house)
    for finding in findings:
        click.echo(f"{'ok  ' if finding.good else 'MEND'} {finding.what}")
    if not all(finding.good for finding in findings):
        raise SystemExit(1)

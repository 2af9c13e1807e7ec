"""The `heard` command: every way to run, feed and look after the service from a terminal."""

import os
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from analysis.plan import FileError
from app.commands.care import backup, doctor, restore
from app.commands.codebook import codebook
from app.commands.evaluate_more import evaluate
from app.commands.house import NotReady
from app.commands.imports import imports
from app.commands.report import report
from app.commands.running import serve, sign_in, try_out, upgrade, worker
from app.commands.scores import agreement_of, scores
from app.commands.theming import learn, theme
from app.config import SettingsError
from surveys.db.not_stored import NotStored
from surveys.questionnaires.errors import QuestionnaireError

# Sums take one thread: the worker shares its machine with the pages, and spinning threads slow them all.
for library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(library, "1")


class Heard(click.Group):
    """The group of all commands: a wrong setting or file ends it with plain sentences, never a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say what is wrong in words."""
        try:
            return super().invoke(ctx)
        except (SettingsError, NotReady) as error:
            raise click.ClickException(str(error)) from None
        except (NotStored, DBAPIError) as error:
            raise click.ClickException(f"A book can't be reached or written: {_reason(error)}") from None
        except FileError as error:
            raise click.ClickException("\n".join(error.problems)) from None
        except QuestionnaireError as error:
            raise click.ClickException(str(error)) from None


def _reason(error: Exception) -> str:
    """What the database said, in one line, without the statement and what was to be written."""
    told = error.orig if isinstance(error, DBAPIError) else error.__cause__ or error
    told = told.orig if isinstance(told, DBAPIError) else told
    return str(told).strip().splitlines()[0] if str(told).strip() else type(told).__name__


@click.group(cls=Heard)
def main() -> None:
    """Heard: children's voice and staff engagement, from the first question to the answer back."""


for command in (serve, worker, upgrade, imports, report, evaluate, backup, restore, doctor, sign_in, try_out):
    main.add_command(command)
for command in (scores, agreement_of):
    main.add_command(command)

for command in (theme, learn, codebook):
    main.add_command(command)

if __name__ == "__main__":
    main()

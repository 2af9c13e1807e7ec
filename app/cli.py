"""The `heard` command: every way to run, feed and look after the service from a terminal."""

from typing import Any

import click

from analysis.plan import FileError
from app.commands.care import backup, doctor, restore
from app.commands.evaluate import evaluate
from app.commands.imports import imports
from app.commands.report import report
from app.commands.running import serve, sign_in, try_out, upgrade, worker
from app.config import SettingsError
from surveys.questionnaires.errors import QuestionnaireError


class Heard(click.Group):
    """The group of all commands: a wrong setting or file ends it with plain sentences, never a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say what is wrong in words."""
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            raise click.ClickException(str(error)) from None
        except FileError as error:
            raise click.ClickException("\n".join(error.problems)) from None
        except QuestionnaireError as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Heard)
def main() -> None:
    """Heard: children's voice and staff engagement, from the first question to the answer back."""


for command in (serve, worker, upgrade, imports, report, evaluate, backup, restore, doctor, sign_in, try_out):
    main.add_command(command)

if __name__ == "__main__":
    main()

"""The try-out: one command that sets up the sample council, and starts, watches and stops three processes."""

import fcntl
import http.client
import os
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from app.commands.house import bring_up
from app.config import SettingsError, read_settings
from app.sample.council import load_sample_council
from app.sample.reading import SampleBroken
from app.tryout.children import Child, KeepsDying, mend_all, stop_all
from app.tryout.entrances import entrances
from app.tryout.surroundings import (
    LOOPBACK,
    Ports,
    environment,
    free_ports,
    refuse_production,
    slack_secrets,
)
from app.wiring import House, build_house

READY_WITHIN = 60.0
LOOK_EVERY = 0.25


def run_try_out() -> None:
    """Run the try-out until Ctrl-C. Raises SettingsError with one plain sentence for a wrong setting."""
    refuse_production(os.environ)
    data = read_settings({**environment(os.environ, Ports(1, 2)), "HEARD_PORT": "1"}).data
    data.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with _alone(data):
            _run(os.environ, data)
    except KeyboardInterrupt:
        click.echo("\nStopped. Everything is kept; the same command starts it again.")
    except (KeepsDying, SampleBroken) as problem:
        raise click.ClickException(str(problem)) from None


def _run(environ: Mapping[str, str], data: Path) -> None:
    ports = free_ports(environ)
    for port in ports.taken:
        click.echo(f"Port {port} is taken on this machine, so another one is used.")
    click.echo("Setting up both books and their keys …")
    house, told = _house(environment(environ, ports))
    load_sample_council(house, click.echo)
    logs = data / "logs"
    logs.mkdir(exist_ok=True)
    children = [
        Child("slack", "The pretend Slack", ports.slack, logs / "slack.log", told),
        Child("web", "The web server", ports.web, logs / "web.log", told),
        Child("worker", "The worker", 0, logs / "worker.log", told),
    ]
    try:
        click.echo("Starting web, worker and the pretend Slack …")
        for child in children:
            child.start()
        _wait_for_answers(children, ports)
        for line in entrances(house, ports.slack):
            click.echo(line)
        while True:
            time.sleep(LOOK_EVERY)
            mend_all(children, click.echo)
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        stop_all(children)


def _house(told: dict[str, str]) -> tuple[House, dict[str, str]]:
    """The house with both books and keys, and the environment that says so to the three processes."""
    keys = build_house(read_settings(told)).keys
    keys.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    told = {**told, **slack_secrets(keys)}
    house = build_house(read_settings(told))
    bring_up(house)
    return house, told


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the data folder: two try-outs in one folder would send everything twice over."""
    with (data / "try-out.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise SettingsError(
                f"A try-out runs already from {data}; stop it first, or set HEARD_DATA to another folder."
            ) from None
        yield


def _wait_for_answers(children: list[Child], ports: Ports) -> None:
    """Return once web and pretend Slack answer. Raises KeepsDying when they don't in time."""
    until = time.monotonic() + READY_WITHIN
    waiting = {(ports.web, "/healthz"), (ports.slack, "/")}
    while waiting:
        if time.monotonic() > until:
            raise KeepsDying(f"It did not answer within a minute; see the files in {children[0].log.parent}.")
        mend_all(children, click.echo)
        waiting = {one for one in waiting if not _answers(*one)}
        time.sleep(0.1)


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()

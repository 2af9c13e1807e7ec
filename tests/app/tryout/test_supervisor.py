"""The try-out starts three processes, watches them, and leaves none behind."""

import os
import signal
import socket
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from app.config import read_settings
from app.wiring import build_house
from surveys.people.schedule import Schedule
from surveys.voices.round import Round
from tests.support.tryout import LAST_LINE, TryOut, is_alive, listening_addresses, try_out

THREE = {"web", "worker", "slack"}
LOOPBACK = {"0100007F"}
ENTRANCES = ("A social worker", "What changed", "The team", "Safeguarding duty lead", "Safeguarding deputy")


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as reply:
        return str(reply.read().decode())


def ended(pids: dict[str, int], within: float = 15) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if not any(is_alive(pid) for pid in pids.values()):
            return True
        time.sleep(0.1)
    return False


def test_it_starts_three_processes_and_says_where_to_go(running: TryOut) -> None:
    assert set(running.children()) == THREE
    for title in (
        *ENTRANCES,
        "A young person, 8-10",
        "A young person, 11-17",
        "The board",
        "Administrator",
    ):
        assert page(running.link(title))
    assert "or type: " in running.said


def test_nothing_listens_beyond_loopback(running: TryOut) -> None:
    pids = running.children()
    assert listening_addresses(pids["web"]) == listening_addresses(pids["slack"]) == LOOPBACK
    assert listening_addresses(pids["worker"]) == listening_addresses(running.process.pid) == set()


def test_a_process_that_was_killed_is_started_again_with_a_line_that_says_so(running: TryOut) -> None:
    killed = running.children()["web"]
    os.kill(killed, signal.SIGKILL)
    running.wait_for("The web server had ended; it was started again.")
    again = running.children()
    assert set(again) == THREE and again["web"] != killed


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_stopping_it_stops_all_within_seconds(data: Path, by: signal.Signals) -> None:
    with try_out(data) as running:
        running.wait_for(LAST_LINE)
        pids = running.children()
        assert running.stop(by) == 0
        assert not any(is_alive(pid) for pid in pids.values())
        running.wait_for("Everything is kept; the same command starts it again.", 10)


def test_its_processes_end_by_themselves_when_it_is_killed(data: Path) -> None:
    with try_out(data) as running:
        running.wait_for(LAST_LINE)
        pids = running.children()
        running.stop(signal.SIGKILL)
        assert ended(pids)


def what_is_kept(data: Path) -> tuple[int, int]:
    books = build_house(read_settings({"HEARD_DATA": str(data)})).books
    with books.voices.read() as voices, books.people.read() as people:
        kept = voices.query(Round).filter(Round.kind != "staff").count(), people.query(Schedule).count()
    books.dispose()
    return kept


def test_a_second_start_keeps_everything_and_gives_fresh_links(data: Path) -> None:
    before = what_is_kept(data)
    links: list[str] = []
    for _ in range(2):
        with try_out(data) as running:
            running.wait_for(LAST_LINE)
            links.append(running.link("The team").rpartition("/")[2])
    assert what_is_kept(data) == before
    assert links[0] != links[1]


def test_a_second_one_from_the_same_folder_is_refused(running: TryOut) -> None:
    with try_out(running.data) as second:
        assert second.process.wait(60) == 1
        second.wait_for("A try-out runs already from", 10)


def test_a_port_that_is_taken_makes_it_take_another_and_say_so(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with try_out(data, HEARD_PORT=str(port)) as running:
            running.wait_for(LAST_LINE)
            running.wait_for(f"Port {port} is taken on this machine, so another one is used.", 5)
            assert f":{port}/" not in running.link("What changed")


def refusal(**environ: str) -> str:
    cleared = {name: None for name in os.environ if name.startswith("HEARD_") and "TESTS" not in name}
    outcome = CliRunner().invoke(main, ["try-out"], env={**cleared, **environ})
    assert outcome.exit_code == 1
    return outcome.output


def test_production_is_refused_in_one_sentence(tmp_path: Path) -> None:
    said = refusal(HEARD_MODE="production", HEARD_DATA=str(tmp_path))
    assert "can't run with production settings" in said
    assert len(said.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["HEARD_SLACK_BOT_TOKEN", "HEARD_SMTP_URL"])
def test_a_real_slack_or_mail_server_is_refused(tmp_path: Path, name: str) -> None:
    assert f"{name} is set" in refusal(HEARD_DATA=str(tmp_path), **{name: "smtp://mail.example"})


def test_a_web_server_that_never_answers_is_given_up(data: Path) -> None:
    (data / "pretend-slack.json").mkdir()
    with try_out(data) as running:
        assert running.process.wait(120) == 1
        running.wait_for("The pretend Slack ended 6 times within a minute", 10)
        assert running.children() == {}

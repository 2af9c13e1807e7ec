"""What is measured: Heard's own pages, and a bare page that stores one plain row with the same fsync."""

import logging
import multiprocessing
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import waitress
from flask import Flask, request

from app.config import read_settings
from app.wiring import House, build_house
from app.wsgi import make_server
from app.young_people.form_token import form_token
from bench.load import Send, ask
from surveys.people.tables import metadata as people_tables
from surveys.questionnaires.starters import catalogue
from surveys.safeguarding.care_box import make_care_key
from surveys.voices.code_keys import make_codes_pepper
from surveys.voices.envelope import SittingSecret
from surveys.voices.planning import Door, RoundPlan, open_round, plan_round
from surveys.voices.round_keys import make_round_keys
from surveys.voices.tables import metadata as voices_tables

DOOR = "river-lamp-otter"
QUESTION = "how_things_are"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SAME_SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "secure_delete=ON")


def open_house(folder: Path, **urls: str) -> House:
    """A house in a folder of its own, with one children's round that is open."""
    house = build_house(read_settings({"HEARD_DATA": str(folder), **urls}))
    folder.mkdir(parents=True, exist_ok=True)
    for book, tables in ((house.books.people, people_tables), (house.books.voices, voices_tables)):
        with book.engine.execution_options(writes=True).begin() as connection:
            tables.create_all(connection)
    make_codes_pepper(house.keys)
    now = datetime.now(UTC)
    plan = RoundPlan(
        title="A round to measure",
        questionnaire=catalogue()["how_is_it_going"],
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
        invited=False,
        doors=(Door(DOOR, "11-17", "home"),),
    )
    public = make_round_keys(house.keys, plan.round_id)
    with house.books.voices.write() as session:
        make_care_key(session, house.keys, now.date())
        plan_round(session, plan)
        open_round(session, plan.round_id, public, now)
    return house


def heard_server(folder: Path, urls: dict[str, str]) -> Any:
    """Heard as a council runs it, on a free port."""
    return make_server(open_house(folder, **urls), port=0)


def bare_server(folder: Path, _: dict[str, str]) -> Any:
    """Flask with a page that says hello, and one that stores a plaintext row: nothing else."""
    app, own = Flask("bare"), threading.local()
    folder.mkdir(parents=True, exist_ok=True)
    table = "CREATE TABLE IF NOT EXISTS answer (id INTEGER PRIMARY KEY, said TEXT)"
    plain_connection(folder).execute(table)

    @app.get("/hello")
    def hello() -> str:
        return "hello"

    @app.post("/store")
    def store() -> tuple[str, int]:

        if not hasattr(own, "book"):
            own.book = plain_connection(folder)
        own.book.execute("INSERT INTO answer (said) VALUES (?)", (request.form["value"],))
        return "", 204

    return waitress.create_server(app, host="127.0.0.1", port=0, threads=8, connection_limit=2000)


def plain_connection(folder: Path) -> sqlite3.Connection:
    """A plain SQLite file under the settings that Heard has; each statement is its own commit."""
    connection = sqlite3.connect(folder / "plain.sqlite", isolation_level=None)
    for setting in SAME_SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


@contextmanager
def served(make: Callable[[Path, dict[str, str]], Any], folder: Path, **urls: str) -> Iterator[int]:
    """A server in a process of its own, and its port."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(make, folder, urls, there), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join(10)


def _serve(
    make: Callable[[Path, dict[str, str]], Any], folder: Path, urls: dict[str, str], tell: Connection
) -> None:
    logging.getLogger("waitress").setLevel(logging.ERROR)  # it tells of every request that waits
    server = make(folder, urls)
    tell.send(server.effective_port)
    server.run()


def pressing(_: int) -> Send:
    """A young person who answers, and then changes their answer again and again: each a durable press."""
    kept: dict[str, SittingSecret] = {}

    def send(connection: HTTPConnection, turn: int) -> None:
        path = f"/go/{DOOR}/{QUESTION}"
        fields = {"value": str(turn % 5 + 1)}
        headers = dict(FORM)
        if turn == 0:
            page = ask(connection, "GET", path, "", {})[2].decode()
            fields |= dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
        else:
            fields |= {"seen": str(turn), "token": form_token(kept["secret"], QUESTION, turn)}
            headers["Cookie"] = f"heard={kept['secret']}"
        status, cookie, _body = ask(connection, "POST", path, urlencode(fields), headers)
        if status != 303:
            raise RuntimeError(f"a press was answered with {status}")
        if turn == 0:
            kept["secret"] = SittingSecret(cookie.split("=", 1)[1].split(";")[0])

    return send


def storing(_: int) -> Send:
    """A plaintext row."""

    def send(connection: HTTPConnection, turn: int) -> None:
        if ask(connection, "POST", "/store", urlencode({"value": str(turn % 5)}), FORM)[0] != 204:
            raise RuntimeError("a row was not stored")

    return send


def greeting(_: int) -> Send:
    """Hello."""

    def send(connection: HTTPConnection, _turn: int) -> None:
        if ask(connection, "GET", "/hello", "", {})[0] != 200:
            raise RuntimeError("no hello")

    return send

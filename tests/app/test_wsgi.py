"""The server as it is shipped: slow clients keep nobody waiting, and large bodies are cut off."""

import resource
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from app.wsgi import allow_many_connections, make_server
from surveys.db.book import Books
from tests.support.figures import Figures
from tests.support.size import Size
from tests.support.young_people import build_visit


@pytest.fixture
def port(sqlite_books: Books, tmp_path: Path) -> Iterator[int]:
    server = make_server(build_visit(sqlite_books, tmp_path).house, 0)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()
    thread.join(5)


def slow_clients(port: int, count: int) -> list[socket.socket]:
    """Clients that begin a request and never end it: half with their headers, half with their body."""
    opened = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
    for number, client in enumerate(opened):
        half = b"POST /code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
        client.sendall(half + (b"\r\ncode=a" if number % 2 else b""))
    return opened


def test_W2_slow_clients_keep_nobody_waiting(port: int, size: Size, figures: Figures) -> None:
    allow_many_connections()
    waiting = slow_clients(port, size(200, 1500))
    times = []
    for _ in range(40):
        began = time.perf_counter()
        with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
            assert page.status == 200
        times.append(time.perf_counter() - began)
    for client in waiting:
        client.close()
    slowest = sorted(times)[int(len(times) * 0.95)] * 1000
    figures(f"{len(waiting)} slow clients: 95 % of pages within {slowest:.0f} ms")
    assert slowest < 2000  # 500 is the bar on a quiet machine; this one may be shared


def test_W1_a_body_that_never_ends_is_cut_off(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(b"POST /code HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        piece = b"40000\r\n" + b"x" * 0x40000 + b"\r\n"
        try:
            for _ in range(64):
                client.sendall(piece)
        except OSError:
            return  # closed in our face, which is well
        assert b" 413 " in client.recv(1000).split(b"\r\n")[0]


def test_the_answer_does_not_name_the_server(port: int) -> None:
    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as page:
        assert "waitress" not in str(page.headers).lower()


def test_enough_files_may_be_open() -> None:
    allow_many_connections()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert soft >= min(2512, hard) or soft == resource.RLIM_INFINITY

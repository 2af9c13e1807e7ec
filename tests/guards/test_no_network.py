"""O8: a test that reaches for another machine fails, in this process and in those that it starts."""

import socket
import subprocess
import sys

import pytest

from tests.support.no_network import is_here

OUTSIDE = ("192.0.2.1", 80)


def test_O8_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(OSError, match="a test tried"):
        outgoing.connect(OUTSIDE)


def test_O8_a_name_of_another_machine_is_not_looked_up() -> None:
    with pytest.raises(OSError, match="a test tried"):
        socket.getaddrinfo("example.org", 80)


def test_O8_a_started_program_is_held_back_too() -> None:
    reach = f"import socket; socket.create_connection({OUTSIDE!r}, 1)"
    done = subprocess.run([sys.executable, "-c", reach], capture_output=True, text=True, check=False)
    assert "NetworkUsed" in done.stderr


def test_this_machine_may_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), 1).close()


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True), ("a.localhost", True),
     ("10.0.0.1", False), ("0.0.0.0", False), ("localhost.example.org", False), ("2001:db8::1", False)],
)  # fmt: skip
def test_only_loopback_is_here(host: str, here: bool) -> None:
    assert is_here(host) is here

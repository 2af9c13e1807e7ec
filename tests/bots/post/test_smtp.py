"""Letters over SMTP, to a small server of our own on loopback."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from bots.post.sender import MaybeSent, NotSent
from bots.post.smtp import SmtpSender, SmtpUrlError, read_smtp_url


class MailServer:
    """Takes letters one line at a time; `replies` overrides what it says to a command."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.replies: dict[str, str] = {}
        self.socket = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"smtp+plain://127.0.0.1:{self.socket.getsockname()[1]}?from=heard@sampleshire.example"

    def _serve(self) -> None:
        try:
            connection, _ = self.socket.accept()
        except OSError:  # a test that sends nothing has closed it before anybody came
            return
        with connection, connection.makefile("rwb", buffering=0) as lines:
            lines.write(b"220 here\r\n")
            self._talk(lines.readline, lambda text: lines.write(f"{text}\r\n".encode()))

    def _talk(self, read: Callable[[], bytes], say: Callable[[str], object]) -> None:
        while line := read().decode().strip():
            word = line.split(" ")[0].split(":")[0].upper()
            reply = self.replies.get(word, "354 go on" if word == "DATA" else "250 fine")
            if reply == "hang up":
                return
            say(reply)
            if word == "DATA" and reply.startswith("354"):
                self._take(read)
                if self.replies.get("end") == "hang up":
                    return
                say("250 taken")

    def _take(self, read: Callable[[], bytes]) -> None:
        letter = ""
        while (line := read().decode()) != ".\r\n":
            letter += line
        self.letters.append(letter)


@pytest.fixture
def server() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.socket.close()


def _send(server: MailServer, to: str = "kit@sampleshire.example", subject: str = "Hello") -> None:
    SmtpSender(read_smtp_url(server.url), seconds=2).send(to, subject, "Words", "a-key")


def test_a_letter_arrives_with_its_key_as_its_id(server: MailServer) -> None:
    _send(server)
    (letter,) = server.letters
    assert "Subject: Hello" in letter
    assert "Message-ID: <a-key@sampleshire.example>" in letter


def test_a_refused_address_is_permanent(server: MailServer) -> None:
    server.replies["RCPT"] = "550 nobody"
    with pytest.raises(NotSent) as failed:
        _send(server)
    assert (failed.value.reason, failed.value.permanent) == ("refused_550", True)


def test_a_full_letterbox_is_tried_again(server: MailServer) -> None:
    server.replies["RCPT"] = "452 full"
    with pytest.raises(NotSent) as failed:
        _send(server)
    assert not failed.value.permanent


def test_a_connection_lost_after_the_words_may_have_sent_it(server: MailServer) -> None:
    server.replies["end"] = "hang up"
    with pytest.raises(MaybeSent):
        _send(server)


def test_no_server_is_certain_and_tried_again() -> None:
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    sender = SmtpSender(read_smtp_url(f"smtp+plain://127.0.0.1:{port}?from=a@b.example"), seconds=1)
    with pytest.raises(NotSent, match="not_connected"):
        sender.send("kit@sampleshire.example", "Hello", "Words", "key")


def test_a_subject_cannot_smuggle_in_a_header(server: MailServer) -> None:
    with pytest.raises(NotSent, match="bad_address"):
        _send(server, subject="Hello\r\nBcc: everybody@sampleshire.example")


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://mail.example?from=a@b.example", "smtp://"),
        ("smtp://?from=a@b.example", "no host"),
        ("smtp://mail.example", "?from="),
        ("smtp://mail.example:99999?from=a@b.example", "port"),
    ],
)
def test_a_wrong_address_of_the_server_is_said_plainly(url: str, word: str) -> None:
    with pytest.raises(SmtpUrlError, match=word.replace("?", r"\?")):
        read_smtp_url(url)


def test_user_and_password_are_read_with_their_odd_letters() -> None:
    server = read_smtp_url("smtps://a%40b:p%2Fw@mail.example?from=a@b.example")
    assert (server.user, server.password, server.port) == ("a@b", "p/w", 465)

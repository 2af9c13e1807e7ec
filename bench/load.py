"""Clients over loopback: so many at once, each with its own connection, for so many seconds."""

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

CLIENTS = 16
Send = Callable[[http.client.HTTPConnection, int], None]


@dataclass(frozen=True)
class Pace:
    """How many answers a second, and how long the slowest hundredth waited."""

    a_second: float
    p99_ms: float

    def __str__(self) -> str:
        return f"{self.a_second:8,.0f}/s   p99 {self.p99_ms:6.1f} ms"


def pace_of(port: int, make_client: Callable[[int], Send], seconds: float) -> Pace:
    """The pace at which 16 clients are answered; each has begun before the clock starts."""
    waits: list[float] = []
    ready, errors = threading.Barrier(CLIENTS + 1), list[BaseException]()
    until = [0.0]

    def live(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        mine, turn = list[float](), 0
        try:
            send = make_client(number)
            send(connection, turn)
            ready.wait(30)
            while time.perf_counter() < until[0] or not until[0]:
                turn += 1
                began = time.perf_counter()
                send(connection, turn)
                mine.append(time.perf_counter() - began)
        except BaseException as error:
            errors.append(error)
            ready.abort()
        waits.extend(mine)
        connection.close()

    threads = [threading.Thread(target=live, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    until[0] = time.perf_counter() + 3_600
    ready.wait(60)
    began = time.perf_counter()
    until[0] = began + seconds
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return Pace(len(waits) / (time.perf_counter() - began), 1_000 * sorted(waits)[int(0.99 * len(waits))])


def ask(
    connection: http.client.HTTPConnection, way: str, path: str, body: str, headers: Mapping[str, str]
) -> tuple[int, str, bytes]:
    """One request on a kept connection: its status, its cookie and its body."""
    connection.request(way, path, body, dict(headers))
    response = connection.getresponse()
    return response.status, response.getheader("Set-Cookie") or "", response.read()

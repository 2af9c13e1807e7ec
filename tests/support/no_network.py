"""Nothing in the tests reaches beyond this machine: a connection or look-up elsewhere is an error."""

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

_HERE = {"localhost", "", None}


class NetworkUsed(OSError):
    """Something tried to reach another machine."""


def is_here(host: object) -> bool:
    """True for this machine's own names and loopback addresses."""
    if host in _HERE:
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.split("%")[0]).is_loopback
    except ValueError:
        return text == "localhost" or text.endswith(".localhost")


def _check(address: object) -> None:
    if isinstance(address, tuple) and not is_here(address[0]):
        raise NetworkUsed(f"a test tried to reach {address[0]}")


def deny() -> None:
    """From now on this process reaches loopback addresses and unix sockets only."""
    originals = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "sendto")}
    look_up = socket.getaddrinfo
    if getattr(look_up, "denies", False):
        return

    def guarded(name: str) -> Any:
        def call(self: socket.socket, *arguments: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _check(arguments[-1])
            return originals[name](self, *arguments)

        return call

    def guarded_look_up(host: Any, *arguments: Any, **named: Any) -> Any:
        if not is_here(host):
            raise NetworkUsed(f"a test tried to look up {host!r}")
        return look_up(host, *arguments, **named)

    guarded_look_up.denies = True  # type: ignore[attr-defined]
    for name in originals:
        setattr(socket.socket, name, guarded(name))
    socket.getaddrinfo = guarded_look_up


def deny_in_children() -> None:
    """Python programs that the tests start find sitecustomize.py first, which denies the same."""
    folder = str(Path(__file__).parent / "denied")
    others = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{folder}{os.pathsep}{others}" if others else folder

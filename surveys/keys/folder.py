"""The key folder: small secret files, written durably before they are needed and destroyed for good after."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


class KeyMissing(Exception):
    """A key that is needed isn't in the key folder."""


class KeyFolder:
    """A folder outside both books. `rounds/` holds private round keys (the worker's alone), `peppers/` what
    the web needs while a round is open, `care/` the care key and the words-codes' pepper."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes:
        """The key called `name` ("care/private"). Raises KeyMissing."""
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            raise KeyMissing(f"the key folder has no {name}") from None

    def has(self, name: str) -> bool:
        """True when the key is there."""
        return (self.path / name).is_file()

    def make(self, name: str, secret: bytes) -> None:
        """Keep a new key, on the disk when this returns. An existing one is never overwritten."""
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, secret)
            os.fsync(handle)
        finally:
            os.close(handle)
        with suppress(FileExistsError):
            os.link(unfinished, place)
        unfinished.unlink()
        _sync_folder(place.parent)

    def destroy(self, name: str) -> None:
        """Overwrite and remove a key. Safe to repeat. Old cells of an SSD may survive it."""
        place = self.path / name
        if not place.is_file():
            return
        with place.open("r+b") as file:
            file.write(secrets.token_bytes(place.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        place.unlink()
        _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

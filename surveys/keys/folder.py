"""The key folder: small secret files, written durably before they are needed and destroyed for good after."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

WORKER_ALONE = "rounds"  # the web process may belong to another system user, and must not read these


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
            return self._place(name).read_bytes()
        except FileNotFoundError:
            raise KeyMissing(f"the key folder has no {name}") from None

    def has(self, name: str) -> bool:
        """True when the key is there."""
        return self._place(name).is_file()

    def make(self, name: str, secret: bytes) -> None:
        """Keep a new key, on the disk when this returns. An existing one is never overwritten."""
        place = self._place(name)
        with self._written(place, secret) as unfinished, suppress(FileExistsError):
            os.link(unfinished, place)
        _sync_folder(place.parent)

    def replace(self, name: str, secret: bytes) -> None:
        """Keep this key under the name. Another one that stood there is set aside beside it, never lost."""
        place = self._place(name)
        if place.is_file() and (before := place.read_bytes()) != secret:
            mark = hashlib.sha256(before).hexdigest()[:8]
            place.rename(place.with_name(f"{place.name}.set-aside-{mark}"))
        self.make(name, secret)

    def destroy(self, name: str) -> None:
        """Overwrite and remove a key. Safe to repeat. Old cells of an SSD may survive it."""
        place = self._place(name)
        # What a kill in the middle of making it left behind holds the same secret, or one never used.
        for one in (place, *place.parent.glob(f".{place.name}.*")):
            _overwrite(one)
            one.unlink(missing_ok=True)
        if place.parent.is_dir():
            _sync_folder(place.parent)

    def _place(self, name: str) -> Path:
        if not name or ".." in name or name.startswith((".", "/")) or "\0" in name:
            raise KeyMissing("a key can't have such a name")
        return self.path / name

    @contextmanager
    def _written(self, place: Path, secret: bytes) -> Iterator[Path]:
        alone = place.parent.name == WORKER_ALONE
        _make_folder(self.path, 0o750)
        _make_folder(place.parent, 0o700 if alone else 0o750)
        unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
        try:
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if alone else 0o640)
            with open(handle, "wb") as file:  # noqa: PTH123 - a handle, opened with its permissions
                file.write(secret)
                file.flush()
                os.fsync(file.fileno())
            yield unfinished
        finally:
            unfinished.unlink(missing_ok=True)


def _make_folder(folder: Path, mode: int) -> None:
    """Closed to others, and itself on the disk: a key in a folder that a power cut takes away is no key."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
        _sync_folder(folder.parent)


def _overwrite(place: Path) -> None:
    with suppress(FileNotFoundError), place.open("r+b") as file:
        file.write(secrets.token_bytes(os.fstat(file.fileno()).st_size))
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""The key folder: ours alone, durable before it is used, and gone when it is destroyed."""

import os
import threading
from pathlib import Path

import pytest

from surveys.keys.folder import KeyFolder, KeyMissing


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "deep" / "keys")


def names(keys: KeyFolder) -> list[str]:
    return sorted(path.name for path in keys.path.rglob("*") if path.is_file())


def modes(keys: KeyFolder, *names: str) -> list[int]:
    return [(keys.path / name).stat().st_mode & 0o777 for name in names]


def test_a_rounds_key_is_its_makers_alone_and_what_the_web_needs_is_its_groups_too(keys: KeyFolder) -> None:
    before = os.umask(0)
    try:
        keys.make("rounds/one", b"secret")
        keys.make("peppers/one", b"secret")
    finally:
        os.umask(before)
    assert modes(keys, "rounds/one", "peppers/one") == [0o600, 0o640]
    assert modes(keys, "", "rounds", "peppers") == [0o750, 0o700, 0o750]


def test_a_key_that_is_there_is_never_overwritten(keys: KeyFolder) -> None:
    keys.make("rounds/one", b"first")
    keys.make("rounds/one", b"second")
    assert keys.read("rounds/one") == b"first" and names(keys) == ["one"]


def test_ten_processes_that_make_one_key_agree_on_it(keys: KeyFolder) -> None:
    seen: list[bytes] = []

    def make(number: int) -> None:
        keys.make("rounds/one", bytes([number]) * 32)
        seen.append(keys.read("rounds/one"))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(10)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(seen) == 10 and len(set(seen)) == 1 and names(keys) == ["one"]


def test_a_key_is_on_the_disk_when_make_returns(keys: KeyFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(True), real(handle))[1])
    keys.make("rounds/one", b"secret")
    assert len(synced) >= 4  # the file, its folder, and the two new folders in theirs


def test_a_disk_that_is_full_leaves_no_half_written_key(
    keys: KeyFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    keys.make("rounds/other", b"x")
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        keys.make("rounds/one", b"secret")
    assert names(keys) == ["other"]


def test_destroying_is_repeatable_and_takes_what_a_kill_left_behind(keys: KeyFolder) -> None:
    keys.make("rounds/one", b"secret")
    left = keys.path / "rounds" / ".one.0123abcd"
    os.link(keys.path / "rounds/one", left)
    keys.destroy("rounds/one")
    keys.destroy("rounds/one")
    keys.destroy("never/there")
    assert names(keys) == [] and not keys.has("rounds/one")
    with pytest.raises(KeyMissing):
        keys.read("rounds/one")


def test_a_destroyed_keys_bytes_are_written_over(keys: KeyFolder, tmp_path: Path) -> None:
    keys.make("rounds/one", b"secret" * 10)
    os.link(keys.path / "rounds/one", tmp_path / "seen from outside")
    keys.destroy("rounds/one")
    assert b"secret" not in (tmp_path / "seen from outside").read_bytes()


def test_a_replaced_key_is_set_aside_and_never_lost(keys: KeyFolder) -> None:
    keys.make("care/private", b"new machine's")
    keys.replace("care/private", b"the backup's")
    keys.replace("care/private", b"the backup's")
    assert keys.read("care/private") == b"the backup's"
    assert sorted(path.read_bytes() for path in (keys.path / "care").iterdir()) == [
        b"new machine's",
        b"the backup's",
    ]


@pytest.mark.parametrize("name", ["", "../outside", "rounds/../../x", "/etc/passwd", ".hidden", "a\0b"])
def test_no_name_leads_out_of_the_folder(keys: KeyFolder, name: str) -> None:
    for deed in (keys.read, keys.has, keys.destroy):
        with pytest.raises(KeyMissing):
            deed(name)

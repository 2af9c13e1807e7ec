"""One slip of the fingers."""

import pytest

from surveys.words.slips import one_slip_apart


@pytest.mark.parametrize("written", ["otter", "oter", "ottter", "ottet", "otetr", "tter", "otte"])
def test_one_slip_is_seen(written: str) -> None:
    assert one_slip_apart(written, "otter")


@pytest.mark.parametrize("written", ["", "ot", "oxxer", "retto", "otterss"])
def test_two_slips_are_not(written: str) -> None:
    assert not one_slip_apart(written, "otter")

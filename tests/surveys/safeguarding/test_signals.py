"""signals.toml: the shipped one is whole, a broken one names what is wrong."""

from pathlib import Path

import pytest

from surveys.safeguarding.signals import FOLDER, SignalsError, load_signals, shipped_signals


def test_the_shipped_signals_have_the_answers_questions_name() -> None:
    assert {"not_safe_scale", "hurt_scale", "no_one_to_talk_to", "asked_for_contact"} <= set(
        shipped_signals().answers
    )


def test_staff_are_listened_to_for_two_things_only() -> None:
    assert [signal.code for signal in shipped_signals().staff.signals] == ["child_at_risk", "self_harm"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"by (the|my) (neck|throat|hair)"', '"by (the|my"', "children.0.says"),
        ('level = "red"', 'level = "purple"', "children.0.level"),
        ("[groups]", "[groups", "TOML"),
    ],
)
def test_a_broken_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = (FOLDER / "signals.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "signals.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SignalsError, match=r"signals\.toml") as error:
        load_signals(broken, frozenset())
    assert said in str(error.value)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "signals.toml"
    huge.write_text("#" * 300_000, encoding="utf-8")
    with pytest.raises(SignalsError, match="256 KB"):
        load_signals(huge, frozenset())

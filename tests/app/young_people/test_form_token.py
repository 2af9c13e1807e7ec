"""A form's token belongs to one sitting, one question and one moment."""

from app.young_people.form_token import form_token, is_token
from surveys.voices.envelope import new_secret


def test_W11_a_token_fits_its_own_form_only() -> None:
    secret = new_secret()
    token = form_token(secret, "going_well", 3)
    assert is_token(secret, "going_well", 3, token)
    assert not is_token(secret, "going_well", 4, token)
    assert not is_token(secret, "could_be_better", 3, token)
    assert not is_token(new_secret(), "going_well", 3, token)


def test_the_token_does_not_hold_the_secret() -> None:
    secret = new_secret()
    assert secret not in form_token(secret, "going_well", 3)


def test_strange_tokens_are_only_wrong() -> None:
    for strange in ("", "\udcff", "ü" * 24, "x" * 10_000):
        assert not is_token(new_secret(), "going_well", 3, strange)

"""Who or which suggested a theme, in words that people read."""

from datetime import date

from sqlalchemy.orm import Session

from app.team.makers import makers_in_words
from surveys.voices.theming_model import ThemingModel


def model(number: int, version: str, made_on: date, codes: int) -> ThemingModel:
    return ThemingModel(
        number=number, kind="children", version=version, codebook="c", up_to=1, codes=codes, learned={},
        seconds=1.0, made_on=made_on,
    )  # fmt: skip


def test_a_rule_a_model_and_one_that_nobody_knows_any_more(remarks: Session) -> None:
    remarks.add_all([model(1, "ab", date(2023, 2, 2), 40), model(2, "ab", date(2023, 2, 3), 40)])
    remarks.flush()
    assert makers_in_words(remarks, ["rules 1", "model ab", "model gone", "", "rules 1"]) == {
        "rules 1": "by rule",
        "model ab": "by the model of Thu 2 Feb 2023, learned from 40 remarks that people read",
        "model gone": "by a model",
    }

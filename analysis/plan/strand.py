"""One strand of a plan: the row that findings land on, with the months between which it stands."""

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def _month(text: str) -> str:
    if text and not _MONTH.fullmatch(text):
        raise ValueError('write a month as "2023-01", or leave it out')
    return text


Month = Annotated[str, AfterValidator(_month)]
"""A month as "2023-01"; empty where the documents name none. Months sort as text."""

Code = Annotated[str, Field(min_length=1, max_length=20)]
Title = Annotated[str, Field(min_length=1, max_length=500)]
Note = Annotated[str, Field(max_length=2000)]


class PlanPart(BaseModel):
    """What every part of a plan has in common: it never changes, and an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Strand(PlanPart):
    """A strand (2022), a theme (2019) or a focus area (2020), under the title that the document gives it."""

    code: Code
    title: Title
    half: str = ""
    valid_from: Month = ""
    valid_to: Month = ""
    notes: Note = ""

    def stands_on(self, day: dt.date) -> bool:
        """Return whether the strand is part of the plan on that day; both months count whole."""
        month = f"{day:%Y-%m}"
        return self.valid_from <= month and (not self.valid_to or month <= self.valid_to)

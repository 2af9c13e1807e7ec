"""The words of a question in one band and one language, and the options a person sees."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from surveys.questions.plain_text import check_plain_text

Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")]
PlainText = Annotated[str, AfterValidator(check_plain_text)]
# Slack shows at most 75 characters on a button, and a face needs a few of them.
Label = Annotated[str, Field(min_length=1, max_length=70), AfterValidator(check_plain_text)]
Band = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,19}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]

FIRST_LANGUAGE = "en"


class Wording(BaseModel):
    """One band's words in one language; a string that is empty falls back to the first language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[PlainText, Field(max_length=2000)] = ""
    why: Annotated[PlainText, Field(max_length=500)] = ""
    help: Annotated[PlainText, Field(max_length=500)] = ""
    labels: dict[str, Label] = {}


@dataclass(frozen=True)
class Option:
    """One thing to choose: its stable value, its words in a band, and a face where the kind has faces."""

    value: str
    label: str
    face: str = ""

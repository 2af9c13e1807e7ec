"""What every kind of question has: an id, words by band and language, and the three passes."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from surveys.questions.answer import (
    PASS_BUTTONS,
    PASS_VALUES,
    Answer,
    AnswerNotRead,
    Pass,
    RawAnswer,
    answer_bytes,
)
from surveys.questions.wording import FIRST_LANGUAGE, Band, Code, Language, Option, Wording

StrandCode = Annotated[str, Field(pattern=r"^[0-9]{1,2}[a-z]?$")]


class Question(BaseModel):
    """One question. `polarity` says what its words tell of (good things, things to mend), or for ordered
    answers that a high value is good news ("positive") or bad news ("negative")."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    kind: str
    topic: Code
    strands: tuple[StrandCode, ...] = ()
    polarity: Literal["positive", "negative"] | None = None
    bands: tuple[Band, ...] = ()  # empty: every band of the questionnaire
    ask_if: Annotated[str, Field(max_length=300)] = ""
    wording: dict[Band, dict[Language, Wording]]
    worrying_values: dict[str, Code] = {}
    _first_language: str = PrivateAttr(FIRST_LANGUAGE)

    def fall_back_to(self, language: str) -> None:
        """Told by the questionnaire, once, as it is built: where a missing string is looked for."""
        self._first_language = language

    @property
    def offers_passes(self) -> bool:
        """Whether skip, don't know and don't want to say stand under it (all kinds that ask something)."""
        return True

    def values(self) -> tuple[str, ...]:
        """The values a person can choose, in order."""
        return ()

    def labelled_values(self) -> tuple[str, ...]:
        """The values that must have a label in every band."""
        return self.values()

    def problems(self) -> list[tuple[str, str]]:
        """What is wrong with this question in itself: pairs of a key and a plain sentence."""
        return []

    def read(self, raw: RawAnswer) -> Answer:
        """The answer that came in, validated. Raises AnswerNotRead with the key of a plain sentence."""
        if raw.passing:
            passed = PASS_BUTTONS.get(raw.passing)
            if passed is None:
                raise AnswerNotRead("not_an_option")
            return Answer(passed=passed)
        return self._read_given(raw)

    def _read_given(self, raw: RawAnswer) -> Answer:
        if len(raw.values) > len(self.values()):
            raise AnswerNotRead("choose_fewer")
        chosen = set(raw.values)
        if not chosen:
            raise AnswerNotRead("nothing_chosen")
        if not chosen <= set(self.values()):
            raise AnswerNotRead("not_an_option")
        if len(chosen) > 1:
            raise AnswerNotRead("choose_one")
        return Answer(values=(raw.values[0],))

    def values_counted(self, answer: Answer) -> tuple[str, ...]:
        """What the mixer tallies for this answer; a pass counts as "pass:skipped" and so on."""
        if answer.passed is not None:
            return (f"pass:{answer.passed.value}",)
        return answer.values

    def all_values(self) -> tuple[str, ...]:
        """Every value that may be tallied, passes last."""
        return self.values() + PASS_VALUES

    def worst_answer(self) -> Answer:
        """The answer that takes most bytes, passes aside."""
        return Answer(values=(max(self.values(), key=len),))

    @property
    def cap_bytes(self) -> int:
        """The most bytes one stored answer takes as `answer_bytes` writes it."""
        worst = [self.worst_answer(), *(Answer(passed=passed) for passed in Pass)]
        return max(len(answer_bytes(answer)) for answer in worst)

    def options(self, band: str, language: str = FIRST_LANGUAGE) -> tuple[Option, ...]:
        """What can be chosen, in this band's words."""
        return tuple(
            Option(value, self._label(value, band, language), self.face(value)) for value in self.values()
        )

    def face(self, value: str) -> str:
        """The face that stands beside a value's words, or nothing."""
        return ""

    def text(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """The question in this band's words."""
        return self._string("text", band, language)

    def why(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """Why we ask, or nothing."""
        return self._string("why", band, language)

    def help(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """A line that helps to answer, or nothing."""
        return self._string("help", band, language)

    def _string(self, name: str, band: str, language: str) -> str:
        for wording in self._wordings(band, language):
            if string := str(getattr(wording, name)):
                return string
        return ""

    def _label(self, value: str, band: str, language: str) -> str:
        for wording in self._wordings(band, language):
            if label := wording.labels.get(value):
                return label
        return value

    def _wordings(self, band: str, language: str) -> list[Wording]:
        spoken: Mapping[str, Wording] = self.wording[band]
        return [spoken[tongue] for tongue in (language, self._first_language) if tongue in spoken]

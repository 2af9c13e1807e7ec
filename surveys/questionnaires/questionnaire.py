"""A questionnaire: questions in order, words by band and language, and the sets it may be asked in."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from surveys.questionnaires.errors import QuestionnaireError
from surveys.questionnaires.subset import subset_faults
from surveys.questions import FIRST_LANGUAGE, AnyQuestion
from surveys.questions.wording import Band, Code, Language, PlainText


class Cover(BaseModel):
    """What stands before the first question and after the last, in one band and one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[PlainText, Field(max_length=75)] = ""
    intro: Annotated[PlainText, Field(max_length=2000)] = ""
    thanks: Annotated[PlainText, Field(max_length=500)] = ""


class QuestionSet(BaseModel):
    """Some of the questions, asked together; a pulse turns through its sets round by round."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Code
    questions: Annotated[tuple[str, ...], Field(min_length=1)]


class Questionnaire(BaseModel):
    """Everything that a round asks. Immutable: a changed questionnaire is another edition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    title: Annotated[PlainText, Field(min_length=1, max_length=75)]
    audience: Literal["children", "staff", "facilitator"]
    bands: Annotated[tuple[Band, ...], Field(min_length=1, max_length=10)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=20)] = (FIRST_LANGUAGE,)
    cover: dict[Band, dict[Language, Cover]] = {}
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1, max_length=60)]
    sets: Annotated[tuple[QuestionSet, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _tell_the_first_language(self) -> Self:
        for question in self.questions:
            question.fall_back_to(self.languages[0])
        return self

    def question(self, question_id: str) -> AnyQuestion:
        """The question of this id. Raises LookupError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise LookupError(f"'{question_id}' is not a question of '{self.key}'")

    def questions_for(self, band: str) -> tuple[AnyQuestion, ...]:
        """The questions that this band has, in order, whatever is answered."""
        return tuple(question for question in self.questions if band in (question.bands or self.bands))

    def title_for(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """The title that people of this band see."""
        return self._cover("title", band, language) or self.title

    def intro(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """What is said before the first question, or nothing."""
        return self._cover("intro", band, language)

    def thanks(self, band: str, language: str = FIRST_LANGUAGE) -> str:
        """What is said after the last question, or nothing."""
        return self._cover("thanks", band, language)

    def _cover(self, name: str, band: str, language: str) -> str:
        covers = self.cover.get(band, {})
        for tongue in (language, self.languages[0]):
            if tongue in covers and (string := str(getattr(covers[tongue], name))):
                return string
        return ""

    def only(self, question_ids: Iterable[str]) -> "Questionnaire":
        """The same questionnaire with just these questions, in its own order (an edition of its own).

        Raises QuestionnaireError for an id it hasn't, or a question whose `ask_if` needs one left out.
        """
        wanted = tuple(question_ids)
        if faults := subset_faults(self.questions, self.bands, wanted):
            raise QuestionnaireError(self.key, faults)
        kept = tuple(question for question in self.questions if question.id in wanted)
        return self.model_copy(update={"questions": kept, "sets": ()})

    def with_set(self, key: str) -> "Questionnaire":
        """The questionnaire with the questions of one of its sets. Raises LookupError when there is none."""
        for chosen in self.sets:
            if chosen.key == key:
                return self.only(chosen.questions)
        raise LookupError(f"'{key}' is not a set of '{self.key}'")

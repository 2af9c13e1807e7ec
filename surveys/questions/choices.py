"""Choose one, or several, of a few things."""

from typing import Annotated, Literal

from pydantic import Field

from surveys.questions.answer import Answer, AnswerNotRead, RawAnswer, answer_bytes
from surveys.questions.question import Question
from surveys.questions.wording import Code


class Choices(Question):
    """A choice of two to ten (Slack shows no more); `exclusive` is an option that stands alone."""

    kind: Literal["choices"]
    choices: Annotated[tuple[Code, ...], Field(min_length=2, max_length=10)]
    several: Annotated[bool, Field(strict=True)] = False
    most: Annotated[int, Field(ge=2, le=10, strict=True)] | None = None
    exclusive: Code | None = None

    def values(self) -> tuple[str, ...]:
        return self.choices

    def problems(self) -> list[tuple[str, str]]:
        found = []
        if len(set(self.choices)) < len(self.choices):
            found.append(("choices", "names a choice twice; each value stands once"))
        if self.exclusive is not None and self.exclusive not in self.choices:
            found.append(("exclusive", f"'{self.exclusive}' is not one of the choices"))
        if not self.several and (self.most is not None or self.exclusive is not None):
            found.append(("several", "set it to true, or take 'most' and 'exclusive' away"))
        if self.most is not None and self.most > len(self.choices):
            found.append(("most", "is more than there are choices"))
        return found

    def _read_given(self, raw: RawAnswer) -> Answer:
        if not self.several:
            return super()._read_given(raw)
        chosen = set(raw.values)
        if not chosen:
            raise AnswerNotRead("nothing_chosen")
        if not chosen <= set(self.choices):
            raise AnswerNotRead("not_an_option")
        if self.exclusive in chosen and len(chosen) > 1:
            raise AnswerNotRead("choose_that_alone")
        if self.most is not None and len(chosen) > self.most:
            raise AnswerNotRead("choose_fewer")
        # In the question's order, never the order of pressing: nothing about the person in it.
        return Answer(values=tuple(value for value in self.choices if value in chosen))

    def worst_answer(self) -> Answer:
        if not self.several:
            return super().worst_answer()
        together = sorted((one for one in self.choices if one != self.exclusive), key=len, reverse=True)
        candidates = [Answer(values=tuple(together[: self.most or len(together)]))]
        if self.exclusive is not None:
            candidates.append(Answer(values=(self.exclusive,)))
        return max(candidates, key=lambda answer: len(answer_bytes(answer)))

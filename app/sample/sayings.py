"""What one invented person answers: drawn with a seed, so that the sample council says the same each time."""

import random
import re

from app.sample.reading import SampleRound, Topic, topics
from surveys.questionnaires.path import next_question
from surveys.questionnaires.questionnaire import Questionnaire
from surveys.questions import Answer, AnyQuestion, RawAnswer

SIDES = {
    "going_well": "well",
    "going_well_work": "well",
    "could_be_better": "better",
    "one_thing_better": "better",
    "one_thing_to_know": "know",
}
PASSES = {"skip": 4, "dont_know": 3, "dont_say": 2}  # of a hundred answers
SPREAD = 1.05  # of five points; a scale of eleven spreads wider
_CHOICE = re.compile(r"\[([^\]]+)\]")


class Sayings:
    """Draws answers for one round; the same words are said twice only when there are no others left."""

    def __init__(self, seed: str, round_: SampleRound) -> None:
        self._seed, self._round = seed, round_
        self._said: set[str] = set()

    def person(self, number: int) -> "random.Random":
        """The dice of one person of this round."""
        return random.Random(f"{self._seed} {self._round.key} {number}")  # noqa: S311

    def band(self, dice: random.Random) -> str:
        """This person's band."""
        return dice.choices(list(self._round.bands), list(self._round.bands.values()))[0]

    def answers(
        self, dice: random.Random, questionnaire: Questionnaire, band: str, given: str
    ) -> list[tuple[str, RawAnswer]]:
        """This person's answers along the path. `given` are their words to the question for what to mend;
        without any, these are drawn too."""
        said: list[tuple[str, RawAnswer]] = []
        answers: dict[str, Answer] = {}
        question = next_question(questionnaire, answers, None, band)
        while question is not None:
            raw = self._raw(dice, question, band)
            if given and SIDES.get(question.id) == "better":
                raw = RawAnswer(words=given)
            said.append((question.id, raw))
            answers[question.id] = question.read(raw)
            question = next_question(questionnaire, answers, question.id, band)
        return said

    def _raw(self, dice: random.Random, question: AnyQuestion, band: str) -> RawAnswer:
        if question.kind == "words":
            return self._words(dice, question.id, band)
        if question.kind == "info":
            return RawAnswer()
        passing = dice.choices(["", *PASSES], [100 - sum(PASSES.values()), *PASSES.values()])[0]
        return RawAnswer(passing=passing) if passing else RawAnswer(values=self._values(dice, question))

    def _values(self, dice: random.Random, question: AnyQuestion) -> tuple[str, ...]:
        offered = question.values()
        if question.id in self._round.means:
            spread = SPREAD * len(offered) / 5
            drawn = round(dice.gauss(self._round.means[question.id], spread))
            return (str(min(max(drawn, int(offered[0])), int(offered[-1]))),)
        weights = self._round.weights[question.id]
        return (dice.choices(offered, weights)[0],)

    def _words(self, dice: random.Random, question_id: str, band: str) -> RawAnswer:
        if dice.randrange(100) >= self._round.weights["words"].get(question_id, 0):
            return RawAnswer(passing="skip")
        side = SIDES[question_id]
        spoken = [topic for topic in topics(band) if side in topic.say]
        if not spoken:
            return RawAnswer(passing="skip")
        weights = [topic.weights[side][self._round.place] for topic in spoken]
        for _ in range(20):
            words = _saying(dice, dice.choices(spoken, weights)[0], side)
            if words not in self._said:
                break
        self._said.add(words)
        return RawAnswer(words=words)


def _saying(dice: random.Random, topic: Topic, side: str) -> str:
    template = dice.choice(topic.say[side])
    return _CHOICE.sub(lambda found: dice.choice(found[1].split("|")), template)

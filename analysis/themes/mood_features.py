"""What the sentiment model sees of an answer: words, parts of words, question, praise and blame.

Terms are weighted by tf-idf with a damped count (Salton, Buckley 1988); pieces of two to five letters bear
misspelling (McNamee, Mayfield 2004). A word under one question is another feature than under the next, for
"nothing" is praise where something to mend was asked for (cf. Daumé, "Frustratingly easy domain adaptation",
2007). TextBlob's polarity and the stance words are two features among others, never the verdict.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.codebook import Stance, Token, tokens_of
from analysis.codebook.cue import DENIALS
from analysis.themes.answer import Answer
from analysis.themes.sentiment import sentiment
from analysis.themes.stance import is_whole_answer, stance_hits

# Enough of any remark for its tone: the rest of a pasted book is passed over.
MOST_CHARACTERS = 10_000
QUESTION_WEIGHT = 0.7
FEWEST_TEXTS = 2
Matrix = Any  # scipy.sparse.csr_matrix; scipy ships no types


class MoodFeatures:
    """The feature space learned from the answers met in training; `matrix` places any answer in it."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        texts = [_cut(answer) for answer in answers]
        fewest = FEWEST_TEXTS if len(answers) > 50 else 1
        self._words = TfidfVectorizer(
            analyzer=_words_and_pairs, min_df=fewest, sublinear_tf=True, dtype=np.float64
        ).fit([*texts, "a"] if fewest == 1 else texts)
        self._parts = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=fewest, sublinear_tf=True, dtype=np.float64
        ).fit([*texts, "a"] if fewest == 1 else texts)
        self._questions = sorted({answer.question for answer in answers})

    def matrix(self, answers: Sequence[Answer]) -> Matrix:
        """Return one row an answer: as many rows as answers, whatever they hold."""
        texts = [_cut(answer) for answer in answers]
        asked = [[float(each.question == known) for known in self._questions] for each in answers]
        words = sparse.csr_matrix(self._words.transform(texts))
        tone = sparse.csr_matrix(np.array([tone_of(text) for text in texts]).reshape(len(texts), -1))
        blocks = [words, sparse.csr_matrix(self._parts.transform(texts)), sparse.csr_matrix(asked), tone]
        crossed = [
            sparse.csr_matrix(block.multiply(np.array(asked)[:, [place]])) * QUESTION_WEIGHT
            for block in (words, tone)
            for place in range(len(self._questions))
        ]
        return sparse.csr_matrix(sparse.hstack([*blocks, *crossed]))


def tone_of(text: str) -> list[float]:
    """Return how a text praises, blames, wishes and denies, as small numbers around 0 to 2."""
    tokens = tokens_of(text)
    felt = sentiment(text)
    praise, problem, idea = _stances(tokens)
    ends = [_lean(part) for part in (_sentence(tokens, 0), _sentence(tokens, -1))]
    denials = sum(token.word in DENIALS for token in tokens)
    return [
        felt.polarity,
        felt.subjectivity,
        float(felt.polarity == 0),
        max(0.0, felt.polarity) ** 2,
        max(0.0, -felt.polarity) ** 2,
        min(praise, 4) / 2,
        min(problem, 4) / 2,
        min(idea, 3) / 2,
        (praise - problem) / (praise + problem + 1),
        float(praise > 0 and problem > 0),
        *ends,
        float(np.log1p(len(tokens))) / 3,
        float(len(tokens) <= 3),
        min(denials, 4) / 2,
        float(is_whole_answer(tokens, "nothing")),
        float(bool(tokens) and tokens[0].word in ("nothing", "none", "no", "na", "n")),
        float("!" in text),
        sum(letter.isupper() for letter in text) / (len(text) + 1),
    ]


def _cut(answer: Answer) -> str:
    return answer.text[:MOST_CHARACTERS]


def _words_and_pairs(text: str) -> list[str]:
    words = [token.word for token in tokens_of(text)]
    return words + [f"{first} {second}" for first, second in zip(words, words[1:], strict=False)]


def _stances(tokens: Sequence[Token]) -> tuple[int, int, int]:
    found = stance_hits(tokens)
    return len(found[Stance.PRAISE]), len(found[Stance.PROBLEM]), len(found[Stance.IDEA])


def _lean(tokens: Sequence[Token]) -> float:
    praise, problem, _ = _stances(tokens)
    return max(-2.0, min(2.0, (praise - problem) / 2))


def _sentence(tokens: Sequence[Token], place: int) -> list[Token]:
    wanted = tokens[place].sentence if tokens else 0
    return [token for token in tokens if token.sentence == wanted]

"""What the sentiment model sees of an answer: words, parts of words, question, praise and blame.

Terms are weighted by tf-idf with a damped count (Salton, Buckley 1988); pieces of two to five letters bear
misspelling (McNamee, Mayfield 2004). A word under one question is another feature than under the next, for
"nothing" is praise where something to mend was asked for (cf. Daumé, "Frustratingly easy domain adaptation",
2007). TextBlob's polarity and the stance words are two features among others, never the verdict. Words that
follow a denial are other words (Das, Chen, "Yahoo! for Amazon", 2001): "not kind" says nothing of "kind".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from analysis.codebook import Stance, Token, tokens_of
from analysis.codebook.cue import DENIALS
from analysis.themes.moods.mood_parts import MOST_CHARACTERS, parts_of
from analysis.themes.moods.sentiment import sentiment
from analysis.themes.rules.answer import Answer
from analysis.themes.rules.stance import is_whole_answer, stance_hits

QUESTION_WEIGHT = 0.7
# Words in fewer answers than these say nothing about others; rare pieces of words even less.
FEWEST_ANSWERS, FEWEST_WITH_PIECE = 2, 4
FEW = 50
# So many words after a denial are denied, if the sentence doesn't end before.
REACH = 4
Matrix = Any  # scipy.sparse.csr_matrix; scipy ships no types


@dataclass(frozen=True)
class Sheet:
    """What is seen of some answers: a row for each as a whole, rows for its parts, and small numbers on it.

    `words` says which words and pairs are in each, 1 or 0, denied ones apart from the others.

    `starts` says at which row the parts of each answer start; every answer has one part at least.
    """

    whole: Matrix
    words: Matrix
    parts: Matrix
    starts: np.ndarray
    about: np.ndarray


class MoodFeatures:
    """The feature space learned from the answers met in training; `sheet` places any answers in it."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        texts = [_cut(answer) for answer in answers]
        many = len(texts) > FEW
        self._words = TfidfVectorizer(
            analyzer=_words_and_pairs, min_df=FEWEST_ANSWERS if many else 1, sublinear_tf=True
        )
        self._pieces = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), min_df=FEWEST_WITH_PIECE if many else 1, sublinear_tf=True
        )
        self._marked = CountVectorizer(
            analyzer=_marked_words, min_df=FEWEST_ANSWERS if many else 1, binary=True, dtype=float
        )
        for vectorizer in (self._words, self._pieces, self._marked):
            vectorizer.fit(texts if many else [*texts, "a"])
        self._questions = {question: place for place, question in enumerate(_questions(answers))}

    def sheet(self, answers: Sequence[Answer]) -> Sheet:
        """Return what is seen of the answers: as many rows as answers, whatever they hold."""
        parts = [parts_of(answer) for answer in answers]
        each = zip(answers, parts, strict=True)
        pieces = [Answer(part, answer.question) for answer, own in each for part in own]
        whole, about = self._placed(answers)
        starts = np.array([0, *accumulate(map(len, parts))][: len(parts)], int)
        words = sparse.csr_matrix(self._marked.transform([_cut(answer) for answer in answers]))
        return Sheet(whole, words, self._placed(pieces)[0], starts, about)

    def _placed(self, answers: Sequence[Answer]) -> tuple[Matrix, np.ndarray]:
        texts = [_cut(answer) for answer in answers]
        asked = np.array([self._questions.get(answer.question, -1) for answer in answers], int)
        marks = (asked[:, None] == np.arange(len(self._questions))).astype(float)
        tones = np.array([tone_of(text) for text in texts]).reshape(len(texts), -1)
        words, tone = sparse.csr_matrix(self._words.transform(texts)), sparse.csr_matrix(tones)
        crossed = [self._crossed(block, asked) for block in (words, tone)]
        blocks = [words, self._pieces.transform(texts), sparse.csr_matrix(marks), tone, *crossed]
        return sparse.csr_matrix(sparse.hstack(blocks)), np.hstack([tones, marks])

    def _crossed(self, block: Matrix, asked: np.ndarray) -> Matrix:
        """Return each column once for each question, filled only where that question was asked."""
        known = sparse.csr_matrix(sparse.diags((asked >= 0).astype(float)) @ block)
        known.eliminate_zeros()
        rows = np.repeat(np.arange(len(asked)), np.diff(known.indptr))
        columns = known.indices + asked[rows] * block.shape[1]
        shape = (len(asked), block.shape[1] * len(self._questions))
        return sparse.csr_matrix((known.data * QUESTION_WEIGHT, columns, known.indptr), shape)


def _questions(answers: Sequence[Answer]) -> list[str]:
    return sorted({answer.question for answer in answers})


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
    return _with_pairs([token.word for token in tokens_of(text)])


def _marked_words(text: str) -> list[str]:
    marked: list[str] = []
    left, sentence = 0, -1
    for token in tokens_of(text):
        left, sentence = left if token.sentence == sentence else 0, token.sentence
        marked.append(f"not_{token.word}" if left else token.word)
        left = REACH if token.word in DENIALS else max(0, left - 1)
    return _with_pairs(marked)


def _with_pairs(words: list[str]) -> list[str]:
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def _stances(tokens: Sequence[Token]) -> tuple[int, int, int]:
    found = stance_hits(tokens)
    return len(found[Stance.PRAISE]), len(found[Stance.PROBLEM]), len(found[Stance.IDEA])


def _lean(tokens: Sequence[Token]) -> float:
    praise, problem, _ = _stances(tokens)
    return max(-2.0, min(2.0, (praise - problem) / 2))


def _sentence(tokens: Sequence[Token], place: int) -> list[Token]:
    wanted = tokens[place].sentence if tokens else 0
    return [token for token in tokens if token.sentence == wanted]

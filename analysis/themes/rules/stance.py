"""Where a remark stands, as a hint apart from its theme: by its words, then by what was asked for."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.codebook import Stance, Token, parse_cue, tokens_of
from analysis.codebook.cue import DENIALS
from analysis.themes.rules.cues import Hit, Matcher
from analysis.themes.rules.suggest import Span

DENIAL_REACH = 3
MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class StanceHint:
    """A stance and the words that led to it; no words where the question alone gave the direction."""

    stance: Stance
    spans: tuple[Span, ...] = ()
    from_question: bool = False


def stance_hint(text: str, polarity: str | None = None, around: Sequence[Span] = ()) -> StanceHint:
    """Return where the text stands; `polarity` is what its question asked for ("positive", "negative").

    With `around`, the sentences of those spans are judged first, so that two themes of one remark may differ.
    """
    tokens = tokens_of(text)
    if is_whole_answer(tokens, "unsure"):
        return StanceHint(Stance.UNKNOWN)
    near = _sentences(tokens, around) if around else []
    return _judge(near, polarity) or _judge(tokens, polarity) or _by_question(tokens, polarity)


def stance_hits(tokens: Sequence[Token]) -> dict[str, list[Hit]]:
    """Return the words that hint at praise, at a problem and at an idea, denials turned."""
    return _turned(_matcher().find(tokens), tokens)


def _judge(tokens: Sequence[Token], polarity: str | None) -> StanceHint | None:
    if not tokens or is_whole_answer(tokens, "nothing"):
        return None
    found = stance_hits(tokens)
    praise, problem, idea = (bool(found[each]) for each in (Stance.PRAISE, Stance.PROBLEM, Stance.IDEA))
    if idea and praise and not problem and polarity == "negative":
        praise = False  # "Better food would be good" answers what to mend: it wishes, it doesn't praise.
    stance = _together(praise, problem, idea)
    if stance is None:
        return None
    hits = sorted((hit for hits in found.values() for hit in hits), key=lambda hit: (hit.first, hit.last))
    spans = [Span(tokens[hit.first].start, tokens[hit.last].end, hit.cue.written) for hit in hits]
    return StanceHint(stance, tuple(spans[:MOST_WORDS]))


def _together(praise: bool, problem: bool, idea: bool) -> Stance | None:
    if praise and (problem or idea):
        return Stance.MIXED
    if problem:
        return Stance.PROBLEM
    if idea:
        return Stance.IDEA
    return Stance.PRAISE if praise else None


def _by_question(tokens: Sequence[Token], polarity: str | None) -> StanceHint:
    if polarity not in ("positive", "negative") or not tokens:
        return StanceHint(Stance.UNKNOWN)
    good = (polarity == "positive") != is_whole_answer(tokens, "nothing")
    return StanceHint(Stance.PRAISE if good else Stance.PROBLEM, from_question=True)


def _turned(found: dict[str, list[Hit]], tokens: Sequence[Token]) -> dict[str, list[Hit]]:
    """Put praise that is denied among the problems, and the other way round."""
    other = {Stance.PRAISE: Stance.PROBLEM, Stance.PROBLEM: Stance.PRAISE}
    turned: dict[str, list[Hit]] = {stance: [] for stance in (Stance.PRAISE, Stance.PROBLEM, Stance.IDEA)}
    for stance, hits in found.items():
        for hit in hits:
            denied = stance in other and _is_denied(hit, tokens)
            turned[other[Stance(stance)] if denied else stance].append(hit)
    return turned


def _is_denied(hit: Hit, tokens: Sequence[Token]) -> bool:
    if tokens[hit.first].word in DENIALS:
        return False
    before = tokens[max(0, hit.first - DENIAL_REACH) : hit.first]
    return any(token.word in DENIALS and token.sentence == tokens[hit.first].sentence for token in before)


def _sentences(tokens: Sequence[Token], around: Sequence[Span]) -> list[Token]:
    starts = {span.start for span in around}
    wanted = {token.sentence for token in tokens if token.start in starts}
    return [token for token in tokens if token.sentence in wanted]


def is_whole_answer(tokens: Sequence[Token], kind: str) -> bool:
    """Return whether the words are one of the whole answers of a kind, "nothing" or "unsure"."""
    return len(tokens) <= 3 and tuple(token.word for token in tokens) in _whole_answers(kind)


@cache
def _words() -> dict[str, list[str]]:
    text = Path(__file__).with_name("stance_words.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)
    return words


@cache
def _whole_answers(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(token.word for token in tokens_of(answer)) for answer in _words()[kind])


@cache
def _matcher() -> Matcher:
    stances = (Stance.PRAISE, Stance.PROBLEM, Stance.IDEA)
    return Matcher({stance: [parse_cue(cue) for cue in _words()[stance]] for stance in stances})

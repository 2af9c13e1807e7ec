"""Looks through a text for many rules in one pass: words become codes, rules look at the codes."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.safeguarding.misspelling import STRETCHED, Guesser
from surveys.safeguarding.normalise import Token, read_tokens
from surveys.safeguarding.rule_language import Rule, Word, expression, needed, words_of

OTHER_WORD = "\x01"
FIRST_CODE = 0x4E00  # from here on every code point is an ordinary letter to `re`
WINDOW = 6  # how near an "unless" has to stand
FEWEST_SPELLED_OUT = 3  # "k m s": single letters in a row that make a word


@dataclass(frozen=True)
class _ReadyRule:
    place: int
    says: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    unless: re.Pattern[str] | None


class Ear:
    """Rules made ready, and the spelling of the words they listen for."""

    def __init__(
        self,
        rules: Sequence[tuple[int, Rule]],
        spellings: Mapping[str, str],
        pictures: Mapping[str, str],
        ordinary: frozenset[str],
    ) -> None:
        words = {w for _, rule in rules for part in (rule.says, rule.unless) if part for w in words_of(part)}
        names = sorted({w.text + ("*" if w.begins else "") for w in words})
        self.codes = {name: chr(FIRST_CODE + i) for i, name in enumerate(names)}
        accepted = {word: self._accepts(word) for word in words}
        self.rules = tuple(_ready(place, rule, accepted) for place, rule in rules)
        self.spellings = {written: tuple(meant.split()) for written, meant in spellings.items()}
        self.pictures = pictures
        self.guesser = Guesser(
            (w.text for w in words if not w.begins), (w.text for w in words if w.begins), ordinary
        )

    def _accepts(self, word: Word) -> str:
        if not word.begins:
            return self.codes[word.text]
        return "".join(code for name, code in self.codes.items() if name.startswith(word.text))

    def hear(self, text: str, most: int) -> Iterator[tuple[int, int, int]]:
        """(place of the signal, start, end) in the text as it was typed; at most `most` for one place."""
        line, spans = self._coded(text)
        present = set(line)
        counts: dict[int, int] = {}
        for rule in self.rules:
            left = most - counts.get(rule.place, 0)
            if left <= 0 or any(present.isdisjoint(need) for need in rule.needed):
                continue
            for start, end in _found(rule, line, left):
                counts[rule.place] = counts.get(rule.place, 0) + 1
                yield rule.place, spans[start].start, max(span.end for span in spans[start:end])

    def _coded(self, text: str) -> tuple[str, list[Token]]:
        """The text as codes, one a word, and the words behind them."""
        meant: dict[str, str] = {}  # for this call only: nothing a child wrote stays in memory
        line: list[str] = []
        spans: list[Token] = []
        for token in _letters_joined(list(read_tokens(text, self.pictures)), self._spelled_out):
            codes = meant.get(token.word)
            if codes is None:
                codes = meant[token.word] = self._codes(token.word)
            line.append(codes)
            spans.extend([token] * len(codes))
        return "".join(line), spans

    def _codes(self, written: str) -> str:
        words = self.spellings.get(written) or self.spellings.get(STRETCHED.sub(r"\1", written))
        if words is None:
            words = self.guesser.meant(written)
        known = [self.codes.get(word) or self.codes.get(self.guesser.known(word) or "") for word in words]
        return "".join(code or OTHER_WORD for code in known) or OTHER_WORD

    def _spelled_out(self, letters: str) -> str | None:
        """What single letters in a row spell, if it is something we listen for."""
        for word in (letters, letters[1:]):
            if len(word) >= FEWEST_SPELLED_OUT and (
                word in self.spellings or self.guesser.known(word) or self.guesser.run_together(word)
            ):
                return word
        return None


def _ready(place: int, rule: Rule, accepted: Mapping[Word, str]) -> _ReadyRule:
    unless = re.compile(expression(rule.unless, accepted)) if rule.unless else None
    return _ReadyRule(place, re.compile(expression(rule.says, accepted)), needed(rule.says, accepted), unless)


def _found(rule: _ReadyRule, line: str, most: int) -> Iterator[tuple[int, int]]:
    place = 0
    while most > 0 and (match := rule.says.search(line, place)) is not None:
        start, end = match.span()
        if rule.unless is not None and rule.unless.search(line, max(0, start - WINDOW), end + WINDOW):
            place = start + 1
            continue
        most -= 1
        place = end
        yield start, end


def _letters_joined(tokens: list[Token], spelled_out: Callable[[str], str | None]) -> Iterator[Token]:
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and len(tokens[end].word) == 1:
            end += 1
        letters = "".join(token.word for token in tokens[place:end])
        word = spelled_out(letters) if FEWEST_SPELLED_OUT <= len(letters) <= 40 else None
        if word is None:
            yield from tokens[place : max(end, place + 1)]
        else:
            skipped = len(letters) - len(word)
            yield from tokens[place : place + skipped]
            yield Token(word, tokens[place + skipped].start, tokens[end - 1].end)
        place = max(end, place + 1)

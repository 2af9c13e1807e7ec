"""The small language our signals are written in, made to be read aloud.

    he hits me              these words, one after the other
    hurt*                   a word that begins with "hurt"
    (hit|hits|hitting)      one of these; each may be several words
    {someone}               one of a named group of words
    [really]                may be left out
    ...                     up to four other words may stand between
    X unless Y              X, but not when Y stands within six words of it

Rules are compiled into expressions over codes (one character a word), so that no text can make one slow.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

PART = re.compile(r"\s*(\.\.\.|[()\[\]|]|\{[a-z_]+\}|[a-z0-9]+\*?)")
GAP = 4
DEEPEST = 6  # how many groups may stand inside each other


class RuleError(ValueError):
    """A rule that can't be read; says which and why in a plain sentence."""


@dataclass(frozen=True)
class Word:
    text: str
    begins: bool  # True: any word that begins so


@dataclass(frozen=True)
class Gap:
    pass


@dataclass(frozen=True)
class Choice:
    options: tuple["Sequence_", ...]
    optional: bool = False


@dataclass(frozen=True)
class Sequence_:
    items: tuple["Word | Gap | Choice", ...]


@dataclass(frozen=True)
class Rule:
    """A rule as it was written, what it looks for, and what makes it not count."""

    text: str
    says: Sequence_
    unless: Sequence_ | None


def parse_rule(text: str, groups: Mapping[str, Sequence[str]]) -> Rule:
    """Read one rule. Raises RuleError when it isn't in our language."""
    says, _, unless = text.partition(" unless ")
    return Rule(
        text, _Parser(says, groups).whole(), _Parser(unless, groups).whole() if unless.strip() else None
    )


class _Parser:
    def __init__(self, text: str, groups: Mapping[str, Sequence[str]], depth: int = 0) -> None:
        self.text, self.groups, self.depth = text, groups, depth
        self.parts = self._split(text)
        self.place = 0

    def _split(self, text: str) -> list[str]:
        parts, place = [], 0
        while text[place:].strip():
            found = PART.match(text, place)
            if found is None:
                raise RuleError(f"“{text}” can't be read from “{text[place:].strip()[:20]}” on")
            parts.append(found.group(1))
            place = found.end()
        return parts

    def whole(self) -> Sequence_:
        sequence = self._sequence(until=())
        if not any(not isinstance(item, Gap) for item in sequence.items):
            raise RuleError(f"“{self.text}” holds no words")
        return sequence

    def _sequence(self, until: tuple[str, ...]) -> Sequence_:
        items: list[Word | Gap | Choice] = []
        while self.place < len(self.parts) and self.parts[self.place] not in until:
            items.append(self._item())
        return Sequence_(tuple(items))

    def _item(self) -> Word | Gap | Choice:
        part = self.parts[self.place]
        self.place += 1
        if part == "...":
            return Gap()
        if part in "([":
            return self._choice(closing=")" if part == "(" else "]")
        if part[0] == "{":
            return self._group(part[1:-1])
        if part in ")]|":
            raise RuleError(f"“{self.text}” has a “{part}” that nothing opens")
        return Word(part.rstrip("*"), part.endswith("*"))

    def _choice(self, closing: str) -> Choice:
        options = [self._sequence(until=("|", closing))]
        while self.place < len(self.parts) and self.parts[self.place] == "|":
            self.place += 1
            options.append(self._sequence(until=("|", closing)))
        if self.place >= len(self.parts):
            raise RuleError(f"“{self.text}” opens a bracket that nothing closes")
        self.place += 1
        if any(not option.items for option in options):
            raise RuleError(f"“{self.text}” has an empty choice")
        return Choice(tuple(options), optional=closing == "]")

    def _group(self, name: str) -> Choice:
        if name not in self.groups:
            raise RuleError(f"“{self.text}” names a group {{{name}}} that isn't there")
        if self.depth >= DEEPEST:
            raise RuleError(f"the group {{{name}}} holds itself")
        return Choice(
            tuple(_Parser(words, self.groups, self.depth + 1).whole() for words in self.groups[name])
        )


def words_of(sequence: Sequence_) -> Iterator[Word]:
    """Every word a sequence looks for."""
    for item in sequence.items:
        if isinstance(item, Word):
            yield item
        elif isinstance(item, Choice):
            for option in item.options:
                yield from words_of(option)


def expression(sequence: Sequence_, codes: Mapping[Word, str]) -> str:
    """A regular expression over codes; `codes` says which code characters each word accepts."""
    return "".join(_piece(item, codes) for item in sequence.items)


def _piece(item: Word | Gap | Choice, codes: Mapping[Word, str]) -> str:
    if isinstance(item, Gap):
        return f".{{0,{GAP}}}?"
    if isinstance(item, Word):
        return f"[{codes[item]}]"
    singles = [o.items[0] for o in item.options if len(o.items) == 1]
    words = [w for w in singles if isinstance(w, Word)]
    longer = [o for o in item.options if not (len(o.items) == 1 and isinstance(o.items[0], Word))]
    branches = [expression(o, codes) for o in longer]
    if words:  # one class instead of many branches: much faster
        branches.append("[" + "".join(sorted({c for w in words for c in codes[w]})) + "]")
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if item.optional else joined


def needed(sequence: Sequence_, codes: Mapping[Word, str]) -> tuple[frozenset[str], ...]:
    """For each part that must be there, the codes one of which has to occur: a quick first look."""
    wanted = []
    for item in sequence.items:
        if isinstance(item, Word):
            wanted.append(frozenset(codes[item]))
        elif isinstance(item, Choice) and not item.optional:
            wanted.append(frozenset(c for o in item.options for w in words_of(o) for c in codes[w]))
    return tuple(wanted)

"""What people also say, without a book: which groups are offered, under which id, and why a remark is of one.

A group is offered only where at least k different people speak in it, k being that of their rounds. The team
may read every remark, so this hides nothing from it; but a group of fewer could become a theme that no report
may ever show, and is as likely one household's story as a pattern. Rows of an import without people count as
one person each, for nobody knows better. Pure, and light enough for a web process: finding the groups is
`unnamed_groups`, and the worker's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.codebook import Token, tokens_of
from analysis.codebook.cue import CueError, parse_cue

FEWEST_MEMBERS = 5
MOST_OFFERED = 20
SAME = 0.5  # so much of two groups together in both makes them one (Jaccard), or so much of the new in an old
OPEN = "open"


@dataclass(frozen=True)
class Voice:
    """A remark that no theme explains, by the words that may be read, and the k of its round."""

    remark_id: str
    person: str
    words: str
    k: int
    round_id: str = ""


@dataclass(frozen=True)
class Offer:
    """A group to offer: how it is named, and its remarks, the nearest to its middle first."""

    key_phrases: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """A group as it was offered before, and what became of it: open, named, merged, dropped."""

    id: str
    state: str
    members: frozenset[str]


def is_offered(voices: Sequence[Voice]) -> bool:
    """Return whether these remarks may stand as a group: five at least, by k different people at least."""
    if len(voices) < FEWEST_MEMBERS:
        return False
    return _people(voices) >= max(voice.k for voice in voices)


def placed(offers: Iterable[Offer], known: Sequence[Known]) -> list[tuple[str | None, Offer]]:
    """Return the offers that aren't decided already, each with the id of the open group that it continues.

    An offer is decided where it is mostly a group that a person decided: dropped once, it comes back only
    when mostly others say it. Each open group is continued once, by the offer that has most of it.
    """
    decided = [one.members for one in known if one.state != OPEN]
    still_open = {one.id: one.members for one in known if one.state == OPEN}
    fresh = [one for one in offers if not any(_mostly(one.members, members) for members in decided)]
    pairs = sorted(
        (-_jaccard(offer.members, members), place, group_id)
        for place, offer in enumerate(fresh)
        for group_id, members in still_open.items()
        if _jaccard(offer.members, members) >= SAME
    )
    ids: dict[int, str] = {}
    for _, place, group_id in pairs:
        if place not in ids and group_id not in ids.values():
            ids[place] = group_id
    return [(ids.get(place), offer) for place, offer in enumerate(fresh)][:MOST_OFFERED]


def reasons(words: str, phrases: Iterable[str]) -> list[list[int | str]]:
    """Return where key phrases stand in the words, as a coding keeps its reasons: [start, end, phrase]."""
    tokens = tokens_of(words)
    found: list[tuple[int, int, str]] = []
    for phrase in phrases:
        parts = phrase.split()
        for place in _places(tokens, parts):
            found.append((tokens[place].start, tokens[place + len(parts) - 1].end, phrase))
    return [list(reason) for reason in sorted(found)]


def cues_from(phrases: Iterable[str]) -> tuple[str, ...]:
    """Return the key phrases that can stand as cues of a theme, as they are written in a codebook."""
    cues = []
    for phrase in phrases:
        try:
            cues.append(parse_cue(phrase).written)
        except CueError:
            continue
    return tuple(dict.fromkeys(cues))


def people_in(voices: Mapping[str, Voice], members: Iterable[str]) -> int:
    """Return how many different people speak in these remarks, at the least."""
    return _people([voices[one] for one in members if one in voices])


def _people(voices: Iterable[Voice]) -> int:
    """The people of the round that has most: nobody can know who of them spoke in another round too."""
    rounds: dict[str, set[str]] = {}
    for voice in voices:
        rounds.setdefault(voice.round_id, set()).add(voice.person)
    return max(map(len, rounds.values()), default=0)


def _places(tokens: Sequence[Token], parts: Sequence[str]) -> list[int]:
    return [
        place
        for place in range(len(tokens) - len(parts) + 1)
        if [token.word for token in tokens[place : place + len(parts)]] == list(parts)
        and tokens[place].sentence == tokens[place + len(parts) - 1].sentence
    ]


def _mostly(new: Collection[str], old: Collection[str]) -> bool:
    return _jaccard(new, old) >= SAME or len(set(new) & set(old)) >= SAME * len(set(new))


def _jaccard(one: Collection[str], other: Collection[str]) -> float:
    both, either = set(one) & set(other), set(one) | set(other)
    return len(both) / len(either) if either else 0.0

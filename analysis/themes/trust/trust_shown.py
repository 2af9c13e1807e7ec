"""A score card as people read it: one row a theme, the most trusted first, in words and figures. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.themes.trust.agreement import Agreement
from analysis.themes.trust.card import Card, Line
from analysis.themes.trust.trust_words import (
    WORDS,
    drift_sentences,
    hidden_reason,
    number,
    of_ten,
    percent_with_interval,
    roundly,
    say,
    sentences,
    stays,
    with_interval,
)

NameOf = Callable[[str], str]


@dataclass(frozen=True)
class Row:
    """One theme: what its figures mean, the figures, and what clearly changed."""

    name: str
    trusted: bool
    told: tuple[str, ...]
    changed: tuple[str, ...]
    right: str
    found: str
    f1: str
    common: str
    stays: str
    people: str
    counts: str


@dataclass(frozen=True)
class Pair:
    """Two who read the same remarks, and how far they agree."""

    who: str
    f1: str
    kappa: str
    alpha: str


@dataclass(frozen=True)
class Shown:
    """One kind of round: what holds for all themes, a row a theme, and how it is known."""

    lead: tuple[str, ...]
    sample: tuple[str, ...]
    drift: tuple[str, ...]
    misspelt: str
    rows: tuple[Row, ...]
    never: str
    pairs_note: str
    pairs: tuple[Pair, ...]


def show(card: Card, name_of: NameOf, title_of: NameOf, waiting: int) -> Shown:
    """Return a card in words. `title_of` names a round by its id; `waiting` drawn by lot are still unread."""
    given = [line for line in card.lines if line.score.said or line.score.suggested]
    before = title_of(card.whole.before.id) if card.whole.before else ""
    return Shown(
        lead=_lead(card),
        sample=_sample(card, waiting),
        drift=_drift(card, name_of, title_of),
        misspelt=_misspelt(card),
        rows=tuple(_row(line, name_of(line.theme), before) for line in sorted(given, key=_trust)),
        never=_never(card, name_of),
        pairs_note=_pairs_note(card.whole.together.people),
        pairs=_pairs(card),
    )


def _trust(line: Line) -> tuple[bool, float, int, str]:
    """Trusted themes first, by how good they are at the least; then those with the most cases."""
    interval = line.score.f1_interval
    return not line.score.trusted, -(interval.low if interval else 0.0), -line.score.said, line.theme


def _lead(card: Card) -> tuple[str, ...]:
    total = card.whole.total
    measured = sum(line.score.trusted for line in card.lines)
    told = [
        of_ten("right", total.precision),
        of_ten("found_all", total.recall),
        say("whole", "measured", measured=measured, themes=len(card.lines)),
    ]
    return tuple(sentence for sentence in told if sentence)


def _sample(card: Card, waiting: int) -> tuple[str, ...]:
    words = WORDS["whole"]
    return (
        say("whole", "sample", remarks=f"{card.remarks:,}"),
        say("whole", "makers", makers="; ".join(_makers(card))),
        words["saw"],
        *_more(card),
        say("whole", "waiting", waiting=f"{waiting:,}") if waiting else words["nothing_waits"],
    )


def _makers(card: Card) -> list[str]:
    """Who made the suggestions, each with the number of remarks: the rules, or what was learned."""
    counts: dict[str, int] = {}
    for name, remarks in card.whole.makers:
        maker = "model" if name.startswith("model") else "rules"
        counts[maker] = counts.get(maker, 0) + remarks
    return [say("whole", maker, remarks=f"{count:,}") for maker, count in counts.items()]


def _more(card: Card) -> list[str]:
    wanted = sorted(line.more for line in card.lines if line.more)
    if not wanted:
        return []
    first, last = (f"{roundly(count):,}" for count in (wanted[0], wanted[-1]))
    return [say("whole", "more_one" if len(wanted) == 1 else "more", next=first, all=last)]


def _drift(card: Card, name_of: NameOf, title_of: NameOf) -> tuple[str, ...]:
    now, before = card.whole.now, card.whole.before
    if before is None:
        return (WORDS["drift"]["alone"],)
    title = title_of(before.id)
    told = [
        sentence
        for line in sorted(card.lines, key=_trust)
        for sentence in drift_sentences(name_of(line.theme), line.drift, title)
    ]
    nothing = say(
        "drift",
        "none",
        before=title,
        now=title_of(now.id),
        remarks_before=before.remarks,
        remarks_now=now.remarks,
    )
    return tuple(told or [nothing])


def _misspelt(card: Card) -> str:
    stayed = card.whole.stayed
    if stayed is None or not stayed.suggested:
        return ""
    return say(
        "whole", "stays", stay=stays(stayed), plain=number(stayed.f1), wrong=number(stayed.f1_misspelt),
        remarks=f"{card.whole.stayed_remarks:,}",
    )  # fmt: skip


def _never(card: Card, name_of: NameOf) -> str:
    names = [name_of(line.theme) for line in card.lines if not (line.score.said or line.score.suggested)]
    return say("whole", "never", themes="; ".join(names)) if names else ""


def _row(line: Line, name: str, before: str) -> Row:
    score = line.score
    return Row(
        name=name,
        trusted=score.trusted,
        told=tuple(sentences(score, line.more)),
        changed=tuple(drift_sentences(name, line.drift, before, short=True)),
        right=with_interval(score.precision, score.precision_interval),
        found=with_interval(score.recall, score.recall_interval),
        f1=with_interval(score.f1, score.f1_interval),
        common=percent_with_interval(score.share, score.share_interval),
        stays=stays(line.stayed),
        people=with_interval(line.people.kappa, line.people.kappa_interval),
        counts=say("line", "counts", suggested=score.suggested, said=score.said, right=score.right),
    )


def _pairs_note(people: Agreement) -> str:
    return hidden_reason("together", people) or say("together", "read", both=people.both_read)


def _pairs(card: Card) -> tuple[Pair, ...]:
    together = card.whole.together
    if together.people.hidden:
        return ()
    return tuple(
        Pair(
            WORDS["together"][key],
            with_interval(one.f1, one.f1_interval),
            with_interval(one.kappa, one.kappa_interval),
            with_interval(one.alpha, one.alpha_interval),
        )
        for key, one in (
            ("people", together.people),
            ("machine_first", together.machine_first),
            ("machine_second", together.machine_second),
        )
    )

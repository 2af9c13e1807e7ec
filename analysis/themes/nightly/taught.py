"""What people's readings teach: the training set of one kind of round, the same whenever it is made again."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from analysis.themes.coding.readings import Reading, first_readings
from analysis.themes.engine.reading import Coded
from analysis.themes.nightly.waiting import waiting_of

MOST = 10_000
FEW = 30


def taught(session: Session, kind: str, up_to: int) -> list[Coded]:
    """Return what people read in rounds of that kind up to that reading, oldest first.

    Only first readings that were not taken back; words that may not be read (another language, nobody
    translated them) teach nothing. More than MOST readings would cost the night: the newest MOST are taken,
    and all of themes with fewer than FEW, for there every one counts.
    """
    readings = sorted(first_readings(session, kind, up_to).values(), key=lambda each: each.number)
    chosen = chosen_readings(readings)
    words = {each.remark_id: each for each in waiting_of(session, (one.remark_id for one in chosen))}
    return [
        Coded(words[each.remark_id].asked, each.themes)
        for each in chosen
        if words[each.remark_id].to_read is not None
    ]


def chosen_readings(readings: Sequence[Reading], most: int = MOST, few: int = FEW) -> list[Reading]:
    """Return the newest `most` in their order, and the older ones of themes with fewer than `few`."""
    if len(readings) <= most:
        return list(readings)
    times = Counter(theme for each in readings for theme in each.themes)
    older = [each for each in readings[:-most] if _is_rare(each.themes, times, few)]
    return [*older, *readings[-most:]]


def _is_rare(themes: Iterable[str], times: Counter[str], few: int) -> bool:
    return any(times[theme] < few for theme in themes)

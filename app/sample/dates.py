"""When the sample council's rounds were: in the quarters before today's, or open now."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from app.board.periods import quarter_of
from app.sample.reading import SampleRound
from app.wiring import House
from surveys.rounds.calendar import last_working_day

BEFORE_THE_END = timedelta(days=20)  # of its quarter: time to read, theme and answer back
OPEN_FOR = timedelta(days=14)
CLOSES, OPENS = time(20, 0), time(7, 0)


@dataclass(frozen=True)
class Window:
    """When a round opens and closes."""

    opens: datetime
    closes: datetime


def window_of(round_: SampleRound, today: date) -> Window:
    """A closed round lies in its quarter; the open one opened on the last working day."""
    if not round_.quarters_ago:
        opened = last_working_day(today)
        return Window(_at(opened, OPENS), _at(opened + OPEN_FOR, CLOSES))
    after = quarter_of(today).start
    for _ in range(round_.quarters_ago - 1):
        after = quarter_of(after - timedelta(days=1)).start
    closed = after - BEFORE_THE_END
    return Window(_at(closed - OPEN_FOR, OPENS), _at(closed, CLOSES))


def house_at(house: House, moment: datetime) -> House:
    """The same house, with its clock set to that moment."""
    return replace(house, now=lambda: moment)


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, UTC)

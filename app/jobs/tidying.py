"""Tidying: what has served its purpose is deleted, and the worker leaves a sign that it lives."""

from datetime import timedelta

from app.wiring import House
from surveys.retention import forget_people

HEARTBEAT = "worker.alive"


def tidy(house: House) -> int:
    """Delete what retention says is over. Bounded: what is left comes next time."""
    with house.books.people.write() as people:
        return forget_people(people, house.now())


def note_heartbeat(house: House) -> None:
    """Touch the file by which readiness knows that the worker runs."""
    house.settings.data.mkdir(parents=True, exist_ok=True)
    (house.settings.data / HEARTBEAT).touch()


def worker_alive(house: House, within: timedelta = timedelta(minutes=10)) -> bool:
    """True when the worker left its sign lately."""
    sign = house.settings.data / HEARTBEAT
    return sign.is_file() and house.now().timestamp() - sign.stat().st_mtime <= within.total_seconds()

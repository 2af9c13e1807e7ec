"""The jobs that load the numeric libraries, behind one door: who only names them pays nothing.

The web process reads the clock and the commands too, for they are one program, and stays without numpy.
"""

import threading

from sqlalchemy import select

from app.wiring import House
from surveys.voices.remark import Remark
from surveys.voices.theming_model import ThemingModel


def theme_new_remarks(house: House, stopped: threading.Event | None = None) -> int:
    """See app/jobs/theming.py. Without any remark in the book there is nothing to load them for."""
    if _nobody_said_anything(house):
        return 0
    from app.jobs import theming

    return theming.theme_new_remarks(house, stopped)


def theme_everything(house: House, stopped: threading.Event | None = None) -> int:
    """Suggest themes until nothing is left for this worker, or it is stopped; how many remarks were read."""
    read = 0
    while more := theme_new_remarks(house, stopped):
        read += more
    return read


def learn_tonight(house: House, stopped: threading.Event | None = None) -> bool:
    """See app/jobs/learning.py."""
    if _nobody_said_anything(house):
        return False
    from app.jobs import learning

    return learning.learn_tonight(house, stopped)


def learn_all(house: House) -> dict[str, ThemingModel | None]:
    """See app/jobs/learning.py."""
    from app.jobs import learning

    return learning.learn_all(house)


def plan_orders(house: House) -> int:
    """See app/jobs/reading_order.py."""
    if _nobody_said_anything(house):
        return 0
    from app.jobs import reading_order

    return reading_order.plan_orders(house)


def _nobody_said_anything(house: House) -> bool:
    with house.books.voices.read() as voices:
        return voices.scalar(select(Remark.id).limit(1)) is None

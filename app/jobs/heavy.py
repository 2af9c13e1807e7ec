"""The jobs that load the numeric libraries, behind one door: who only names them pays nothing.

The web process reads the clock and the commands too, for they are one program, and stays without numpy.
"""

import threading

from app.wiring import House
from surveys.voices.theming_model import ThemingModel


def theme_new_remarks(house: House, stopped: threading.Event | None = None) -> int:
    """See app/jobs/theming.py."""
    from app.jobs import theming

    return theming.theme_new_remarks(house, stopped)


def theme_everything(house: House, stopped: threading.Event | None = None) -> int:
    """Suggest themes until nothing is left for this worker, or it is stopped; how many remarks were read."""
    read = 0
    while more := theme_new_remarks(house, stopped):
        read += more
    return read


def learn_tonight(house: House) -> bool:
    """See app/jobs/learning.py."""
    from app.jobs import learning

    return learning.learn_tonight(house)


def learn_all(house: House) -> dict[str, ThemingModel | None]:
    """See app/jobs/learning.py."""
    from app.jobs import learning

    return learning.learn_all(house)


def plan_orders(house: House) -> int:
    """See app/jobs/reading_order.py."""
    from app.jobs import reading_order

    return reading_order.plan_orders(house)

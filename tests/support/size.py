"""How big a heavy test runs: small in make test, middle in .ci/run, full in make attack and faults."""

from collections.abc import Callable

import pytest

Size = Callable[..., int]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --size, and --full for the largest."""
    group = parser.getgroup("heard")
    group.addoption(
        "--size", choices=["small", "middle", "full"], default="small", help="how big heavy tests run"
    )
    group.addoption("--full", dest="size", action="store_const", const="full", help="the same as --size full")


@pytest.fixture(scope="session")
def full(pytestconfig: pytest.Config) -> bool:
    """True when heavy tests run at their full size."""
    return bool(pytestconfig.getoption("size") == "full")


@pytest.fixture(scope="session")
def size(pytestconfig: pytest.Config) -> Size:
    """Return a chooser: size(20, 200) is 20, or 200 at full size, or between the two (middle=) in .ci/run."""
    wanted = pytestconfig.getoption("size")

    def choose(small: int, full: int, middle: int | None = None) -> int:
        between = max(small, full // 4) if middle is None else middle
        return {"small": small, "middle": between, "full": full}[str(wanted)]

    return choose

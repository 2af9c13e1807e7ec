"""Figures that tests measure, and promises kept, printed at the end of a run."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest

Figures = Callable[[str], None]

_PROMISE = re.compile(r"test_([A-Z]{1,2}\d+)_")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --promises."""
    group = parser.getgroup("heard")
    group.addoption(
        "--promises", action="store_true", help="run the tests of numbered promises only, and count"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --promises, keep the tests of numbered promises only."""
    if config.getoption("promises"):
        config.hook.pytest_deselected(items=[item for item in items if not promise_of(item.nodeid)])
        items[:] = [item for item in items if promise_of(item.nodeid)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was measured, and with --promises how many are kept."""
    print_figures(terminalreporter)
    if config.getoption("promises"):
        print_promises(terminalreporter)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Return a recorder: figures("100 kills, 0 lost") prints that line under "Figures" when the run ends."""

    def record(line: str) -> None:
        request.node.user_properties.append(("figure", line))

    return record


def promise_of(nodeid: str) -> str | None:
    """Return the promise that a test's name carries (test_P1_… is P1), or None."""
    found = _PROMISE.match(nodeid.rpartition("::")[2])
    return found.group(1) if found else None


def print_figures(reporter: pytest.TerminalReporter) -> None:
    """Write every figure that a test recorded, in the order of the tests."""
    lines = [
        (report.nodeid, str(line))
        for report in _reports(reporter)
        if report.when == "call"
        for name, line in report.user_properties
        if name == "figure"
    ]
    if lines:
        reporter.section("Figures")
    for _, line in sorted(lines, key=lambda pair: pair[0]):
        reporter.write_line(line)


def print_promises(reporter: pytest.TerminalReporter) -> None:
    """Write how many promises are kept: all its tests passed, one of them on its planted break."""
    outcomes: dict[str, list[pytest.TestReport]] = defaultdict(list)
    for report in _reports(reporter):
        promise = promise_of(report.nodeid)
        if promise:
            outcomes[promise].append(report)
    if not outcomes:
        return
    reporter.section("Promises")
    verdicts = {promise: verdict(reports) for promise, reports in outcomes.items()}
    for promise in sorted(verdicts, key=_natural):
        reporter.write_line(f"{promise}: {verdicts[promise]}")
    kept = sum(said == "kept" for said in verdicts.values())
    reporter.write_line(f"promises kept {kept}/{len(verdicts)}")


def verdict(reports: list[pytest.TestReport]) -> str:
    """Say whether a promise is kept, judged by the reports of its tests."""
    if not all(report.passed for report in reports):
        return "broken"
    if not any("planted" in report.nodeid for report in reports):
        return "held, but no test plants a break to show that it could fail"
    return "kept"


def _reports(reporter: pytest.TerminalReporter) -> Iterator[pytest.TestReport]:
    for outcome in ("passed", "failed", "error", "skipped"):
        for report in reporter.stats.get(outcome, []):
            if isinstance(report, pytest.TestReport):
                yield report


def _natural(promise: str) -> tuple[str, int]:
    letters = promise.rstrip("0123456789")
    return letters, int(promise[len(letters) :])

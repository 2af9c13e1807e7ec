"""Plan files: read one, or say what is wrong in it; and the three public plans that ship as samples."""

from pathlib import Path

from analysis.plan.plan import Plan
from analysis.plan.reading import build, parse_toml, read_text

SIZE_CAP = 256 * 1024


def load_plan(path: Path) -> Plan:
    """Return the plan in the file; raise FileError naming file, line, key path and what to do."""
    return read_plan(read_text(path, SIZE_CAP), str(path))


def read_plan(text: str, name: str) -> Plan:
    """Return the plan written in the text; `name` is what errors call it."""
    return build(Plan, parse_toml(text, name), text, name)


def shipped_plan(year: int) -> Plan:
    """Return the sample plan of 2019, 2020 or 2022; raise FileError where there is none."""
    return load_plan(Path(__file__).with_name(f"plan_{year}.toml"))

"""The improvement plan that findings land on: its halves, its strands, and what it says it holds."""

from analysis.plan.crosswalk import Crosswalk, Link, load_crosswalk
from analysis.plan.load import load_plan, read_plan, shipped_plan
from analysis.plan.natural import natural_key
from analysis.plan.plan import Counted, Entry, Half, Plan, Programme, UnknownStrand, WorkKind
from analysis.plan.reading import FileError
from analysis.plan.strand import Strand

__all__ = [
    "Counted",
    "Crosswalk",
    "Entry",
    "FileError",
    "Half",
    "Link",
    "Plan",
    "Programme",
    "Strand",
    "UnknownStrand",
    "WorkKind",
    "load_crosswalk",
    "load_plan",
    "natural_key",
    "read_plan",
    "shipped_plan",
]

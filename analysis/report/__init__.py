"""The voice report: composed once as plain data, then written as a page, a document and tables."""

from analysis.report.claims import file_report_claims, missing_claims
from analysis.report.compose import compose, compose_from
from analysis.report.report import Period, Report
from analysis.report.store import save_snapshot
from analysis.report.write import FORMATS, write_report

__all__ = [
    "FORMATS",
    "Period",
    "Report",
    "compose",
    "compose_from",
    "file_report_claims",
    "missing_claims",
    "save_snapshot",
    "write_report",
]

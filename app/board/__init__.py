"""The board's room: voice reports by period, as pages and as files. Only released values."""

from app.board import claims, concern, files, reports
from app.board.blueprint import blueprint

__all__ = ["blueprint", "claims", "concern", "files", "reports"]

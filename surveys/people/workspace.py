"""The Slack workspace: whether we may speak in it. When the app is removed, its messages wait."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from surveys.db.base import PeopleBase


class Workspace(PeopleBase):
    """The one workspace of a council. `lost` says why we may not speak there; empty when we may."""

    __tablename__ = "workspace"

    id: Mapped[int] = mapped_column(primary_key=True)
    lost: Mapped[str] = mapped_column(String(80), default="")


def pause_workspace(session: Session, reason: str) -> None:
    """Note that the workspace is lost: nothing is sent there until `resume_workspace`."""
    session.merge(Workspace(id=1, lost=reason[:80]))
    session.flush()


def resume_workspace(session: Session) -> None:
    """The app may speak again, after it was installed anew."""
    session.merge(Workspace(id=1, lost=""))
    session.flush()


def why_paused(session: Session) -> str:
    """Why nothing is sent to Slack, or an empty text."""
    workspace = session.get(Workspace, 1)
    return workspace.lost if workspace else ""

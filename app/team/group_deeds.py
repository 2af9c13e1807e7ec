"""What a person's press does with a group: read from the form, shown beforehand, done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from analysis.codebook.editions import newest_number
from analysis.codebook.effect import effect
from analysis.themes.coding.store import Coder
from analysis.themes.discovery.unnamed_deciding import (
    drop_group,
    merge_group,
    merged,
    name_group,
    named,
    take_group_back,
)
from app.accounts.here import me
from app.library import codebook_from, codebook_of_file
from app.team.codebook_effect import EffectShown, shown_effect
from app.wiring import this_house

# What was done, by the deed, as the notice on the next page is called.
DONE = {"name": "group_named", "merge": "group_merged", "drop": "group_dropped", "undo": "group_back"}
LOOKS = {"look_name": "name", "look_merge": "merge"}
MOST_CUES = 300


@dataclass(frozen=True)
class GroupForm:
    """What was typed and ticked; all of it comes back on the page when something is wrong."""

    deed: str = ""
    name: str = ""
    definition: str = ""
    cues: tuple[str, ...] = ()
    theme: str = ""
    taken: tuple[str, ...] = ()  # key phrases that the theme gets as cues, or loses again

    @classmethod
    def read(cls, form: "MultiDict[str, str]") -> "GroupForm":
        """The form as it was sent: one cue a line."""
        lines = [line.strip() for line in form.get("cues", "").splitlines() if line.strip()]
        return cls(
            deed=form.get("deed", ""),
            name=form.get("name", "").strip(),
            definition=form.get("definition", "").strip(),
            cues=tuple(dict.fromkeys(lines))[:MOST_CUES],
            theme=form.get("theme", ""),
            taken=tuple(form.getlist("taken"))[:MOST_CUES],
        )

    @property
    def looks(self) -> bool:
        """True where the person wants to see first what it would do."""
        return self.deed in LOOKS

    @property
    def then(self) -> str:
        """What is done once the person has seen it."""
        return LOOKS.get(self.deed, self.deed)

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields of the theme that the group would become."""
        return {"name": self.name, "definition": self.definition, "cues": self.cues}


def effect_of(session: Session, form: GroupForm) -> EffectShown:
    """What the rules would find with the change to the codebook. Raises CodebookEditError."""
    by = coder(session)
    if form.then == "name":
        new, _ = named(by.codebook, form.fields, by)
    else:
        new = merged(by.codebook, form.theme, form.taken, by)
    return shown_effect(effect(session, by.codebook, new), new)


def decide(session: Session, group_id: str, form: GroupForm) -> None:
    """Do it, in the caller's unit of work. Raises GroupGone, CodebookEditError."""
    by = coder(session)
    base = None if newest_number(session) else codebook_of_file(this_house())
    if form.deed == "name":
        name_group(session, group_id, form.fields, by, base)
    elif form.deed == "merge":
        merge_group(session, group_id, form.theme, form.taken, by, base)
    elif form.deed == "drop":
        drop_group(session, group_id, by)
    else:
        take_group_back(session, group_id, by, form.taken, base)


def coder(session: Session) -> Coder:
    """The signed-in person, deciding today by the codebook as it stands in this very unit of work."""
    house = this_house()
    return Coder(me().handle, house.now().date(), codebook_from(session, house))

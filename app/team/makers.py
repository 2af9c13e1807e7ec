"""Which machine suggested a theme, in words: a rule, or the model of a day and what it had learned from."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.dates import day
from app.team.words import MADE_BY
from surveys.voices.theming_model import ThemingModel

_MODEL, _GROUP = "model ", "group of "  # as codings remember them


def makers_in_words(session: Session, made_by: Iterable[str]) -> dict[str, str]:
    """Return, for each maker as codings remember it, what people read."""
    makers = sorted({maker for maker in made_by if maker})
    versions = [maker.removeprefix(_MODEL) for maker in makers if maker.startswith(_MODEL)]
    models: dict[str, ThemingModel] = {}
    if versions:
        wanted = select(ThemingModel).where(ThemingModel.version.in_(versions))
        # The same readings give the same version again: the day it was learned first is the one.
        for one in session.scalars(wanted.order_by(ThemingModel.number.desc())):
            models[one.version] = one
    return {maker: _in_words(maker, models) for maker in makers}


def _in_words(maker: str, models: dict[str, ThemingModel]) -> str:
    if maker.startswith(_GROUP):
        return MADE_BY["group"].format(handle=maker.removeprefix(_GROUP))
    if not maker.startswith(_MODEL):
        return MADE_BY["rules"]
    model = models.get(maker.removeprefix(_MODEL))
    if model is None:
        return MADE_BY["model_gone"]
    return MADE_BY["model"].format(day=day(model.made_on), codes=model.codes)

"""Who of the staff is here: one-time sign-in links, sessions on the server, tokens for their forms."""

from app.accounts.around import around
from app.accounts.dates import day, moment, span
from app.accounts.views import accounts as blueprint

blueprint.context_processor(around)
for _filter in (day, moment, span):
    blueprint.add_app_template_filter(_filter)

__all__ = ["blueprint"]

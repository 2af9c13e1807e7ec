"""Pages for young people (and for staff who answer on the web): one question a page, no JavaScript needed."""

# Each of these files adds its pages to the blueprint.
import app.young_people.codes
import app.young_people.finish
import app.young_people.front
import app.young_people.help
import app.young_people.mine
import app.young_people.notice
import app.young_people.questions
import app.young_people.stop
import app.young_people.wording  # noqa: F401
from app.young_people.blueprint import blueprint

__all__ = ["blueprint"]

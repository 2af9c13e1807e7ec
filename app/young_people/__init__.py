"""Pages for young people (and for staff who answer on the web): one question a page, no JavaScript needed."""

from app.young_people import codes, finish, front, help, mine, notice, questions, wording
from app.young_people.blueprint import blueprint

__all__ = ["blueprint", "codes", "finish", "front", "help", "mine", "notice", "questions", "wording"]

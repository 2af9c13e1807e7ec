"""Replies the duty lead may send to a child's code: approved beforehand, and none of them leads."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

SHIPPED = Path(__file__).parent / "replies.toml"


class RepliesError(ValueError):
    """The replies can't be used; says which file, which key and what is wrong."""


class Reply(BaseModel):
    """One approved reply. `text` may hold {council} and {hours}."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[a-z_]{3,40}$")
    title: str = Field(min_length=3, max_length=80)
    text: str = Field(min_length=3, max_length=400)


def load_replies(path: Path) -> dict[str, Reply]:
    """Read a file of replies by code. Raises RepliesError naming the file and the key."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("reply", [])
        replies = [Reply.model_validate(row) for row in rows]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RepliesError(f"{path.name}: not readable as TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise RepliesError(f"{path.name}: reply.{first['loc'][0]}: {first['msg']}") from error
    if len({reply.code for reply in replies}) != len(replies) or not replies:
        raise RepliesError(f"{path.name}: reply.code: every reply needs a code of its own, and one is needed")
    return {reply.code: reply for reply in replies}


@lru_cache(maxsize=1)
def shipped_replies() -> dict[str, Reply]:
    """The replies that come with Heard, by code."""
    return load_replies(SHIPPED)

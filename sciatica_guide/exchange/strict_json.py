"""JSON text → what it says; a name that stands twice, or anything else that may not be meant, is refused."""

from __future__ import annotations

from json import JSONDecodeError, JSONDecoder
from typing import Any

from sciatica_guide.errors import AnswerError, shown


class _Twice(Exception):
    """A name that stands twice in one object."""


def parse(text: str, where: str) -> Any:
    """What the text says. Errors: AnswerError at `where`; where that is empty, the text is one line of many."""
    try:
        return DECODER.decode(text)
    except _Twice as error:
        raise AnswerError(where, f"{shown(error.args[0])} stands there twice.", "Keep one of the two.") from error
    except JSONDecodeError as error:
        place = f"line {error.lineno}" if where else f"character {error.colno}"
        raise AnswerError(where, f"breaks off as JSON at {place}.", "Mend that line.") from error
    except ValueError as error:
        raise AnswerError(where, "holds a number that is far too long.", "Check the numbers.") from error
    except (RecursionError, MemoryError) as error:
        raise AnswerError(where, "is nested too deeply.", "Write one answer a line, such as age = 45.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    answers = dict(pairs)
    if len(answers) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return answers


DECODER = JSONDecoder(object_pairs_hook=_once)

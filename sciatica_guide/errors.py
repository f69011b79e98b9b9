"""What can go wrong, told in three parts: where, what, and what to do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing or collections costs a quick call more than all the rest
    from collections.abc import Iterable, Sequence


class GuideError(Exception):
    """Something a person can put right; `status` is the exit status it leads to."""

    status = 2

    def __init__(self, where: str, what: str, fix: str) -> None:
        super().__init__(where, what, fix)  # as they are, so that an error can be copied and handed between processes
        self.where, self.what, self.fix = where, what, fix

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.fix}"


class AnswerError(GuideError):
    """An answer, a file of answers or an option of the call does not fit.

    `question` is the id of the question that it is about, and `code` one word for what is wrong, such as
    `out_of_range`; None where the whole file or call is meant. `problems` holds all that is wrong, each an AnswerError.
    """

    def __init__(
        self,
        where: str,
        what: str,
        fix: str,
        question: str | None = None,
        code: str | None = None,
        several: Iterable[AnswerError] = (),
    ) -> None:
        super().__init__(where, what, fix)
        self.question, self.code, self._several = question, code, tuple(several)

    @classmethod
    def of(cls, problems: Sequence[AnswerError]) -> AnswerError:
        """One error for all of them, which says of itself what the first one says."""
        first = problems[0]
        if len(problems) == 1:
            return first
        return cls(first.where, first.what, first.fix, first.question, first.code, problems)

    @property
    def problems(self) -> tuple[AnswerError, ...]:
        return self._several or (self,)

    def __str__(self) -> str:
        return " ".join(map(str, self._several)) or super().__str__()


class ContentError(GuideError):
    """A content file of our own is broken: names file, row and field."""

    status = 1


class MachineError(GuideError):
    """The computer gives out: a full disk, a closed output, or a process that was ended from outside."""

    status = 1


class ReaderGone(Exception):
    """Nobody reads standard output any more, as after `head -1`: no fault, and nothing is left to do."""


class Stopped(Exception):
    """The person stops: quit, Ctrl-C, Ctrl-D or a closed terminal."""


NAME_LENGTH = 200
"""The most characters of a file's name that a message repeats."""


def shown(raw: object, most: int = 40) -> str:
    """What was typed, or what stands in the file, short and with anything unprintable escaped: fit for an error."""
    import unicodedata

    if isinstance(raw, str):
        text, quote = raw, "'"
    else:
        import json

        text, quote = json.dumps(raw, default=str), ""
    text = text if len(text) <= most else text[: most - 3] + "..."
    hidden = any(unicodedata.category(character)[0] in "CZ" and character != " " for character in text)
    return ascii(text) if hidden else f"{quote}{text}{quote}"


def nearest(typed: object, known: Iterable[str]) -> str:
    """A suggestion: the closest known word, or nothing."""
    from difflib import get_close_matches

    close = get_close_matches(str(typed)[:80].lower().replace("-", "_").replace(" ", "_"), list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "Check its spelling."

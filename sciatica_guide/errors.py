"""What can go wrong, told in three parts: where, what, and what to do."""


class GuideError(Exception):
    """Something a person can put right; `status` is the exit status it leads to."""

    status = 2

    def __init__(self, where: str, what: str, fix: str) -> None:
        super().__init__(f"{where}: {what} {fix}")
        self.where, self.what, self.fix = where, what, fix


class AnswerError(GuideError):
    """An answer, a file of answers or an option of the call does not fit."""


class ContentError(GuideError):
    """A content file of our own is broken: names file, row and field."""

    status = 1


class MachineError(GuideError):
    """The computer gives out under a long run: a full disk, or a process that was ended from outside."""

    status = 1


class Stopped(Exception):
    """The person stops: quit, Ctrl-C, Ctrl-D or a closed terminal."""

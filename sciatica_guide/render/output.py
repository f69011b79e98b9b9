"""Where a finished report goes: standard output, or a file that only its owner may read."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from contextlib import suppress

from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.render.printing import show

STDOUT = "-"


def width(path: str | None) -> int:
    """Columns to wrap a text report at: the terminal's, or 80 for a file or a pipe (COLUMNS says otherwise)."""
    return max(20, min(shutil.get_terminal_size().columns, 80)) if path in (None, STDOUT) else 80


def refuse_same_file(report: str, answers: str) -> None:
    """Errors: AnswerError when the report would overwrite the file (or the `-` input) it is made from."""
    with suppress(OSError, ValueError):
        source = os.fstat(0) if answers == STDOUT else os.stat(answers)
        if os.path.samestat(os.stat(report), source) and stat.S_ISREG(source.st_mode):
            raise AnswerError("Flag --output", "names the file of answers.", "Choose another name for the report.")


def refuse_pdf_on_screen(format: str, path: str | None) -> None:
    """Errors: AnswerError when a PDF would go to a terminal."""
    if format == "pdf" and path in (None, STDOUT) and sys.stdout and sys.stdout.isatty():
        raise AnswerError("Format pdf", "is not for a screen.", "Name a file: --output report.pdf")


def write(made: str | bytes, path: str | None) -> None:
    """What was made, to a file (mode 0600) or else to standard output. Errors: AnswerError names the file."""
    if path is None or path == STDOUT:
        show(made)
        return
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                os.chmod(path, 0o600)
            file.write(made if isinstance(made, bytes) else made.encode("utf-8"))
    except (OSError, ValueError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise AnswerError(
            f"File {shown(path, NAME_LENGTH)}", f"cannot be written: {reason}.", "Name a file in a folder of yours."
        ) from error


FALSE = ("", "0", "false", "no")


def wanted(name: str) -> bool:
    """Whether this environment variable is set to anything but no."""
    return os.environ.get(name, "").lower() not in FALSE

"""The way in and the way out: starts the interview or a command, and turns every error into a message and a status."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from sciatica_guide.errors import GuideError, Stopped

INTERRUPTED = 130
OUR_FAULT = 1


def main() -> None:
    """The `sciatica-guide` command. Exit status as in the contract, section 3."""
    try:
        _start()
    except GuideError as error:
        _leave(f"Error: {error}", error.status)
    except (KeyboardInterrupt, Stopped) as stop:
        from sciatica_guide.terminal import farewell

        _leave(str(stop) or farewell(None), INTERRUPTED)
    except OSError as error:
        _leave(f"Error: the report could not be printed: {(error.strerror or 'unknown').lower()}.", OUR_FAULT)


def _start() -> None:
    """The interview at once when nothing else is asked for: typer is not even imported."""
    if sys.argv[1:] in ([], ["interview"]):
        from sciatica_guide.terminal import interview

        interview(None, None, False, None)
    else:
        from sciatica_guide.commands import application

        application(sys.argv[1:])()


def _leave(message: str, status: int) -> NoReturn:
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:  # the terminal is gone, and what is left in the buffers has nowhere to go
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    sys.exit(status)

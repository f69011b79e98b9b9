"""The way in and the way out: starts the interview or a command, and turns every error into a message and a status."""

from __future__ import annotations

import os
import sys

from sciatica_guide.errors import GuideError, Stopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

COMPLETE = "_SCIATICA_GUIDE_COMPLETE"
"""Set where a shell asks what may come next."""
INTERRUPTED = 130
OUR_FAULT = 1


def main() -> None:
    """The `sciatica-guide` command. Exit status as in the contract, section 3."""
    try:
        _start()
    except GuideError as error:
        _leave(f"Error: {error}", error.status)
    except (KeyboardInterrupt, Stopped) as stop:
        from sciatica_guide.interview.terminal import farewell

        _leave(str(stop) or farewell(None), INTERRUPTED)
    except OSError as error:
        _leave(f"Error: the report could not be printed: {(error.strerror or 'unknown').lower()}.", OUR_FAULT)


def _start() -> None:
    """Imports what the call needs and nothing else: typer alone takes four times as long as Python."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from sciatica_guide.cli import version as versions
        from sciatica_guide.render import printing

        printing.show(versions.text())
    elif COMPLETE in os.environ:
        from sciatica_guide.cli.application import completer

        completer()()
    elif arguments in ([], ["interview"]):
        from sciatica_guide.interview.terminal import interview

        interview()
    else:
        _run(arguments)


def _run(arguments: list[str]) -> None:
    """A command. What it loads stays to the end, so the collector of garbage need not look through it."""
    import gc

    gc.disable()
    from sciatica_guide.cli.application import application, run

    app = application(arguments)
    gc.freeze()
    gc.enable()
    sys.exit(run(app, arguments))


def _leave(message: str, status: int) -> NoReturn:
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:  # the terminal is gone, and what is left in the buffers has nowhere to go
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
    sys.exit(status)

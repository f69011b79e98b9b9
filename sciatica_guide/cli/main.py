"""The way in and the way out: starts the interview or a command, and turns every error into a message and a status."""

from __future__ import annotations

import os
import sys

from sciatica_guide.errors import NAME_LENGTH, GuideError, ReaderGone, Stopped
from sciatica_guide.render.printing import let_go, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from types import FrameType
    from typing import NoReturn

COMPLETE = "_SCIATICA_GUIDE_COMPLETE"
"""Set where a shell asks what may come next."""
INTERRUPTED = 130
OUR_FAULT = 1
ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""Signals that ask to end: Ctrl-C, the system, and a terminal that is closed."""


def command() -> None:
    """The `sciatica-guide` command as a process of its own: it hears a request to end from its first moment."""
    try:
        main(alone=True)
    finally:
        if "signal" in sys.modules:  # where files had run out, not even that was loaded
            _hear(None)


def main(alone: bool = False) -> None:
    """The same inside a process of somebody else's. Exit status as in the contract, section 3."""
    try:
        if alone:
            _prepare()
        _start()
    except ReaderGone:
        return
    except GuideError as error:
        _leave(f"Error: {error}", error.status)
    except (KeyboardInterrupt, Stopped) as stop:
        _leave(str(stop) or _farewell(), INTERRUPTED)
    except MemoryError:
        _leave("Error: the computer could not go on: it has no memory left.", OUR_FAULT)
    except OSError as error:
        place = f" at {ascii(os.fsdecode(error.filename))[:NAME_LENGTH]}" if error.filename else ""
        _leave(f"Error: the computer could not go on{place}: {(error.strerror or 'unknown').lower()}.", OUR_FAULT)
    except ImportError as error:
        _leave(f"Error: a part of this program is missing: {error}. Install sciatica-guide again.", OUR_FAULT)
    except Exception as error:
        _leave(f"Error: {_fault(error)}. Tell whoever looks after this program.", OUR_FAULT)


def _prepare() -> None:
    """Whoever asks to end is heard, and no file that is opened takes the place of a closed stream."""
    _hear(_stop)
    sys.unraisablehook = _once_more
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


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


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """One request is enough: what is said at the end is not cut short by a second."""
    _hear(None)
    raise Stopped


def _once_more(lost: UnraisableHookArgs) -> None:
    """A request to end that came where nothing can be raised, as in the middle of an import, comes again."""
    if not isinstance(lost.exc_value, Stopped):
        sys.__unraisablehook__(lost)
    elif hasattr(os, "fork"):
        import signal

        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, 0.001)


def _hear(handler: object) -> None:
    """Sets what the signals do: this, or nothing. One that whoever started us has switched off stays off."""
    import signal

    for number in (getattr(signal, name) for name in ENDING if hasattr(signal, name)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler or signal.SIG_IGN)  # type: ignore[arg-type]


def _farewell() -> str:
    """What a person is told who stops; in a program that is damaged, only that it stopped."""
    try:
        from sciatica_guide.interview.terminal import farewell

        return farewell(None)
    except Exception:
        return "Stopped."


def _fault(error: Exception) -> str:
    """A fault of ours, and where."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        place = f" in {name}, line {trace.tb_lineno}" if name.startswith("sciatica_guide.") else place
        trace = trace.tb_next
    return f"a fault of ours{place} ({type(error).__name__}: {ascii(str(error))[:NAME_LENGTH]})"


def _leave(message: str, status: int) -> NoReturn:
    say(message)
    let_go()
    sys.exit(status)

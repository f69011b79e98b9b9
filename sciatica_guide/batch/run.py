"""The run: a list of people in, their results out, and what is said about it on standard error."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import chain
from types import FrameType, TracebackType
from typing import NamedTuple

from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.batch import reading, worker, writing
from sciatica_guide.batch.reading import NOTHING_BESIDE, Beside, Source
from sciatica_guide.batch.resume import Written
from sciatica_guide.batch.worker import ENDING, Done, Worker
from sciatica_guide.batch.writing import LAYOUTS, Layout, Result, Sheet
from sciatica_guide.errors import MachineError, Stopped
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render.printing import say


class Order(NamedTuple):
    """What is asked for: the list, the output and the errors by path (`-` for the standard ones), and how to go on."""

    people: str
    output: str
    errors: str | None
    format: str | None
    jobs: int
    resume: bool
    replace: bool = False
    beside: Beside = NOTHING_BESIDE


class Tally:
    """How many people are done, and how many of their lines hold an error."""

    def __init__(self) -> None:
        self.rows = self.errors = 0

    def add(self, done: Done) -> None:
        self.rows, self.errors = self.rows + done.rows, self.errors + done.errors

    def __str__(self) -> str:
        return f"{self.rows:,} done, {self.errors:,} of them with an error."


def run(order: Order) -> Tally:
    """A result for every line of the list. Errors: AnswerError, MachineError; Stopped says how many are done."""
    order.beside.check(guideline(), Result._fields)
    people = reading.opened(order.people, guideline(), order.beside)
    layout = LAYOUTS[order.format or people.format](order.beside.passed)
    with ExitStack() as sheets:
        sheet = sheets.enter_context(closing(_sheet(order, order.output, order.people)))
        both = [sheet]
        if order.errors:
            both.append(sheets.enter_context(closing(_sheet(order, order.errors, order.people, order.output))))
        if people.unanswered:
            say(f"No column answers {', '.join(people.unanswered)}. These count as not answered, for everyone.")
        return _fill(order, people, layout, both)


def _sheet(order: Order, path: str, *inputs: str) -> Sheet:
    return writing.opened(path, order.resume, order.replace, inputs)


def _fill(order: Order, people: Source, layout: Layout, sheets: Sequence[Sheet]) -> Tally:
    """Writes the results, and those with an error a second time where there is a second sheet; says how it went."""
    decider = Worker(DecisionTable(guideline()), people.reader, layout, os.urandom(16), order.beside)
    earlier = [Written(sheet, layout) if order.resume else None for sheet in sheets]
    tally, progress, repeats = Tally(), Progress(people.descriptor), None
    try:
        with Patience() as patience:
            # Nothing in, nothing out, not even a heading.
            heading = [] if people.empty else [Done(layout.heading, layout.heading)]
            for done in chain(heading, worker.done(decider, people.blocks, order.jobs)):
                with patience.writing():
                    for sheet, there, text in zip(sheets, earlier, (done.text, done.wrong), strict=False):
                        sheet.write(there.left(text) if there else text)
                    tally.add(done)
                if done.marks:
                    from sciatica_guide.batch.repeats import Repeats

                    repeats = repeats or Repeats()
                    repeats.add(done.marks)
                progress.show(tally.rows, done.read)
            for there in filter(None, earlier):
                there.end()
            with patience.writing():
                for sheet in sheets:
                    sheet.finish()
    except KeyboardInterrupt as stop:
        kept = " What was there is as it was." if order.replace else ""
        raise Stopped(f"Stopped: {tally}{kept}") from stop
    except MachineError as error:
        raise MachineError(error.where, error.what, f"{error.fix} {tally}") from error
    finally:
        progress.clear()
    say(str(tally))
    if repeats and (told := repeats.told()):
        say(told)
    return tally


class Patience:
    """While one of these is entered, requests to end raise KeyboardInterrupt; a second one does not wait."""

    def __enter__(self) -> Patience:
        self._writing = self._stopped = False
        self._before = [signal.signal(one, self._stop) for one in ENDING]
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for one, handler in zip(ENDING, self._before, strict=True):
            signal.signal(one, handler)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Errors: KeyboardInterrupt at the end, where it was asked for in between."""
        self._writing = True
        yield
        self._writing = False
        if self._stopped:
            raise KeyboardInterrupt

    def _stop(self, _: int, __: FrameType | None) -> None:
        if self._stopped or not self._writing:
            raise KeyboardInterrupt
        self._stopped = True


EVERY = 0.5
"""Seconds between two showings."""


class Progress:
    """A line that is written over; nothing where nobody looks."""

    def __init__(self, source: int) -> None:
        status = os.fstat(source)
        self._size = status.st_size if stat.S_ISREG(status.st_mode) else 0
        self._shows = sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = time.monotonic()

    def show(self, rows: int, read: int) -> None:
        """People done in this run, and bytes of the source they took."""
        now = time.monotonic()
        if self._shows and now - self._last >= EVERY:
            self._last = now
            self._write(self.text(rows, read, now - self._start))

    def text(self, rows: int, read: int, seconds: float) -> str:
        """The line; how long is left is known only of a file."""
        left = f", {_time(seconds * (self._size - read) / read)} left" if self._size and read else ""
        return f"{rows:,} rows, {rows / seconds:,.0f} a second{left}"

    def clear(self) -> None:
        """Makes room for what is said next."""
        if self._shows:
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text:<60}\r")
        sys.stderr.flush()


def _time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"

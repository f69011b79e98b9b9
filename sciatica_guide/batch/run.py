"""The run: a list of people in, their results out, and what is said about it on standard error."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import NamedTuple

from sciatica_guide.assessment.decisions.table import DecisionTable
from sciatica_guide.batch import reading, worker, writing
from sciatica_guide.batch.reading import Source
from sciatica_guide.batch.resume import Written
from sciatica_guide.batch.worker import Done, Worker
from sciatica_guide.batch.writing import LAYOUTS, Layout, Sheet
from sciatica_guide.errors import MachineError, Stopped
from sciatica_guide.guideline.packaged import guideline


class Order(NamedTuple):
    """What is asked for: the list, the output and the errors by path (`-` for the standard ones), and how to go on."""

    people: str
    output: str
    errors: str | None
    format: str | None
    jobs: int
    resume: bool


class Tally:
    """How many people are done, and how many of their lines hold an error."""

    def __init__(self) -> None:
        self.rows = self.errors = 0

    def add(self, done: Done) -> None:
        self.rows, self.errors = self.rows + done.rows, self.errors + done.errors

    def __str__(self) -> str:
        return f"{self.rows:,} done, {self.errors:,} of them with an error."


def run(order: Order) -> None:
    """A result for every line of the list. Errors: AnswerError, MachineError; Stopped says how many are done."""
    people = reading.opened(order.people, guideline())
    layout = LAYOUTS[order.format or people.format]()
    sheet = writing.opened(order.output, order.resume, [people.descriptor])
    taken = [people.descriptor, sheet.descriptor]
    errors = writing.opened(order.errors, order.resume, taken) if order.errors else None
    if people.unanswered:
        _say(f"No column answers {', '.join(people.unanswered)}. These count as not answered, for everyone.")
    tally, progress, repeats = Tally(), Progress(people.descriptor), None
    try:
        with Patience() as patience:
            for done in _done(order, people, layout, sheet, errors):
                with patience.writing():
                    sheet.write(done.text)
                    if errors:
                        errors.write(done.wrong)
                    tally.add(done)
                if done.marks:
                    from sciatica_guide.batch.repeats import Repeats

                    repeats = repeats or Repeats()
                    repeats.add(done.marks)
                progress.show(tally.rows, done.read)
    except KeyboardInterrupt as stop:
        raise Stopped(f"Stopped: {tally}") from stop
    except MachineError as error:
        raise MachineError(error.where, error.what, f"{error.fix} {tally}") from error
    except BrokenPipeError:  # a reader who has seen enough is no fault
        return
    finally:
        progress.clear()
    _say(str(tally))
    if repeats and (told := repeats.told()):
        _say(told)


def _done(order: Order, people: Source, layout: Layout, sheet: Sheet, errors: Sheet | None) -> Iterator[Done]:
    """What comes of the list, block by block; what an earlier run has written comes back without its text."""
    decider = Worker(DecisionTable(guideline()), people.reader, layout, os.urandom(16))
    todo, earlier = people.blocks, Written(sheet, layout) if order.resume else None
    if errors:
        errors.empty()
        errors.write(layout.heading)
    if earlier and not earlier.empty:
        todo = yield from earlier.skip(todo, decider)
    else:
        sheet.write(layout.heading)
    yield from worker.done(decider, todo, order.jobs)


def _say(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Patience:
    """While one of these is entered, both signals raise KeyboardInterrupt; a second one does not wait."""

    def __enter__(self) -> Patience:
        self._writing = self._stopped = False
        self._before = [signal.signal(one, self._stop) for one in SIGNALS]
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for one, handler in zip(SIGNALS, self._before, strict=True):
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

"""The run: a list of people in, their results out, and what is said about it on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from sciatica_guide.assessment.decisions.table import DecisionTable
from sciatica_guide.batch import pool, sheets, source
from sciatica_guide.batch.patience import Patience
from sciatica_guide.batch.progress import Progress
from sciatica_guide.batch.results import LAYOUTS, Layout
from sciatica_guide.batch.resume import Written
from sciatica_guide.batch.sheets import Sheet
from sciatica_guide.batch.source import Source
from sciatica_guide.batch.worker import Done, Worker
from sciatica_guide.errors import MachineError, Stopped
from sciatica_guide.guideline.shipped import guideline


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
    people = source.opened(order.people, guideline())
    layout = LAYOUTS[order.format or people.format]()
    sheet = sheets.opened(order.output, order.resume, [people.descriptor])
    taken = [people.descriptor, sheet.descriptor]
    errors = sheets.opened(order.errors, order.resume, taken) if order.errors else None
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
    worker = Worker(DecisionTable(guideline()), people.reader, layout, os.urandom(16))
    todo, earlier = people.blocks, Written(sheet, layout) if order.resume else None
    if errors:
        errors.empty()
        errors.write(layout.heading)
    if earlier and not earlier.empty:
        todo = yield from earlier.skip(todo, worker)
    else:
        sheet.write(layout.heading)
    yield from pool.done(worker, todo, order.jobs)


def _say(text: str) -> None:
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)

"""A block of people in, the block of their results out, in order: in this process, or in several at a time."""

from __future__ import annotations

import os
import signal
import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from threading import Thread
from typing import NamedTuple

from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.batch.reading import NOTHING_BESIDE, Beside, Block, Id, Reader, lines, take_id, text
from sciatica_guide.batch.writing import Layout, Result
from sciatica_guide.errors import AnswerError, MachineError


class Done(NamedTuple):
    """What came of a block."""

    text: bytes
    """The results, a line each."""
    wrong: bytes
    """Those of them that hold an error."""
    rows: int = 0
    errors: int = 0
    marks: bytes = b""
    """A mark of each id and the line it stands on, in turn, eight bytes each."""
    read: int = 0
    """Bytes taken from the source up to here."""


class Worker:
    """Reads lines, decides and writes results; `salt` keeps the marks of ids from being guessed back."""

    def __init__(
        self, table: DecisionTable, reader: Reader, layout: Layout, salt: bytes, beside: Beside = NOTHING_BESIDE
    ) -> None:
        self._table, self._reader, self._layout, self._salt, self._beside = table, reader, layout, salt, beside

    def work(self, block: Block) -> Done:
        """Every line of the block, in order."""
        results, wrong, marks = [], [], array("q")
        for number, line in lines(block):
            result, passed = self.result(number, line)
            results.append(self._layout.line(result, passed))
            if result.error is not None:
                wrong.append(results[-1])
            if result.id is not None:
                marks.extend((self.mark(result.id), number))
        return Done(
            "".join(results).encode(), "".join(wrong).encode(), len(results), len(wrong), marks.tobytes(), block.read
        )

    def result(self, number: int, line: bytes) -> tuple[Result, Sequence[object]]:
        """What came of one line, whatever is wrong with it in its error; and what it holds to be passed on."""
        id_: Id = None
        passed: Sequence[object] = [None] * len(self._beside.passed)
        try:
            row = self._reader(text(line))
            passed = self._beside.taken(row, self._table.guideline)
            id_ = take_id(row)
            decision = self._table.decide(row)
        except AnswerError as error:
            return Result(id_, error=f"Line {number}{', ' if error.where else ''}{error}"), passed
        return Result(id_, decision.urgency, decision.acupuncture, decision.complete, decision.ids()), passed

    def mark(self, id_: Id) -> int:
        """Eight bytes that stand for an id, so that no id has to be kept."""
        digest = blake2b(str(id_).encode("utf-8"), digest_size=8, key=self._salt).digest()
        return int.from_bytes(digest, "little", signed=True)


WAITING = 3
"""Blocks a process that are read ahead, so that none of them idles and memory does not grow."""
ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""Signals that ask to end."""

_worker: Worker


def done(worker: Worker, blocks: Iterable[Block], jobs: int) -> Iterator[Done]:
    """What came of each block, in order."""
    return map(worker.work, blocks) if jobs == 1 else _spread(worker, blocks, jobs)


def _spread(worker: Worker, blocks: Iterable[Block], jobs: int) -> Iterator[Done]:
    """The standard library's pool takes in all its input at once, so that blocks are handed over one by one here."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Linux forks: the workers share the tables loaded here, where spawning would load all anew in each. Elsewhere a
    # fork can hang in the system's libraries.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(worker,))
    ahead: deque[Future[Done]] = deque()
    try:
        for block in blocks:
            with _held_back():
                ahead.append(pool.submit(_work, block))
            if len(ahead) > jobs * WAITING:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    except BrokenProcessPool as error:
        raise MachineError("A worker process", "was ended from outside.", "Is there enough memory?") from error
    except (OSError, RuntimeError) as error:
        what = f"cannot be started: {getattr(error, 'strerror', None) or error}.".lower()
        raise MachineError("A worker process", what, "Use fewer: --jobs 1.") from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _held_back() -> Iterator[None]:
    """While processes are started no signal is heard: a worker has yet to say what it makes of them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(worker: Worker) -> None:
    """A worker leaves Ctrl-C to the process that started it, which writes what is done, and ends when that ends."""
    global _worker
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    Thread(target=_end_with_parent, daemon=True).start()
    _worker = worker


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if (parent := parent_process()) is not None:
        parent.join()
    os._exit(1)


def _work(block: Block) -> Done:
    return _worker.work(block)

"""Blocks in, what came of them out, in the same order: in this process, or in several at a time."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator

from sciatica_guide.batch.blocks import Block
from sciatica_guide.batch.worker import Done, Worker
from sciatica_guide.errors import MachineError

WAITING = 3
"""Blocks a process that are read ahead, so that none of them idles and memory does not grow."""

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
            ahead.append(pool.submit(_work, block))
            if len(ahead) > jobs * WAITING:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    except BrokenProcessPool as error:
        raise MachineError("A worker process", "was ended from outside.", "Is there enough memory?") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _start(worker: Worker) -> None:
    """A worker leaves Ctrl-C to the process that started it, which then writes what is done."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _worker = worker


def _work(block: Block) -> Done:
    return _worker.work(block)

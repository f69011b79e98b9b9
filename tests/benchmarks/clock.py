"""How long a piece of work takes in this process."""

import time
from collections.abc import Callable


def best(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the quickest round."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)

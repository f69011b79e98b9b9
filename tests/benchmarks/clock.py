"""How long a piece of work takes in this process."""

import time
from collections.abc import Callable


def beside(figure: float, bar: float) -> str:
    """A figure beside what it may be at most: "1.16 (within 1.2)"."""
    return f"{figure:.2f} ({'within' if figure <= bar else 'over'} {bar:g})"


def best(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the quickest round."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)

"""A word that is in no list → the names it may stand for: a slip or two away, or the same by ear.

Imported only when a name misses the lists. Measured in tests/test_medicine_spelling.py.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from sciatica_guide.medicines.lists import common, is_ours, known

SHORTEST, SHORTEST_BY_EAR, SHORTEST_TWO_SLIPS = 6, 7, 8
"""Letters a name must have to be found one slip away, by ear, and two slips away."""
LONGEST = 40
"""Letters of a word beyond which nothing is searched for; the longest name we know has 24."""

_BY_EAR = str.maketrans("aeiou" + "cqzyj", "*****" + "kksig")


def close(key: str) -> tuple[str, ...]:
    """The keys of our medicines that are nearest, if any; nothing where a common other medicine is nearer.

    Several are as near as each other. A name in a script without spaces is found inside a longer word.
    """
    if not key.isascii():
        inside = [name for name in known() if not name.isascii() and name in key]
        return (max(inside, key=len),) if inside else ()
    if not SHORTEST - 1 <= len(key) <= LONGEST:
        return ()
    near, alike, by_ear = _index()
    for search in (
        lambda: _within(key, {*near[key[:2]], *near[key[-3:]]}, 1),
        lambda: by_ear[_sound(key)],
        lambda: _within(key, alike[key[0]], 2) if len(key) + 1 >= SHORTEST_TWO_SLIPS else (),
    ):
        found = search()
        if found:
            return tuple(sorted(filter(is_ours, found)))
    return ()


def slips_apart(one: str, other: str, most: int) -> bool:
    """Whether at most so many slips lie between two words: a letter left out, put in, changed, or two swapped."""
    start = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        start += 1
    one, other = one[start:], other[start:]
    if not one or not other:
        return len(one) + len(other) <= most
    if not most:
        return False
    return (
        slips_apart(one[1:], other[1:], most - 1)
        or slips_apart(one[1:], other, most - 1)
        or slips_apart(one, other[1:], most - 1)
        or (one[:2] == other[1::-1] and slips_apart(one[2:], other[2:], most - 1))
    )


def _within(key: str, candidates: Iterable[str], most: int) -> tuple[str, ...]:
    letters = frozenset(key)
    return tuple(
        name
        for name in candidates
        if abs(len(name) - len(key)) <= most
        and len(letters.symmetric_difference(name)) <= 2 * most
        and slips_apart(key, name, most)
    )


@cache
def _index() -> tuple[defaultdict[str, list[str]], ...]:
    """Names by how they begin and end (one slip leaves one of the two), by their first letter, and by ear."""
    near, alike, by_ear = (defaultdict[str, list[str]](list) for _ in range(3))
    for name in (*known(), *common()):
        if len(name) >= SHORTEST and name.isascii():
            near[name[:2]].append(name)
            near[name[-3:]].append(name)
            if len(name) >= SHORTEST_TWO_SLIPS:
                alike[name[0]].append(name)
            if len(name) >= SHORTEST_BY_EAR and name in known():
                by_ear[_sound(name)].append(name)
    return near, alike, by_ear


def _sound(word: str) -> str:
    """What is left by ear: "Xarelto" and "Xeralto" are one, "Coumadin" and "Kumadin" too."""
    heard = word.replace("ph", "f").replace("x", "ks").translate(_BY_EAR)
    return "".join(letter for letter, following in zip(heard, heard[1:] + " ", strict=True) if letter != following)

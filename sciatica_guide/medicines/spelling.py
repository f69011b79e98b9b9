"""A word that is in no list → the names it may stand for: a slip or two away, or the same by ear.

Imported only when a name misses the lists. Measured in tests/benchmarks/medicines.py.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from sciatica_guide.medicines.lists import REGISTERS, USUAL, find, names
from sciatica_guide.medicines.names import Known, fold

SHORTEST, SHORTEST_BY_EAR, SHORTEST_TWO_SLIPS = 6, 7, 8
"""Letters a name must have to be found one slip away, by ear, and two slips away."""
SHORTEST_IN_REGISTERS = 8
"""The same for a name that only a register has: among so many, short ones lie next to every other word."""
LONGEST = 40
"""Letters of a word beyond which nothing is searched for; the longest name we know has fewer."""
MOST = 4
"""Names that one word may be taken for; beyond that it is not recognised."""
HARMLESS = "not-bleeding"

_BY_EAR = str.maketrans("aeiou" + "cqzyj", "*****" + "kksig")
_BY_ONE_LETTER = frozenset(f"vitamin{letter}" for letter in "abcdek") | {"vitamina", "vitamine"}
"""Names that differ from each other by a letter, and not by a slip."""
_FIRST_BY_EAR = ("ckq", "sz", "iy", "gj", "fp", "xk")
"""First letters that sound alike."""


def close(key: str) -> tuple[Known, ...]:
    """The names that are nearest, if any. Several are as near as each other.

    What is near a harmless name counts as that only where nothing that matters is near as well; and only a slip in a
    generic name calms (`checked`): the next unknown brand may be anything.
    """
    if not SHORTEST - 1 <= len(key) <= LONGEST or not key.isalpha():
        return ()
    for search in (_one_slip, _by_ear, _two_slips):
        found = [_named(key, name) for name in sorted(set(search(key)))]
        if found and all(map(_harmless, found)):
            near = [_named(key, name) for name in _two_slips(key)]
            found = [name for name in found if name.checked]
            found += [name for name in near if found and not _harmless(name)]
            if not found:
                return ()
        if found:
            matter = [name for name in found if not _harmless(name)]
            return tuple(dict.fromkeys(found if len(found) <= MOST else matter[:MOST]))
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


def _named(typed: str, key: str) -> Known:
    """The name of this key. Only the slip in a generic name calms; a brand like it could be anything."""
    name = find(key)
    assert name is not None
    generics = {fold(generic) for generic, _ in name.holds}
    slip = len(generics) == 1 and key[:4] in {generic[:4] for generic in generics} and slips_apart(typed, key, 1)
    return name if slip and len(key) >= SHORTEST_TWO_SLIPS else name._replace(checked=False)


def _harmless(name: Known) -> bool:
    return all(class_ == HARMLESS for _, class_ in name.holds)


def _one_slip(key: str) -> Iterator[str]:
    """Names one slip away: the slip leaves the first letters or the last as they are."""
    half = max((len(key) - 1) // 2, 2)
    for file, shortest in ((USUAL, SHORTEST), (REGISTERS, SHORTEST_IN_REGISTERS)):
        if len(key) + 1 >= shortest:
            near = (*names(file).keys_from(key[:half]), *names(file).keys_to(key[-max(half, 3) :]))
            yield from _within(key, near, 1, shortest)


def _two_slips(key: str) -> Iterator[str]:
    """Usual names two slips away that begin alike."""
    return _within(key, (name for name, _ in _beginning(key[0])), 2, SHORTEST_TWO_SLIPS)


def _by_ear(key: str) -> Iterator[str]:
    """Usual names that sound the same."""
    sound = _sound(key)
    alike = {key[0], *(letter for group in _FIRST_BY_EAR if key[0] in group for letter in group)}
    for letter in sorted(alike):
        yield from (name for name, heard in _beginning(letter) if heard == sound and len(name) >= SHORTEST_BY_EAR)


@cache
def _beginning(letter: str) -> tuple[tuple[str, str], ...]:
    """The usual names with this first letter, each with what is left by ear."""
    return tuple((name, _sound(name)) for name in names(USUAL).keys_from(letter) if _told_apart(name, SHORTEST))


def _told_apart(name: str, shortest: int) -> bool:
    """Whether a slip leaves this name the same one: long enough, and no "vitamin E" beside a "vitamin A"."""
    return len(name) >= shortest and name.isalpha() and name not in _BY_ONE_LETTER


def _within(key: str, candidates: Iterable[str], most: int, shortest: int) -> Iterator[str]:
    letters = frozenset(key)
    return (
        name
        for name in candidates
        if abs(len(name) - len(key)) <= most
        and len(letters.symmetric_difference(name)) <= 2 * most
        and _told_apart(name, shortest)
        and slips_apart(key, name, most)
    )


def _sound(word: str) -> str:
    """What is left by ear: "Xarelto" and "Xeralto" are one, "Coumadin" and "Kumadin" too."""
    heard = word.replace("ph", "f").replace("x", "ks").translate(_BY_EAR)
    return "".join(letter for letter, following in zip(heard, heard[1:] + " ", strict=True) if letter != following)

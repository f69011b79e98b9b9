"""Single slips of the keyboard: a letter left out, typed twice, swapped with the next, or its neighbour on the keys."""

from collections.abc import Iterator

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(name: str) -> Iterator[str]:
    """Every name that one slip makes of this one."""
    found = {
        *(name[:at] + name[at + 1 :] for at in range(len(name))),
        *(name[:at] + letter + name[at:] for at, letter in enumerate(name) if letter.isalpha()),
        *(name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)),
        *(name[:at] + key + name[at + 1 :] for at, letter in enumerate(name) for key in neighbours(letter.lower())),
    }
    yield from sorted(found - {name})


def neighbours(letter: str) -> str:
    """The keys around a key, each row standing half a key to the right of the one above it."""
    for row, keys in enumerate(ROWS):
        if letter in keys:
            at = keys.index(letter)
            above = ROWS[row - 1][at : at + 2] if row else ""
            below = ROWS[row + 1][max(0, at - 1) : at + 1] if row < 2 else ""
            return keys[max(0, at - 1) : at] + keys[at + 1 : at + 2] + above + below
    return ""

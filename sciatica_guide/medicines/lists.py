"""The names we know, out of the lists in content/: each stands in the order of its keys, so the file is its own index.

A name is found by halving, a hundredth of a millisecond each; nothing is parsed, built or kept beside the list.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.medicines.names import VAGUE, Known, Substance, fold

USUAL, PLAIN, REGISTERS = "medicines.csv", "medicines_plain.csv", "medicines_registers.csv"
"""Names that people use most, everyday words for kinds of medicines, and the names of public registers."""
LISTS = (USUAL, PLAIN, REGISTERS)
SUBSTANCES, WORDS, NO_MEDICINES = "medicines_substances.csv", "medicines_words.csv", "medicines_none.csv"
SOURCES = "medicines_sources.csv"

_CLASS, _LOCAL = "class:", ":local"
_UNVERIFIED = "unverified"
Row = list[str]


class SortedList:
    """A list by its keys. A row has a key first, holds no quotes, and no comma but those between its fields."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_bytes()
        self.first = self.text.index(b"\n") + 1

    def find(self, key: str) -> Row | None:
        """The row of this key, without the key."""
        row = self.next(key)
        return row[1:] if row and row[0] == key else None

    def begins(self, start: str) -> bool:
        """Whether some key begins like this."""
        row = self.next(start)
        return row is not None and row[0].startswith(start)

    def next(self, key: str) -> Row | None:
        """The row of this key, or of the one that comes next in order; None behind the last."""
        text, wanted = self.text, key.encode()
        low, high = self.first, len(text)
        while low < high:
            begin = max(text.rfind(b"\n", low, (low + high) // 2) + 1, low)
            end = text.index(b"\n", begin)
            if text[begin : text.index(b",", begin, end)] < wanted:
                low = end + 1
            else:
                high = begin
        return text[low : text.index(b"\n", low)].decode().split(",") if low < len(text) else None

    def keys_from(self, start: str) -> Iterator[str]:
        """The keys that begin like this, in order."""
        row = self.next(start)
        at = self.text.index(b"\n" + row[0].encode() + b",") + 1 if row else len(self.text)
        while self.text.startswith(start.encode(), at):
            yield self.text[at : self.text.index(b",", at)].decode()
            at = self.text.index(b"\n", at) + 1

    def keys_to(self, end: str) -> Iterator[str]:
        """The keys that end like this."""
        text, wanted = self.text, end.encode() + b","
        at = text.find(wanted, self.first)
        while at >= 0:
            begin = text.rindex(b"\n", 0, at) + 1
            if text.find(b",", begin, at) < 0:
                yield text[begin:at].decode() + end
            at = text.find(wanted, text.index(b"\n", at))

    def rows(self) -> Iterator[Row]:
        """Every row, its key first."""
        for line in self.text[self.first :].decode().splitlines():
            yield line.split(",")


@cache
def names(file: str, folder: Path = CONTENT) -> SortedList:
    """One of the lists, opened once."""
    return SortedList(folder / file)


def rows(file: str, folder: Path = CONTENT) -> Iterator[Row]:
    """The rows of one list as they are written, without the heading."""
    return SortedList(folder / file).rows()


@cache
def _sources() -> dict[str, str]:
    return {id_: what for id_, what, *_ in rows(SOURCES)}


def where_from(source: str) -> str:
    """Where a name was found, in words: the registers it stands in, or what is written beside it."""
    return "; ".join(_sources().get(part, part) for part in source.split("+"))


def find(key: str, *lists: str) -> Known | None:
    """What the first of the lists that has this key knows about it."""
    for file in lists or LISTS:
        row = names(file).find(key)
        if row is not None:
            return _known(row, file)
    return None


def begins(start: str) -> bool:
    """Whether some name begins like this."""
    return any(names(file).begins(start) for file in LISTS)


def on_the_skin(name: Known) -> Known:
    """The same used where it works, on the skin, in the eye, the nose or the lungs: little of it reaches the blood."""
    return name._replace(holds=tuple(_local(generic, class_) for generic, class_ in name.holds))


@cache
def words() -> dict[str, str]:
    """Words that tell nothing about which medicine it is where they stand beside a name, each with its kind."""
    return {key: kind for key, _, kind in names(WORDS).rows()}


def _known(row: Row, file: str) -> Known:
    name, holds, source = row
    parts = tuple(map(_substance, holds.split(" + ")))
    return Known(name, parts, not source.startswith(_UNVERIFIED), source if file == PLAIN else "")


def _substance(part: str) -> Substance:
    if part.startswith(_CLASS):
        return VAGUE, part.removeprefix(_CLASS)
    generic = part.removesuffix(_LOCAL)
    class_ = _class(generic)
    return _local(generic, class_) if part.endswith(_LOCAL) else (generic, class_)


@cache
def _class(generic: str) -> str:
    row = _row(generic)
    return row[1] if row else ""


@cache
def _local(generic: str, class_: str) -> Substance:
    row = _row(generic)
    return generic, (row[2] if row else "") or class_


def _row(generic: str) -> Row | None:
    return names(SUBSTANCES).find(fold(generic))

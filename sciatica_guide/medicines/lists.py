"""The names we know: key → what a name is and holds, out of the lists in content/ or the copy built of them."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.packaged import carried
from sciatica_guide.medicines.names import Known, fold

LISTS = ("medicines.csv", "medicines_combined.csv")
"""The list of names, and what else belongs to it: further substances of a product, further names."""
LOOKALIKES, COMMON, FILLERS = "medicines_lookalikes.csv", "medicines_common.csv", "medicines_fillers.csv"
COPY = "medicines_{}.txt"
"""A copy of a table for quick loading: a line a name."""

CHECKED = "checked"
Table = Mapping[str, str]
"""By folded name, a `Known` packed into one text; most of a table is never looked at, so it is unpacked on finding."""


@cache
def known() -> Table:
    """The medicines that matter, and those that look like one."""
    return _read("known", _known)


@cache
def common() -> Table:
    """Other medicines that many people take."""
    return _read("common", _common)


@cache
def fillers() -> Mapping[str, str]:
    """Words that tell nothing about which medicine it is where they stand beside a name, each with its kind."""
    return dict(rows(FILLERS))


def find(key: str, *tables: Table) -> Known | None:
    """What the first table that has this key knows about it."""
    for table in tables:
        if key in table:
            name, checked, *parts = table[key].split("\t")
            return Known(name, tuple(zip(parts[::2], parts[1::2], strict=True)), checked == CHECKED)
    return None


def is_ours(key: str) -> bool:
    """Whether it is a medicine that matters, and not only one that looks like it."""
    return known().get(key, "").count("\t") > 1


def built(folder: Path = CONTENT) -> Mapping[str, str]:
    """The copies for quick loading, by file name."""
    tables = {"known": _known(folder), "common": _common(folder)}
    return {
        COPY.format(name): "\n".join(f"{key}\t{packed}" for key, packed in table.items())
        for name, table in tables.items()
    }


def rows(file: str, folder: Path = CONTENT) -> Iterator[list[str]]:
    """The rows of one list as they are written, without its heading."""
    import csv

    with (folder / file).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        yield from reader


def _read(name: str, make: Callable[[Path], Table]) -> Table:
    copy = carried(COPY.format(name))
    if copy is None:
        return make(CONTENT)
    return dict(line.split("\t", 1) for line in copy.decode().split("\n"))


def _known(folder: Path) -> Table:
    table: dict[str, str] = {}
    for file in LISTS:
        for name, _, generic, class_, _, source in rows(file, folder):
            key, part = fold(name), f"{generic}\t{class_}"
            packed = table.get(key) or f"{name}\t{'' if source.startswith('unverified') else CHECKED}"
            table[key] = packed if part in packed else f"{packed}\t{part}"
    for typed, *_ in rows(LOOKALIKES, folder):
        table.setdefault(fold(typed), f"{typed}\t{CHECKED}")
    return table


def _common(folder: Path) -> Table:
    return {fold(name): f"{name}\t{CHECKED if kind == 'other' else ''}" for name, kind, _ in rows(COMMON, folder)}

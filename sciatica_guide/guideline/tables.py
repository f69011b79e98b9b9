"""The tables of a content folder, handed out row by row, each row under its id and read to the last field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.rows import Row

T = TypeVar("T")


class Tables:
    """Every content file by its name; reading a row takes it out, so that what is left over can be refused."""

    def __init__(self, parsed: Mapping[str, Any]) -> None:
        self._files = {file: Row(file, raw, "the whole file") for file, raw in parsed.items()}

    def file(self, file: str) -> Row:
        if file not in self._files:
            raise ContentError(file, "is missing from the content.", "Install again, or put the file back.")
        return self._files[file]

    def every(self, heading: str, read: Callable[[Row], T]) -> dict[str, T]:
        """What stands under [heading] in each file."""
        return {file: finished(read, row.row(heading)) for file, row in self._files.items()}

    def rows(self, file: str, name: str, read: Callable[[Row], T], taken: Collection[str] = ()) -> dict[str, T]:
        """The rows called `name`, by id; an id may stand once, in this table and in those already `taken`."""
        found: dict[str, T] = {}
        for raw in self.file(file).rows(name):
            row = Row(file, raw)
            id_ = row.fields.get("id")
            item = read(row)
            row.fields.pop("id", None)
            row.done()
            if id_ in found or id_ in taken:
                raise row.broken("id", "is used twice.", "Give each row an id of its own.")
            found[str(id_)] = item
        return found

    def peek(self, file: str, name: str) -> list[Row]:
        """The same rows as they stand, for what other rows may ask of them; they are still to be read."""
        return [Row(file, raw) for raw in self.file(file).fields.get(name) or ()]

    def words(self, *files: str) -> Row:
        """The fixed sentences under [words] of the first file, changed and added to by those of the next."""
        fields: dict[str, Any] = {}
        for file in dict.fromkeys(files):
            fields |= self.file(file).row("words").fields
        return Row(files[-1], fields, "words")

    def borrow(self, file: str) -> None:
        """Fills up the rows that say `like = "another file"`: what two guidelines hold alike is written once."""
        fields = self.file(file).fields
        for name, rows in fields.items():
            if isinstance(rows, list) and any(isinstance(raw, dict) and "like" in raw for raw in rows):
                fields[name] = [self._filled(Row(file, raw), name) for raw in rows]

    def _filled(self, row: Row, name: str) -> dict[str, Any]:
        if "like" not in row.fields:
            return row.fields
        theirs = self.file(row.text("like")).fields.get(name, ())
        lent = next((one for one in theirs if one.get("id") == row.fields.get("id")), None)
        if lent is None:
            raise row.broken("like", "names a file that has no such row.", "Name the file that has it.")
        return {**lent, **row.fields}

    def done(self, but: Iterable[str]) -> None:
        """Refuses what nobody has read, in every file but these."""
        for file in self._files.keys() - set(but):
            self._files[file].done()


def finished(read: Callable[[Row], T], row: Row) -> T:
    """What was read, once every field of the row has been."""
    item = read(row)
    row.done()
    return item

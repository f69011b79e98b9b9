"""A content folder's tables row by row, each read field by field; what is missing, mistyped or left over is refused."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from sciatica_guide.errors import ContentError
from sciatica_guide.guideline.levels import Level
from sciatica_guide.guideline.model import Condition, Range

LevelT = TypeVar("LevelT", bound=Level)
Codes = Mapping[str, frozenset[str] | Range]
"""What a condition may ask for: the codes of each id, or the band its number must stay in."""


class Row:
    """Hands out each field once; `done` refuses fields that nobody asked for."""

    def __init__(self, file: str, raw: object, name: str = "") -> None:
        if not isinstance(raw, dict):
            raise ContentError(file, f"{name or 'a row'} is not a table.", "Write it as key = value lines.")
        self.file, self.fields = file, dict(raw)
        self.name = name or str(raw.get("id", "a row without an id"))

    def broken(self, field: str, what: str, fix: str) -> ContentError:
        return ContentError(f"{self.file}, row {self.name}, field {field}", what, fix)

    def text(self, field: str, default: str | None = None) -> str:
        value = self.fields.pop(field, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        if value is None:
            raise self.broken(field, "is missing.", "Every row needs one.")
        raise self.broken(field, "is not a text.", "Write words between quotes.")

    def number(self, field: str, default: int = 0) -> int:
        value = self._take(field, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.broken(field, "is not a whole number.", "Write digits only.")
        return value

    def flag(self, field: str) -> bool:
        """Whether a field is there and true; false when it is absent."""
        value = self._take(field, False)
        if not isinstance(value, bool):
            raise self.broken(field, "is neither true nor false.", "Write true, or take it out.")
        return value

    def texts(
        self, field: str, among: Collection[str] | None = None, default: list[str] | None = None
    ) -> tuple[str, ...]:
        """A list of texts, each one of `among` where that is given; at least one unless there is a default."""
        value = self._take(field, default)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.broken(field, "is not a list of texts.", 'Write it as ["one", "two"].')
        if default is None and not value:
            raise self.broken(field, "is empty.", "Name at least one.")
        if among is not None:
            for item in value:
                self._known(field, item, among)
        return tuple(value)

    def choice(self, field: str, among: Collection[str], default: str | None = None) -> str:
        value = self.text(field, default)
        self._known(field, value, among)
        return value

    def level(self, field: str, ladder: type[LevelT], default: LevelT) -> LevelT:
        """A level by its code; the default where the row has none."""
        if field not in self.fields:
            return default
        return ladder[self.choice(field, [level.code for level in ladder]).upper()]

    def rows(self, field: str) -> list[Any]:
        """The raw rows of a nested list; an empty list when there is none."""
        value = self._take(field, [])
        if not isinstance(value, list):
            raise self.broken(field, "is not a list of rows.", "Write it as [ { ... } ].")
        return value

    def date(self, field: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(self.text(field))
        except ValueError as error:
            raise self.broken(field, "is not a date.", 'Write it as "2026-11-21".') from error

    def row(self, field: str) -> Row:
        """A nested table as a row of its own."""
        if field not in self.fields:
            raise ContentError(self.file, f"has no [{field}].", "Add one.")
        return Row(self.file, self._take(field, None), field)

    def condition(self, field: str, codes: Codes) -> Condition:
        return self._condition(field, self._take(field, None), codes)

    def conditions(self, field: str, codes: Codes) -> tuple[Condition, ...]:
        """Several conditions of which any one is enough; none when the field is absent."""
        return tuple(self._condition(field, raw, codes) for raw in self.rows(field))

    def done(self) -> None:
        for field in self.fields:
            raise self.broken(field, "is not read by anything.", "Check its spelling, or take it out.")

    def _take(self, field: str, default: object) -> object:
        if field not in self.fields and default is None:
            raise self.broken(field, "is missing.", "Every row needs one.")
        return self.fields.pop(field, default)

    def _known(self, field: str, value: str, among: Collection[str]) -> None:
        if value not in among:
            raise self.broken(field, f"{value!r} is not known here.", "Choose from: " + ", ".join(sorted(among)) + ".")

    def _condition(self, field: str, raw: object, codes: Codes) -> Condition:
        if not isinstance(raw, dict) or not raw:
            raise self.broken(field, "is not a condition.", 'Write it as { question = ["code"] }.')
        return Condition({name: self._cell(field, name, cell, codes) for name, cell in raw.items()})

    def _cell(self, field: str, name: str, cell: object, codes: Codes) -> frozenset[str] | Range:
        self._known(field, name, codes)
        allowed = codes[name]
        if isinstance(allowed, Range):
            if not isinstance(cell, dict) or not cell or set(cell) - {"min", "max"}:
                raise self.broken(field, f"{name} is not a band.", "Write it as { min = 1, max = 2 }.")
            band = Range(cell.get("min", allowed.minimum), cell.get("max", allowed.maximum))
            if not all(type(number) is int and number in allowed for number in band) or band.minimum > band.maximum:
                raise self.broken(field, f"{name} leaves its band.", f"Stay in {allowed.minimum} to {allowed.maximum}.")
            return band
        if not isinstance(cell, list) or not cell or not all(isinstance(code, str) for code in cell):
            raise self.broken(field, f"{name} is not a list of codes.", 'Write it as ["code"].')
        for code in cell:
            self._known(field, code, allowed)
        return frozenset(cell)


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

"""What came of one person → a line of JSON Lines or CSV, and back as far as a run that goes on needs it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from sciatica_guide.batch.rows import BETWEEN_CODES, CSV, JSON_LINES, Id
from sciatica_guide.exchange.spreadsheet import defused


class Result(NamedTuple):
    """One person's line (contract, section 3). With an `error` there are no levels."""

    id: Id
    urgency: str | None = None
    acupuncture: str | None = None
    complete: bool = False
    findings: Sequence[str] = ()
    error: str | None = None


class Layout(Protocol):
    """One way to write results down."""

    heading: bytes

    def line(self, result: Result) -> str:
        """The result with the end of its line."""

    def written(self, line: bytes) -> tuple[Id, bool]:
        """Of a line that was written: the id as it stands there, and whether it holds an error. Errors: ValueError."""

    def shown_id(self, id_: Id) -> Id:
        """The id as `written` gives it back."""


class JsonLines:
    """A JSON object a line."""

    heading = b""
    _encode = json.JSONEncoder(ensure_ascii=False).encode

    def line(self, result: Result) -> str:
        return self._encode(dict(zip(Result._fields, result, strict=True))) + "\n"

    def written(self, line: bytes) -> tuple[Id, bool]:
        row: dict[str, Any] = json.loads(line)
        if not isinstance(row, dict) or tuple(row) != Result._fields:
            raise ValueError("not a result")
        return row["id"], row["error"] is not None

    def shown_id(self, id_: Id) -> Id:
        return id_


class Csv:
    """A row of cells a line, findings joined with `;`. No cell begins as a formula does."""

    heading = (",".join(Result._fields) + "\n").encode()

    def line(self, result: Result) -> str:
        id_, urgency, acupuncture, complete, findings, error = result
        cells = io.StringIO()
        csv.writer(cells, lineterminator="\n").writerow(
            [
                self.shown_id(id_),
                *(urgency or "", acupuncture or "", "true" if complete else "false", BETWEEN_CODES.join(findings)),
                defused(error or ""),
            ]
        )
        return cells.getvalue()

    def written(self, line: bytes) -> tuple[Id, bool]:
        cells = next(csv.reader((line.decode("utf-8"),), strict=True))
        if len(cells) != len(Result._fields):
            raise ValueError("not a result")
        return cells[0], bool(cells[-1])

    def shown_id(self, id_: Id) -> Id:
        return "" if id_ is None else defused(str(id_))


LAYOUTS: dict[str, type[JsonLines] | type[Csv]] = {JSON_LINES: JsonLines, CSV: Csv}
"""The formats by name."""

"""A block of people in, the block of their results out; the same in this process as in several."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import NamedTuple

from sciatica_guide.assessment.decisions.table import DecisionTable
from sciatica_guide.batch.blocks import Block, lines
from sciatica_guide.batch.results import Layout, Result
from sciatica_guide.batch.rows import Id, Reader, take_id, text
from sciatica_guide.errors import AnswerError


class Done(NamedTuple):
    """What came of a block."""

    text: bytes
    """The results, a line each."""
    wrong: bytes
    """Those of them that hold an error."""
    rows: int
    errors: int
    marks: bytes
    """A mark of each id and the line it stands on, in turn, eight bytes each."""
    read: int
    """Bytes taken from the source up to here."""


class Worker:
    """Reads lines, decides and writes results; `salt` keeps the marks of ids from being guessed back."""

    def __init__(self, table: DecisionTable, reader: Reader, layout: Layout, salt: bytes) -> None:
        self._table, self._reader, self._layout, self._salt = table, reader, layout, salt

    def work(self, block: Block) -> Done:
        """Every line of the block, in order."""
        results, wrong, marks = [], [], array("q")
        for number, line in lines(block):
            result = self.result(number, line)
            results.append(self._layout.line(result))
            if result.error is not None:
                wrong.append(results[-1])
            if result.id is not None:
                marks.extend((self.mark(result.id), number))
        return Done(
            "".join(results).encode(), "".join(wrong).encode(), len(results), len(wrong), marks.tobytes(), block.read
        )

    def result(self, number: int, line: bytes) -> Result:
        """What came of one line; whatever is wrong with it stands in its error."""
        id_: Id = None
        try:
            row = self._reader(text(line))
            id_ = take_id(row)
            decision = self._table.decide(row)
        except AnswerError as error:
            place = f"Line {number}, {error.where}" if error.where else f"Line {number}"
            return Result(id_, error=f"{place}: {error.what} {error.fix}")
        return Result(id_, decision.urgency, decision.acupuncture, decision.complete, decision.ids())

    def id(self, line: bytes) -> Id:
        """The id alone; none where the line cannot be read."""
        try:
            return take_id(self._reader(text(line)))
        except AnswerError:
            return None

    def mark(self, id_: Id) -> int:
        """Eight bytes that stand for an id, so that no id has to be kept."""
        digest = blake2b(str(id_).encode("utf-8"), digest_size=8, key=self._salt).digest()
        return int.from_bytes(digest, "little", signed=True)

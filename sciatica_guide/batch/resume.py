"""Going on with an output that was interrupted: what stands in it, and where in the list that leaves off."""

from __future__ import annotations

import os
from array import array
from collections.abc import Generator, Iterator

from sciatica_guide.batch.reading import BLOCK, Block, blocks, lines
from sciatica_guide.batch.worker import Done, Worker
from sciatica_guide.batch.writing import Layout, Sheet
from sciatica_guide.errors import AnswerError

OTHER = "Name the output that belongs to this list, or leave --resume out."


class Written:
    """The whole lines of an output so far; a last line that is torn is cut off. Errors: AnswerError."""

    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._where, self._layout, descriptor = sheet.where, layout, sheet.descriptor
        end = _whole(descriptor)
        os.ftruncate(descriptor, end)
        os.lseek(descriptor, 0, os.SEEK_SET)
        self.empty = not end
        if end and os.read(descriptor, len(layout.heading)) != layout.heading:
            raise AnswerError(self._where, "does not begin with the heading of results.", OTHER)
        self._lines = (one for block in blocks(descriptor, 2 if layout.heading else 1) for one in lines(block))

    def skip(self, todo: Iterator[Block], worker: Worker) -> Generator[Done, None, Iterator[Block]]:
        """What is done already, block by block; returns the blocks that are left. Errors: AnswerError.

        Every line of the output must have the id of its line in the list, so that no list goes on in another's output.
        """
        for block in todo:
            wrong: list[bytes] = []
            marks, rows = array("q"), 0
            for number, line in lines(block):
                there, result = next(self._lines, (0, b""))
                if not there:
                    yield Done(b"", b"".join(wrong), rows, len(wrong), marks.tobytes(), block.read)
                    return _before(Block(number, block.text.split(b"\n", number - block.first)[-1], block.read), todo)
                id_, rows = worker.id(line), rows + 1
                if self._is_error(there, result, number, id_):
                    wrong.append(result + b"\n")
                if id_ is not None:
                    marks.extend((worker.mark(id_), number))
            yield Done(b"", b"".join(wrong), rows, len(wrong), marks.tobytes(), block.read)
        for there, _ in self._lines:
            raise AnswerError(self._where, f"goes on at line {there} where the list has ended.", OTHER)
        return iter(())

    def _is_error(self, there: int, result: bytes, number: int, id_: str | int | None) -> bool:
        try:
            written, is_error = self._layout.written(result)
        except (ValueError, StopIteration) as error:
            raise AnswerError(self._where, f"holds no result at line {there}.", OTHER) from error
        if written != self._layout.shown_id(id_):
            raise AnswerError(self._where, f"has another id at line {there} than the list at line {number}.", OTHER)
        return is_error


def _before(block: Block, others: Iterator[Block]) -> Iterator[Block]:
    yield block
    yield from others


def _whole(descriptor: int) -> int:
    """Bytes up to the end of the last whole line."""
    end = os.lseek(descriptor, 0, os.SEEK_END)
    while end:
        start = max(0, end - BLOCK)
        os.lseek(descriptor, start, os.SEEK_SET)
        newline = os.read(descriptor, end - start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0

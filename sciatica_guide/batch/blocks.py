"""A file or a pipe → blocks of whole lines; however long a line is, only the beginning of it is ever held."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100_000
"""Bytes of one line. A person who answers everything takes about a thousand."""
BLOCK = 1 << 16
"""Bytes read at a time, for one worker to take: about a hundred people, so that nobody downstream waits for long."""


class Block(NamedTuple):
    """Whole lines and where they stand; a line over `LONGEST` is cut off behind its first byte too many."""

    first: int
    """Number of the first line, from 1."""
    text: bytes
    read: int
    """Bytes taken from the source up to here."""


def blocks(source: int, first: int = 1) -> Iterator[Block]:
    """The lines behind a file descriptor, as soon as they are there. Errors: OSError."""
    held, read = b"", 0
    while data := os.read(source, BLOCK):
        read += len(data)
        whole, end, rest = data.rpartition(b"\n")
        if not end:
            held = (held + rest)[: LONGEST + 1]
            continue
        block = Block(first, held + whole + end, read)
        yield block
        first, held = first + block.text.count(b"\n"), rest
    if held:
        yield Block(first, held, read)


def lines(block: Block) -> Iterator[tuple[int, bytes]]:
    """The lines of a block that hold anything, each with its number."""
    for number, line in enumerate(block.text.split(b"\n"), block.first):
        if line and not line.isspace():
            yield number, line

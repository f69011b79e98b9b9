"""The words of a line → the names among them, the longest first, and the words between that no list holds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sciatica_guide.medicines.lists import Table, fillers, find
from sciatica_guide.medicines.names import CALLED, EXACT, NONE, PERHAPS, Known, fold

_WORD = re.compile(r"[^\W\d_]+|\d+")
_RUN = 5
"""Words that one name may have."""
_SHORTEST = 3
"""Letters below which a word beside a name is passed over."""
_EDGES = " \t.,:+/&-()[]\"'"

Piece = tuple[str, tuple[Known, ...], str]
"""The words as typed, the names that they are or may be, and how well they match."""


class Word(NamedTuple):
    """One word of a line: its key, and where it stands."""

    key: str
    start: int
    end: int


class Span(NamedTuple):
    """Words of a line that belong together: those of one name, or unknown ones."""

    words: tuple[Word, ...]
    names: tuple[Known, ...] = ()
    match: str = NONE


def words(line: str) -> tuple[Word, ...]:
    """The words of a line, in order; letters and digits that touch are words apart: "warfarin5mg" has three."""
    found = (Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(line))
    return tuple(word for word in found if word.key)


def spans(found: Sequence[Word], *tables: Table) -> list[Span]:
    """Names and unknown words in order; a generic name behind its brand belongs to it, and fillers are left out."""
    parts: list[Span] = []
    at = 0
    while at < len(found):
        length, name = _name_at(found, at, tables)
        here, at = tuple(found[at : at + length]), at + length
        last = parts[-1] if parts else Span(())
        unknown_before = bool(parts) and not last.names
        if name is None:
            if fills(here[0]) or (here[0].key.isascii() and len(here[0].key) < _SHORTEST):
                continue
            if unknown_before:
                parts[-1] = last._replace(words=last.words + here)
            else:
                parts.append(Span(here))
        elif name.name in (CALLED, PERHAPS) and unknown_before:
            parts[-1] = Span(last.words + here, (name._replace(checked=False),), EXACT)
        elif name.holds and set(name.holds) <= {substance for one in last.names for substance in one.holds}:
            parts[-1] = last._replace(words=last.words + here)
        else:
            parts.append(Span(here, (name,), EXACT if name.holds else NONE))
    return parts


def pieces(line: str, parts: Sequence[Span]) -> Iterator[Piece]:
    """Each span with the words as typed: from its first word up to the next span, without what joins the two."""
    if len(parts) < 2:
        yield line, parts[0].names if parts else (), parts[0].match if parts else NONE
        return
    starts = [span.words[0].start for span in parts]
    for span, start, end in zip(parts, [0, *starts[1:]], [*starts[1:], len(line)], strict=True):
        text = line[start:end].strip(_EDGES)
        while fillers().get(text.rpartition(" ")[2].lower()) == "joins":
            text = text.rpartition(" ")[0].strip(_EDGES)
        yield text, span.names, span.match


def classes(names: Iterable[Known]) -> set[str]:
    """The classes of all that these hold."""
    return {class_ for name in names for _, class_ in name.holds}


def fills(word: Word) -> bool:
    """Whether it is a dose, a form or the like."""
    return word.key in fillers() or word.key.isdecimal()


def _name_at(found: Sequence[Word], at: int, tables: Iterable[Table]) -> tuple[int, Known | None]:
    """The longest name that begins at this word, and how many words it has."""
    for length in range(min(_RUN, len(found) - at), 0, -1):
        if length == 1 and fills(found[at]):
            break
        name = find("".join(word.key for word in found[at : at + length]), *tables)
        if name is not None:
            return length, name
    return 1, None

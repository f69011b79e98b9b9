"""A line that is no name as a whole → the medicines in it: "warfarin 5mg od and aspirin" has two."""

from collections.abc import Iterable, Iterator, Sequence

from sciatica_guide.medicines.lists import common, find, known
from sciatica_guide.medicines.names import CLOSE, DENIED, EXACT, NONE, Known
from sciatica_guide.medicines.spans import Piece, Span, Word, classes, fills, pieces, spans, words

MOST_GUESSES = 2_000
"""Words of one list of medicines that are looked up by closeness; further ones count as not recognised."""
MOST_LETTERS = 20_000
"""Characters of a line in which names are looked for; what stands behind them counts as not recognised."""


class Reader:
    """Reads the lines of one list. It guesses at so many words only, so that the time it takes is bounded."""

    def __init__(self, guesses: int = MOST_GUESSES) -> None:
        self.guesses = guesses
        self.guessed: dict[str, tuple[Known, ...]] = {}

    def read(self, line: str) -> Iterator[Piece]:
        """Every medicine in the line, in order; a line in which nothing is known is one piece."""
        if len(line) > MOST_LETTERS:
            yield from self.read(line[:MOST_LETTERS])
            yield line[MOST_LETTERS:], (), NONE
            return
        told = _without_denial(line)  # what a person has denied is not guessed at again
        found = words(told)
        parts = spans(found, known())
        if any(not span.names for span in parts):
            parts = spans(found, known(), common())
            if told == line:
                parts = self._guessed(found, parts)
        yield from pieces(line if len(parts) < 2 else told, parts)

    def _guessed(self, found: Sequence[Word], parts: list[Span]) -> list[Span]:
        """The same with a guess at the unknown words: first at the whole line, then at each stretch of them."""
        sure = [span for span in parts if span.match == EXACT]
        if sure or len(parts) == 1:
            whole = self._close(found) or self._close(word for word in found if not fills(word))
            if whole and not sure:
                return [Span(tuple(found), whole, CLOSE)]
            if whole and classes(whole) == classes(name for span in sure for name in span.names):
                return [Span(tuple(found), sure[0].names, EXACT)]
        return [part for span in parts for part in ([span] if span.names else self._split(span))]

    def _split(self, span: Span) -> Iterator[Span]:
        """Unknown words, each that may be a name apart from the others."""
        together = self._close(span.words)
        if together:
            yield Span(span.words, together, CLOSE)
            return
        rest: list[Word] = []
        for word in span.words:
            names = self._close([word]) if len(span.words) > 1 else ()
            if not names:
                rest.append(word)
                continue
            if rest:
                yield Span(tuple(rest))
            yield Span((word,), names, CLOSE)
            rest = []
        if rest:
            yield Span(tuple(rest))

    def _close(self, these: Iterable[Word]) -> tuple[Known, ...]:
        """The nearest names, if any; the search is imported only here, since most lines never need it."""
        key = "".join(word.key for word in these)
        if key not in self.guessed and len(self.guessed) < self.guesses:
            from sciatica_guide.medicines.spelling import close

            near = (find(one, known()) for one in close(key))
            self.guessed[key] = tuple(name for name in near if name is not None)
        return self.guessed.get(key, ())


def _without_denial(line: str) -> str:
    """The line without "(not Eliquis)"."""
    before, denied, after = line.partition(DENIED)
    return before + after.partition(")")[2] if denied else line

"""A line that is no name as a whole → the medicines in it: "ramipril 5 mg and a water tablet" has two."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sciatica_guide.medicines.lists import begins, find, on_the_skin, words
from sciatica_guide.medicines.names import CLOSE, EXACT, NONE, USE, Known, fold

MOST_GUESSES = 2_000
"""Words of one list of medicines that are looked up by closeness; further ones count as not recognised."""
MOST_LETTERS = 20_000
"""Characters of a line in which names are looked for; what stands behind them counts as not recognised."""

JOINS, FOR, LOCAL, SYSTEMIC, FORM = "joins", "for", "local", "systemic", "form"
SALT, NUMBER, TABLE = "salt", "number", "table"
"""Kinds of words that decide something; every other kind (dose, time, maker, ...) is passed over."""
UNTOLD = {"unspecified-blood-thinner", "unspecified"}
"""Classes of everyday words that say as much of an unknown word beside them as anybody can: "my trusty thinner"."""
VAGUE_OR_HARMLESS = {"unspecified", "not-bleeding"}
"""Classes of everyday words that add nothing to a name that we know."""

_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0963\u200c\u200d"
)
"""Accents, vowel marks and joiners that stand inside a word."""
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*|\d+")
_RUN_ON = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3\uff66-\uff9f]")
"""Letters of scripts that are written without spaces, or with endings that touch the word."""
_APART = re.compile(r"[,;+&|•·・、，；\n\t]|(?<![\d])/|/(?![\d])")
_BEHIND = re.compile("^(?:وال|بال|لل|ال|و|ب|ل)(?=...)")
"""What Arabic writes together with the word behind it: and, the, with, for."""
_READ_AS_DIGITS = (str.maketrans("0123569", "oizesbg"), str.maketrans("0123569", "olzesbg"))
_LONGEST_RUN_ON = 14
_RUN = 5
"""Words that one name may have."""
_SHORTEST = 3
"""Letters below which a word beside a name is passed over."""
_EDGES = " \t.,:;+/&|-–()[]\"'"

Piece = tuple[str, tuple[Known, ...], str]
"""The words as typed, the names that they are or may be, and how well they match."""


class Word(NamedTuple):
    """One word of a line: its key, where it stands, what kind of word it is, and whether a mark sets it apart."""

    key: str
    start: int
    end: int
    kind: str
    apart: bool


class Span(NamedTuple):
    """Words of a line that belong together: those of one name, or unknown ones; and the words said about them."""

    words: tuple[Word, ...]
    names: tuple[Known, ...] = ()
    match: str = NONE
    about: tuple[Word, ...] = ()
    first: bool = False
    """Whether it begins a part of the line that is joined to what stands before by "and", a comma or the like."""

    @property
    def plain(self) -> str:
        """Whether it is an everyday word, and of which sort: KIND or USE."""
        return self.names[0].plain if self.names else ""

    @property
    def classes(self) -> set[str]:
        return {class_ for name in self.names for _, class_ in name.holds}


class Reader:
    """Reads the lines of one list. It guesses at so many words only, so that the time it takes is bounded."""

    def __init__(self, guesses: int = MOST_GUESSES) -> None:
        self.guesses = guesses
        self.guessed: dict[str, tuple[Known, ...]] = {}

    def read(self, line: str, denied: Iterable[str] = ()) -> Iterator[Piece]:
        """Every medicine in the line, in order; nothing for a line of doses and days, as a pasted table has them.

        A line in which nothing is known is one piece. What the person has denied is not guessed again.
        """
        if len(line) > MOST_LETTERS:
            yield from self.read(line[:MOST_LETTERS])
            yield line[MOST_LETTERS:], (), NONE
            return
        found = tuple(_words(line))
        no = frozenset(denied)
        parts = _spans(found)
        whole = self._close(line, found, no) if len(parts) == 1 and not parts[0].names else ()
        if whole:
            parts = [parts[0]._replace(words=found, names=whole, match=CLOSE)]
        parts = [part for span in self._joined(line, parts, no) for part in self._guessed(line, span, no)]
        parts = [_where_used(span) for span in _described(parts)]
        kinds = [word.kind for word in found]
        heading = kinds.count(TABLE) > 1
        if parts or not found or (not heading and any(kind in (FORM, LOCAL, SYSTEMIC) for kind in kinds)):
            yield from _pieces(line, parts)

    def _joined(self, line: str, parts: Iterable[Span], denied: frozenset[str]) -> Iterator[Span]:
        """An unknown word and the name beside it that are one name with a slip in it: "alendronic axid"."""
        before: Span | None = None
        for span in parts:
            if before and not span.first and not (before.names and span.names):
                names = self._close(line, before.words + span.words, denied)
                if names:
                    before = before._replace(
                        words=before.words + span.words, names=names, match=CLOSE, about=span.about
                    )
                    continue
            if before:
                yield before
            before = span
        if before:
            yield before

    def _guessed(self, line: str, span: Span, denied: frozenset[str]) -> Iterator[Span]:
        """Unknown words, each that may be a name apart from the others."""
        if span.names:
            yield span
            return
        together = self._close(line, span.words, denied)
        if together or len(span.words) == 1:
            yield span._replace(names=together, match=CLOSE if together else NONE)
            return
        rest: list[Word] = []
        first = span.first
        for word in span.words:
            names = self._close(line, (word,), denied)
            if not names:
                rest.append(word)
                continue
            if rest:
                yield Span(tuple(rest), first=first)
            yield Span((word,), names, CLOSE, first=first and not rest)
            rest, first = [], False
        if rest:
            yield Span(tuple(rest), first=first)
        # what was said about the last of them
        if span.about:
            yield Span((), about=span.about)

    def _close(self, line: str, these: Sequence[Word], denied: frozenset[str]) -> tuple[Known, ...]:
        """The nearest names, if any; the search is imported only here, since most lines never need it."""
        key = "".join(word.key for word in these)
        if key not in self.guessed and len(self.guessed) < self.guesses:
            from sciatica_guide.medicines.spelling import close

            self.guessed[key] = _misread(line, these) or close(key)
        return tuple(name for name in self.guessed.get(key, ()) if name.name not in denied)


def fills(key: str) -> bool:
    """Whether a word is a dose, a form or the like."""
    return key in words() or key.isdecimal()


def _words(line: str) -> Iterator[Word]:
    """The words of a line, in order; letters and digits that touch are words apart: "warfarin5mg" has three."""
    behind = 0
    for match in _WORD.finditer(line):
        apart = bool(_APART.search(line[max(behind - 1, 0) : match.start() + 1]))
        cuts = _run_on(match[0]) if _RUN_ON.search(match[0]) else (match[0],)
        start = match.start()
        for cut in cuts:
            key = fold(cut)
            if key:
                yield Word(key, start, start + len(cut), _kind(key), apart)
                apart = False
            start += len(cut)
        behind = match.end()


def _kind(key: str) -> str:
    return NUMBER if key.isdecimal() else words().get(key, "")


def _run_on(text: str) -> Iterator[str]:
    """A run of letters without spaces → the names and the fillers in it, the longest first, and what is between."""
    at = unknown = 0
    while at < len(text):
        length = _longest_word(text[at : at + _LONGEST_RUN_ON])
        if not length:
            at += 1
            continue
        if unknown < at:
            yield text[unknown:at]
        yield text[at : at + length]
        at = unknown = at + length
    if unknown < len(text):
        yield text[unknown:]


def _longest_word(text: str) -> int:
    """Letters of the longest name or filler that begins here; none where there is no such."""
    named = begins(fold(text[:2]))
    for length in range(len(text), 0, -1):
        key = fold(text[:length])
        if key in words() or (named and length > 1 and find(key) is not None):
            return length
    return 0


def _spans(found: Sequence[Word]) -> list[Span]:
    """Names and unknown words in order; a generic name behind its brand belongs to it."""
    parts: list[Span] = []
    at = 0
    about: list[Word] = []
    first = True
    while at < len(found):
        word = found[at]
        length, name = _name_at(found, at, bool(parts) and not first)
        first = first or (word.apart and bool(parts))
        here, at = found[at : at + length], at + length
        if name is None and (word.kind or (word.key.isascii() and len(word.key) < _SHORTEST)):
            if word.kind == JOINS:
                first = True
            elif parts and not first:
                parts[-1] = parts[-1]._replace(about=(*parts[-1].about, word))
            else:
                about.append(word)
            continue
        last = parts[-1] if parts else Span(())
        if (name is None and last.words and not last.names and not first) or (
            name is not None and set(name.holds) <= {part for one in last.names for part in one.holds} and last.words
        ):
            parts[-1] = last._replace(words=(*last.words, *here))
        else:
            names = () if name is None else (name,)
            parts.append(Span(tuple(here), names, EXACT if names else NONE, tuple(about), first))
            about, first = [], False
    return parts


def _name_at(found: Sequence[Word], at: int, behind_a_name: bool) -> tuple[int, Known | None]:
    """The longest name that begins at this word, and how many words it has."""
    word = found[at]
    longest = min(_RUN, len(found) - at) if begins(word.key) or begins(_BEHIND.sub("", word.key)) else 1
    for length in range(longest, 0, -1):
        if length == 1 and (word.key.isdecimal() or (word.kind and (word.kind != SALT or behind_a_name))):
            break
        key = "".join(one.key for one in found[at : at + length])
        name = find(key)
        if name is None and not key.isascii():
            behind = _BEHIND.sub("", key)
            name = find(behind) if behind != key else None
        if name is not None:
            return length, name
    return 1, None


def _described(parts: Iterable[Span]) -> list[Span]:
    """Everyday words that only describe what stands beside them are no medicine of their own: "Eliquis for stroke"."""
    told: list[Span] = []
    for span in parts:
        last = told[-1] if told and not span.first else None
        if last is None:
            if span.words:
                told.append(span)
        elif not span.words or (span.plain and _describes(span, last)):
            told[-1] = last._replace(words=last.words + span.words, about=last.about + span.words + span.about)
        elif (last.plain and _describes(last, span)) or (not last.names and span.classes and span.classes <= UNTOLD):
            told[-1] = span._replace(words=last.words + span.words, about=last.about + last.words + span.about)
        elif not span.names and last.plain and last.classes <= UNTOLD:
            told[-1] = last._replace(words=last.words + span.words, about=last.about + span.about)
        else:
            told.append(span)
    return told


def _describes(plain: Span, other: Span) -> bool:
    """Whether everyday words say nothing of their own beside another name, or beside an unknown one."""
    if other.plain:
        return False
    if _purpose(other):
        return True
    if not other.names:
        return plain.plain == USE and not any(word.kind in (FORM, SYSTEMIC) for word in other.about + plain.about)
    return other.match == EXACT and plain.classes <= VAGUE_OR_HARMLESS


def _purpose(span: Span) -> bool:
    """Whether what follows says what it is for: "Eliquis for my heart"."""
    return any(word.kind == FOR for word in span.about)


def _where_used(span: Span) -> Span:
    """A cream, drops or an inhaler is no tablet; whatever is swallowed, injected or patched on stays what it is."""
    kinds = {word.kind for word in span.about}
    if LOCAL not in kinds or SYSTEMIC in kinds or span.plain:
        return span
    return span._replace(names=tuple(map(on_the_skin, span.names)))


def _misread(line: str, these: Sequence[Word]) -> tuple[Known, ...]:
    """A name in which a machine has read letters as digits: "WARFAR1N" on a photograph."""
    start, end = these[0].start, these[-1].end
    while end < len(line) and line[end].isalnum():
        end += 1
    while start and line[start - 1].isalnum():
        start -= 1
    text = fold(line[start:end])
    if text.isalpha() or not text.isalnum() or len(text) > 40:
        return ()
    found = (find(text.translate(letters)) for letters in _READ_AS_DIGITS)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def _pieces(line: str, parts: Sequence[Span]) -> Iterator[Piece]:
    """Each span with the words as typed: from its first word up to the next span, without what joins the two."""
    if len(parts) < 2:
        yield line, parts[0].names if parts else (), parts[0].match if parts else NONE
        return
    starts = [span.words[0].start for span in parts]
    for span, start, end in zip(parts, [0, *starts[1:]], [*starts[1:], len(line)], strict=True):
        text = line[start:end].strip(_EDGES)
        while words().get(text.rpartition(" ")[2].lower()) == JOINS:
            text = text.rpartition(" ")[0].strip(_EDGES)
        yield text or line[start:end], span.names, span.match

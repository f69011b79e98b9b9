"""The nouns: a name in our lists, a name as typed, a medicine; and the key by which two spellings of a name are one."""

import unicodedata
from typing import Any, NamedTuple

EXACT, CLOSE, NONE = "exact", "close", "none"
VAGUE = "(vague term)"
"""What stands for the generic name where a name means a kind of medicine and not one medicine."""
KIND, USE = "kind", "use"
YES, NO, NOT_SURE = "yes", "no", "not_sure"

Substance = tuple[str, str]
"""One part of a medicine: its generic name and its class."""

_ONE_LETTER = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"\u0640": "", "ی": "ي", "ے": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ة": "ه", "ى": "ي"}
    | {chr(small): chr(small + 0x60) for small in range(0x3041, 0x3097)}  # hiragana as katakana
)
"""Letters that people write for each other, and that no Unicode form makes one."""


def fold(name: str) -> str:
    """Letters and digits only, without case, accents, vowel marks or width: 'Co-Plavix ' is 'ｃｏｐｌａｖｉｘ'."""
    if name.isascii():
        plain = name.lower()
        return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(_ONE_LETTER)
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in letters if letter.isalnum()
    )


class Known(NamedTuple):
    """A name in our lists, and the substances in it.

    `checked` is false where nobody has confirmed what the name holds: it then raises concern and never lowers it.
    `plain` marks everyday words: KIND for a kind of medicine ("blood thinner"), USE for what it is for ("stroke").
    """

    name: str
    holds: tuple[Substance, ...] = ()
    checked: bool = True
    plain: str = ""


class Typed(str):
    """A name as typed, with what its owner has said of it since: beside the text, so that no text reads as an answer.

    `denied` are the names that it was guessed to be and is not; `called` tells whether anyone has called it a blood
    thinner: yes, no, not_sure, or nothing where nobody has asked.
    """

    denied: tuple[str, ...]
    called: str

    def __new__(cls, text: str, denied: tuple[str, ...] = (), called: str = "") -> "Typed":
        typed = super().__new__(cls, text)
        typed.denied, typed.called = denied, called
        return typed

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True and _said(self) == _said(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def as_data(self) -> str | dict[str, Any]:
        """As a file keeps it: the text alone, or the text beside what was said of it."""
        said = {"is_not": list(self.denied), "called_a_blood_thinner": self.called}
        return {"name": str(self)} | {key: value for key, value in said.items() if value} if _said(self) else str(self)


def _said(name: object) -> tuple[tuple[str, ...], str]:
    return (name.denied, name.called) if isinstance(name, Typed) else ((), "")


class Medicine(NamedTuple):
    """One name as typed, and the names in our lists that it is (`exact`) or may be (`close`); `none` is not known."""

    typed: str
    names: tuple[Known, ...] = ()
    match: str = NONE

    @property
    def substances(self) -> tuple[Substance, ...]:
        return tuple(dict.fromkeys(substance for name in self.names for substance in name.holds))

    @property
    def generic(self) -> str:
        """The generic name, the first one of a product with several; nothing where it could be one of several."""
        first = [name.holds[0] for name in self.names if name.holds]
        generics = dict.fromkeys(generic for generic, _ in first)
        if len(generics) > 1 and len({class_ for _, class_ in first}) == 1:
            generics.pop(VAGUE, None)
        return next(iter(generics)) if len(generics) == 1 else ""

    @property
    def classes(self) -> tuple[str, ...]:
        """Every class that it has or may have."""
        return tuple(dict.fromkeys(class_ for _, class_ in self.substances))

    @property
    def certain(self) -> bool:
        """Whether we know the name and somebody has checked what it holds; if not, a pharmacist is to be asked."""
        return self.match == EXACT and all(name.checked for name in self.names)

    @property
    def clear(self) -> bool:
        """Whether it is near to one name only, and so near that it is that one: a slip in a generic name."""
        return self.match == CLOSE and len(self.names) == 1 and self.names[0].checked

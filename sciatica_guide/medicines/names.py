"""Two spellings of one name → one key."""

import unicodedata
from typing import NamedTuple


def fold(name: str) -> str:
    """Letters and digits only, without case or accents: 'Co-Plavix ' and 'coplavix' are one name."""
    if name.isascii():
        plain = name.lower()
        return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name.casefold())))


EXACT, CLOSE, NONE = "exact", "close", "none"
VAGUE = "(vague term)"
"""What stands for the generic name where a name means a kind of medicine and not one medicine."""
CALLED, PERHAPS, DENIED = "called a blood thinner", "perhaps a blood thinner", " (not "
"""What a person said of a name, kept behind it: what it has been called, as names in our lists, or what it is not."""


Substance = tuple[str, str]
"""One part of a medicine: its generic name and its class."""


class Known(NamedTuple):
    """A name in our lists. Without substances it is another medicine, listed so that it is not taken for one of ours.

    `checked` is false where nobody has confirmed what the name holds: it then raises concern and never lowers it.
    """

    name: str
    holds: tuple[Substance, ...] = ()
    checked: bool = True


class Medicine(NamedTuple):
    """One name as typed, and the names in our lists that it is (`exact`) or may be (`close`).

    With `none` it was not recognised; where it still stands for a name, that is another medicine, not one of ours.
    """

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
    def known_other(self) -> bool:
        """Whether it is a medicine that we know not to be one of ours."""
        return self.match == NONE and bool(self.names) and all(name.checked for name in self.names)

"""Names of medicines as typed → what each was taken for, and what the medicines do, taken together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.guideline import MedicineClass

EXACT, CLOSE, NONE = "exact", "close", "none"
THINS, MAY_THIN, ANTICOAGULANT, ANTI_INFLAMMATORY, NOT_RECOGNISED = (
    "thins_blood",
    "may_thin_blood",
    "anticoagulant",
    "anti_inflammatory",
    "not_recognised",
)
NO_THINNER, TWO_THINNERS, THINNER_PAIR = "no_thinner_named", "two_thinners", "thinner_with_anti_inflammatory"
VAGUE = "(vague term)"
"""What stands for the generic name where a name means a kind of medicine and not one medicine."""
CALLED, PERHAPS, DENIED = "called a blood thinner", "perhaps a blood thinner", " (not "
"""What a person said of a name, kept behind it: what it has been called, as names in our lists, or what it is not."""
COMBINED_EFFECTS = frozenset({NOT_RECOGNISED, NO_THINNER, TWO_THINNERS, THINNER_PAIR})
"""Effects of the whole list of names, beside those that one class has."""


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


def recognise(names: Iterable[str]) -> tuple[Medicine, ...]:
    """The medicines in these lines, in the order given; a line may hold several.

    What a name in our lists does not need is not imported: most people spell their medicines right.
    """
    return tuple(_recognised(tuple(names)))


def _recognised(names: tuple[str, ...]) -> Iterator[Medicine]:
    if not names:
        return
    from sciatica_guide.medicine.names import fold
    from sciatica_guide.medicine.table import find, known

    reader = None
    for name in names:
        whole = find(fold(name), known())
        if whole is not None:
            yield Medicine(name, (whole,), EXACT if whole.holds else NONE)
            continue
        if reader is None:
            from sciatica_guide.medicine.lines import Reader

            reader = Reader()
        yield from (Medicine(*piece) for piece in reader.read(name))


def effects(medicines: Iterable[Medicine], classes: Mapping[str, MedicineClass]) -> dict[str, tuple[str, ...]]:
    """What the medicines do, taken together: each effect with the names as typed that bring it.

    A blood thinner that was not named exactly may be one. Whatever is not certain is also not recognised.
    """
    found: dict[str, list[str]] = {}
    thinners: dict[str, str] = {}
    for medicine in medicines:
        for effect in _effects(medicine, classes):
            found.setdefault(effect, []).append(medicine.typed)
        if medicine.match == EXACT:
            for generic in _thinners(medicine.substances, classes):
                thinners.setdefault(generic, medicine.typed)
    if THINS not in found:
        found[NO_THINNER] = []
    if len(thinners) > 1:
        found[TWO_THINNERS] = list(thinners.values())
    possible = [typed for thins in (THINS, MAY_THIN, NOT_RECOGNISED) for typed in found.get(thins, [])]
    pair = dict.fromkeys(possible + found.get(ANTI_INFLAMMATORY, []))
    if possible and ANTI_INFLAMMATORY in found and len(pair) > 1:  # aspirin alone is both, and no pair
        found[THINNER_PAIR] = list(pair)
    return {effect: tuple(dict.fromkeys(typed)) for effect, typed in found.items()}


def _effects(medicine: Medicine, classes: Mapping[str, MedicineClass]) -> set[str]:
    found = {effect for class_ in medicine.classes for effect in classes[class_].effects}
    if medicine.match == CLOSE and THINS in found:
        found = found - {THINS, ANTICOAGULANT} | {MAY_THIN}
    return found if found and medicine.certain else found | {NOT_RECOGNISED}


def _thinners(substances: Iterable[Substance], classes: Mapping[str, MedicineClass]) -> Iterator[str]:
    """The generic names of the blood thinners among them; a vague term does not tell whether it is a further one."""
    for generic, class_ in substances:
        if THINS in classes[class_].effects and generic != VAGUE:
            yield generic

"""Names of medicines as typed → what each was taken for, and what the medicines do, taken together."""

from collections.abc import Iterable, Iterator, Mapping

from sciatica_guide.guideline.codes import (
    ANTI_INFLAMMATORY,
    MAY_THIN,
    NO_THINNER,
    NOT_RECOGNISED,
    THINNER_PAIR,
    THINS,
    TWO_THINNERS,
)
from sciatica_guide.guideline.model import MedicineClass
from sciatica_guide.medicines.names import CLOSE, EXACT, NONE, NOT_SURE, VAGUE, YES, Known, Medicine, Substance, Typed

CALLED_A_THINNER = Known("", ((VAGUE, "unspecified"),), checked=False)
"""What a name is that we do not know, and that somebody has called, or may have called, a blood thinner."""


def recognise(names: Iterable[str]) -> tuple[Medicine, ...]:
    """The medicines in these lines, in the order given; a line may hold several.

    What a name in our lists does not need is not imported: most people spell their medicines right.
    """
    lines = tuple(names)
    found = tuple(_recognised(lines))
    return found or tuple(map(Medicine, lines))


def says_none(line: str) -> bool:
    """Whether somebody says here that they take no medicines, in any of the usual ways: "none", "n/a", "keine"."""
    from sciatica_guide.medicines.lists import NO_MEDICINES, names
    from sciatica_guide.medicines.names import fold

    return names(NO_MEDICINES).find(fold(line)) is not None


def _recognised(lines: tuple[str, ...]) -> Iterator[Medicine]:
    if not lines:
        return
    from sciatica_guide.medicines.lists import find
    from sciatica_guide.medicines.names import fold

    reader = None
    for line in lines:
        said = line if isinstance(line, Typed) else Typed(line)
        if said.called in (YES, NOT_SURE):
            yield Medicine(line, (CALLED_A_THINNER,), EXACT)
            continue
        whole = find(fold(line))
        if whole is not None:
            yield Medicine(line, (whole,), EXACT)
            continue
        if reader is None:
            from sciatica_guide.medicines.lines import Reader

            reader = Reader()
        pieces = [Medicine(*piece) for piece in reader.read(line, said.denied)]
        if len(pieces) == 1:
            yield pieces[0]._replace(typed=line)
        elif pieces and not any(piece.names for piece in pieces):
            yield Medicine(line)  # where nothing in it is known, nobody can tell where one name ends: it stays as typed
        else:
            yield from pieces


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
        found = found - {THINS} | {MAY_THIN, NOT_RECOGNISED}
    sure = medicine.match != NONE and all(name.checked for name in medicine.names)
    return found if found and sure else found | {NOT_RECOGNISED}


def _thinners(substances: Iterable[Substance], classes: Mapping[str, MedicineClass]) -> Iterator[str]:
    """The generic names of the blood thinners among them; a vague term does not tell whether it is a further one."""
    for generic, class_ in substances:
        if THINS in classes[class_].effects and generic != VAGUE:
            yield generic

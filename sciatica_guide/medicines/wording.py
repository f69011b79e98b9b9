"""What a name of a medicine was taken for, in words: for the report, for the interview and for a medicine's card."""

from collections.abc import Iterable, Mapping

from sciatica_guide.guideline.model import Guideline
from sciatica_guide.medicines.names import CLOSE, EXACT, VAGUE, Known, Medicine, fold

EVERYDAY = {"acetylsalicylic acid": "aspirin"}
"""Generic names that people know by another name."""


def what_it_is(guideline: Guideline, medicine: Medicine) -> str:
    """As in "apixaban, a blood thinner (direct type)", or "may be Eliquis (apixaban), a blood thinner"."""
    words = guideline.words
    if medicine.match == CLOSE:
        return f"{words.medicine_may_be} {may_be(guideline, medicine.names)}. {words.medicine_unconfirmed}"
    if medicine.match != EXACT:
        return words.medicine_unknown
    labels = dict.fromkeys(guideline.medicine_classes[class_].label for class_ in medicine.classes)
    said = fold(medicine.typed + " ".join(labels))
    new = [generic for generic in _generics(medicine.names) if fold(generic) not in said]
    text = ", ".join(filter(None, (" and ".join(new), " and ".join(labels))))
    return text if medicine.certain else f"{text}. {words.medicine_unchecked}"


def may_be(guideline: Guideline, names: Iterable[Known]) -> str:
    """As in "Eliquis (apixaban), a blood thinner": what kind of medicine it is, without further detail."""
    names = tuple(names)
    classes = (guideline.medicine_classes[class_] for name in names for _, class_ in name.holds)
    kinds = dict.fromkeys(class_.label.partition(" (")[0] for class_ in classes)
    return f"{' or '.join(map(_called, names))}, {' or '.join(kinds)}"


def with_generic(guideline: Guideline, medicines: Iterable[Medicine]) -> Mapping[str, str]:
    """Each name as typed, with the generic name where that is another one, or with what it may be."""
    told = {}
    for one in medicines:
        new = [generic for generic in _generics(one.names) if fold(generic) not in fold(one.typed)]
        if one.match == CLOSE:
            maybe = " or ".join(map(_called, one.names))
            told[one.typed] = f"{one.typed} ({guideline.words.medicine_may_be} {maybe})"
        elif new:
            told[one.typed] = f"{one.typed} ({', '.join(new)})"
    return told


def _called(name: Known) -> str:
    """A name of ours with its generic names, as in "Eliquis (apixaban)"."""
    generics = [generic for generic in _generics([name]) if fold(generic) != fold(name.name)]
    return f"{name.name} ({', '.join(generics)})" if generics else name.name


def _generics(names: Iterable[Known]) -> list[str]:
    found = dict.fromkeys(generic for name in names for generic, _ in name.holds)
    return [EVERYDAY.get(generic, generic) for generic in found if generic != VAGUE]

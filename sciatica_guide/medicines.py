"""Names of medicines as typed, looked up: which generic, which class, what that class does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sciatica_guide.content_files import CONTENT
from sciatica_guide.guideline import MedicineClass

THINS, MAY_THIN, ANTI_INFLAMMATORY, NOT_RECOGNISED = (
    "thins_blood",
    "may_thin_blood",
    "anti_inflammatory",
    "not_recognised",
)
NO_THINNER, TWO_THINNERS, THINNER_PAIR = "no_thinner_named", "two_thinners", "thinner_with_anti_inflammatory"
COMBINED_EFFECTS = frozenset({NOT_RECOGNISED, NO_THINNER, TWO_THINNERS, THINNER_PAIR})
"""Effects of the whole list of names, beside those that one class has."""

_DOSE = re.compile(
    r"\b\d+([.,]\d+)?\s*(mg|mcg|micrograms?|ug|g|ml|iu|units?)?\b"
    r"|\b(od|bd|tds|qds|daily|once|twice|nightly|a day|tablets?|capsules?|injections?)\b",
)


class Medicine(NamedTuple):
    """One name as typed, and what we took it for. `match` is exact or none; an unknown name has no generic."""

    typed: str
    generic: str = ""
    classes: tuple[str, ...] = ()
    match: str = "none"


def recognise(names: Iterable[str]) -> tuple[Medicine, ...]:
    """Each name with the generic and classes it stands for, in the order given."""
    names = tuple(names)
    table = _table() if names else {}
    return tuple(_look_up(name, table) for name in names)


def effects(medicines: Iterable[Medicine], classes: Mapping[str, MedicineClass]) -> dict[str, tuple[str, ...]]:
    """What the medicines do, taken together: each effect with the names as typed that bring it."""
    found: dict[str, list[str]] = {}
    thinners: dict[str, str] = {}
    for medicine in medicines:
        for effect in {e for c in medicine.classes for e in classes[c].effects} or {NOT_RECOGNISED}:
            found.setdefault(effect, []).append(medicine.typed)
            if effect == THINS:
                thinners.setdefault(medicine.generic, medicine.typed)
    if not thinners:
        found[NO_THINNER] = []
    if len(thinners) > 1:
        found[TWO_THINNERS] = list(thinners.values())
    possible = found.get(THINS, []) + found.get(MAY_THIN, [])
    if possible and ANTI_INFLAMMATORY in found:
        found[THINNER_PAIR] = possible + found[ANTI_INFLAMMATORY]
    return {effect: tuple(typed) for effect, typed in found.items()}


def _look_up(name: str, table: Mapping[str, list[tuple[str, str]]]) -> Medicine:
    rows = table.get(_fold(name)) or table.get(_fold(_DOSE.sub(" ", name.casefold())))
    if not rows:
        return Medicine(name)
    return Medicine(name, rows[0][0], tuple(dict.fromkeys(class_ for _, class_ in rows)), "exact")


def _table() -> dict[str, list[tuple[str, str]]]:
    """Folded name to its (generic, class) rows."""
    import csv

    table: dict[str, list[tuple[str, str]]] = {}
    with (CONTENT / "medicines.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            table.setdefault(_fold(row["name"]), []).append((row["generic"], row["class"]))
    return table


def _fold(name: str) -> str:
    """Letters and digits only, without case or accents: 'Co-Plavix ' and 'coplavix' are one name."""
    if name.isascii():
        return "".join(filter(str.isalnum, name.lower()))
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(filter(str.isalnum, plain))

"""What the medicines must reach: python tests/benchmarks/medicines.py prints each figure and whether it is within.

Names as registers write them, dressed as people add to them; other names, which must not alarm; slips of the keyboard;
milliseconds for a list, with nothing read beforehand. The names stand in tests/data, the slips in support/slips.py.
"""

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from clock import best

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent / "support"))

from slips import slips  # noqa: E402

from sciatica_guide.guideline.codes import MAY_THIN, THINS  # noqa: E402
from sciatica_guide.guideline.packaged import guideline  # noqa: E402
from sciatica_guide.medicines import lists, spelling  # noqa: E402
from sciatica_guide.medicines.names import EXACT, Medicine  # noqa: E402
from sciatica_guide.medicines.recognise import effects, recognise  # noqa: E402

DATA = HERE.parent / "data"
ROUNDS = 30
DRESSED = (
    *("{}", "{} 5 mg tabs bd", "{} 40mg/0.4ml", "{} retard", "{} for blood pressure", "1x {} daily", "{} 10mg OD (am)"),
    *("{} 2.5 mg tablets twice a day with food", "{} since 2019", "take {} at night", "{} 75 for my heart"),
)
LISTS = {
    "30 as people have them": [
        *["Eliquis 5mg bd", "ramipril 10 mg", "amlodipine", "atorvastatin 40", "omeprazole 20mg", "metformin"],
        *["paracetamol", "co-codamol 30/500", "bisoprolol", "furosemide", "Ventolin", "vitamin D", "fish oil"],
        *["gabapentin", "amitriptyline", "levothyroxine", "alendronic acid", "lansoprazole", "tamsulosin"],
        *["finasteride", "ibuprofen", "aspirin 75", "warfarin", "clopidogrel", "Xarelto", "Symbicort", "Zoloft"],
        *["heart pills", "prednisolone", "Humira"],
    ],
    "30 misspelt": [
        *["Eliqis", "warfrin", "apixiban", "xaralto", "clopidigrel", "plavex", "brilenta", "asprin", "enoxiparin"],
        *["lovanox", "dabigitran", "pridaxa", "edoxoban", "lixianna", "ticagralor", "prasugral", "persantne"],
        *["aggranox", "cumadin", "marevann", "sintromm", "heprin", "fragmen", "innohp", "ibuprofin", "naproxin"],
        *["diclofenc", "prednisolon", "methotrexat", "humirra"],
    ],
}
BARS = {"30 as people have them": 5.0, "30 drawn from the registers": 20.0, "30 misspelt": 60.0}


def afresh() -> None:
    """Forgets everything read, as at the start of a process."""
    for read in (lists.names, lists.words, lists._class, lists._local, spelling._beginning):
        read.cache_clear()


def rows(file: str) -> list[list[str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))[1:]


def does(medicines: Iterable[Medicine]) -> set[str]:
    classes = guideline().medicine_classes
    return {effect for one in medicines for class_ in one.classes for effect in classes[class_].effects}


def themselves(dressed: str) -> Iterator[tuple[str, str, bool]]:
    """Every name of the registers that matters, with its class as filed here, and whether it is found exactly so."""
    for name, class_ in rows("register_names.csv"):
        found = [one for one in recognise([dressed.format(name)]) if one.match == EXACT]
        yield name, class_, any(class_ in one.classes for one in found)


def usual(most: int) -> list[str]:
    """So many of the names that people use most and that matter: drawn once, the same each time."""
    names = [name for _, name, *_ in lists.rows(lists.USUAL) if name.isascii() and len(name) >= 5]
    return random.Random(5).sample([name for name in names if does(recognise([name])) - {"no_known_part"}], most)


def landings(names: Iterable[str]) -> Counter[str]:
    """Where single slips land: on the right class, on none that we know, on several, or on another class."""
    where: Counter[str] = Counter()
    for name in names:
        right = {class_ for one in recognise([name]) for class_ in one.classes}
        for slip in slips(name):
            found = {class_ for one in recognise([slip]) for class_ in one.classes}
            where["none" if not found else "right" if found & right else "another"] += 1
    return where


def say(what: str, figure: str, within: bool) -> None:
    print(f"{'within' if within else 'OVER  '}  {what}: {figure}")


def main() -> None:
    for dressed in DRESSED:
        found = list(themselves(dressed))
        share = sum(right for *_, right in found) / len(found)
        missed = Counter(class_ for _, class_, right in found if not right).most_common(3)
        say(
            f"register names found as themselves, {dressed!r}",
            f"{share:.2%} of {len(found):,}, {missed}",
            share >= 0.99,
        )
    others = [effects(recognise([name]), guideline().medicine_classes) for name, *_ in rows("register_others.csv")]
    for effect, most in ((THINS, 1 / 2000), (MAY_THIN, 1 / 500)):
        count = sum(effect in one for one in others)
        say(f"other names, {effect}", f"{count} of {len(others):,}", count <= most * len(others))
    where = landings(usual(500))
    share = 1 - where["another"] / where.total()
    say("slips of 500 usual names that never land on another class", f"{share:.2%}, {dict(where)}", share >= 0.98)
    drawn = random.Random(5).sample([name for name, _ in rows("register_names.csv")], 30)
    for what, names in (LISTS | {"30 drawn from the registers": drawn}).items():

        def cold(names: list[str] = names) -> None:
            afresh()
            recognise(names)

        taken = best(cold, ROUNDS) * 1000
        say(f"{what}, nothing read beforehand", f"{taken:.1f} ms", taken < BARS[what])
    say("opening the large list", f"{best(_open, ROUNDS) * 1000:.2f} ms", True)


def _open() -> None:
    lists.names.cache_clear()
    lists.names(lists.REGISTERS)


if __name__ == "__main__":
    main()

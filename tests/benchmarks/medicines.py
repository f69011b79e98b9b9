"""How long a list of 30 names takes: python tests/benchmarks/medicines.py prints milliseconds and ratios of one run.

The bar is 5 ms for the list, with nothing read beforehand. The ratios compare with reading the list of names alone.
"""

from clock import best

from sciatica_guide.medicines import lists as table
from sciatica_guide.medicines import spelling as close
from sciatica_guide.medicines.recognise import recognise

BAR = 5.0
ROUNDS = 50
LISTS = {
    "two names spelt right": ["Eliquis", "ibuprofen"],
    "30 as people have them": [
        *["Eliquis 5mg bd", "ramipril 10 mg", "amlodipine", "atorvastatin 40", "omeprazole 20mg", "metformin"],
        *["paracetamol", "co-codamol 30/500", "bisoprolol", "furosemide", "Ventolin", "vitamin D", "fish oil"],
        *["gabapentin", "amitriptyline", "levothyroxine", "alendronic acid", "lansoprazole", "tamsulosin"],
        *["finasteride", "ibuprofin", "asprin", "warfrin", "clopidegrel", "Xeralto", "Symbicort", "Zoloft"],
        *["heart pills", "prednisolone", "Humira"],
    ],
    "30 misspelt": [
        *["Eliqis", "warfrin", "apixiban", "xaralto", "clopidigrel", "plavex", "brilenta", "asprin", "enoxiparin"],
        *["lovanox", "dabigitran", "pridaxa", "edoxoban", "lixianna", "ticagralor", "prasugral", "persantne"],
        *["aggranox", "cumadin", "marevann", "sintromm", "heprin", "fragmen", "innohp", "ibuprofin", "naproxin"],
        *["diclofenc", "prednisolon", "methotrexat", "humirra"],
    ],
    "30 in no list": [
        *["Zoloft", "Ventolin", "Symbicort", "Lipitor", "Crestor", "Nexium", "Januvia", "Jardiance", "Ozempic"],
        *["Synthroid", "Lantus", "Humalog", "Norvasc", "Zestril", "Diovan", "Cozaar", "Toprol", "Lasix", "Flomax"],
        *["Proscar", "Singulair", "Advair", "Spiriva", "Zyrtec", "Claritin", "Ambien", "Xanax", "Valium", "Prozac"],
        "Paxil",
    ],
}


def afresh() -> None:
    """Forgets everything read, as at the start of a process."""
    for lists in (table.known, table.common, table.fillers, close._index):
        lists.cache_clear()


def main() -> None:
    def reading() -> None:
        afresh()
        table.known()

    base = best(reading, ROUNDS) * 1000
    print(f"{'the list of names, read':26} {base:6.2f} ms")
    for what, names in LISTS.items():

        def cold(names: list[str] = names) -> None:
            afresh()
            recognise(names)

        taken, again = (best(work, ROUNDS) * 1000 for work in (cold, lambda names=names: recognise(names)))
        verdict = f"{'within' if taken < BAR else 'over'} {BAR:g} ms"
        print(f"{what:26} {taken:6.2f} ms, {taken / base:4.1f} times the list ({verdict}); again {again:.2f} ms")


if __name__ == "__main__":
    main()

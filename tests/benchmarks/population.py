"""Needless alarm: the level that 10,000 ordinary people with back and leg pain are told, for each of three groups.

    python tests/benchmarks/population.py

People are drawn from published frequencies. tests/data/frequencies.csv says which were seen, derived or assumed; the
assumed ones were chosen so that the contract itself comes out near the figures that were measured on it at first.
A rule is counted for whoever would be told a milder level without it (leave one out). Rules that come in pairs hide
each other there, so the second figure counts everybody at whose level the rule stands.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "support" / "oracles")]
from population import GROUPS  # noqa: E402
from population_levels import AIMED_AT, SENT_ON, Levels, measured  # noqa: E402
from urgency_oracle import LEVELS  # noqa: E402

PEOPLE, RULES = 10_000, 10
ACUPUNCTURE = ("reasonable", "precautions", "ask_first", "avoid")
PUBLISHED = (
    ("symptom checkers, of 100 vignettes that need no more than self-care: sent to be seen", "67", "Semigran 2015"),
    ("the same, of 100 that need a visit but no emergency: told another level", "45", "Semigran 2015"),
    ("the same, of 100 emergencies: told so", "80", "Semigran 2015"),
    ("right level among 10 studies, of 100", "49 to 90", "Wallace 2022"),
    ("people judging for themselves, of 100 vignettes that need only self-care: would go", "53", "Lay people 2022"),
    ("back pain in general practice, of 100 people: something serious", "1", "Henschke 2009"),
    ("the same: at least one of 25 warning signs", "80", "Henschke 2009"),
)
"""Read in stored copies on 2026-11-25. Vignettes are not a population: what they share with ours is the direction."""


def main() -> None:
    levels = {group: measured(group, PEOPLE) for group in GROUPS}
    for group, meaning in GROUPS.items():
        print(f"{group}: {meaning}")
    _ladder("How urgent, of 100 people", LEVELS, {group: (one, one.urgency) for group, one in levels.items()})
    _row("sent on within 2 weeks", (one.share(one.urgency, *SENT_ON) for one in levels.values()))
    _row("  asked by the contract", (one.share(one.contract, *SENT_ON) for one in levels.values()))
    _row("  aimed at", (AIMED_AT[group][0] for group in levels))
    _row("emergency asked by the contract", (one.share(one.contract, "emergency") for one in levels.values()))
    _row("  aimed at", (AIMED_AT[group][1] for group in levels))
    _row("milder than the contract: people", (len(one.milder) for one in levels.values()))
    _ladder("Acupuncture, of 100 people", ACUPUNCTURE, {group: (one, one.acupuncture) for group, one in levels.items()})
    _rules(levels)
    print("\nWhat is published")
    for what, number, source in PUBLISHED:
        print(f"  {what:<86} {number:>8}  {source}")


def _ladder(title: str, codes: tuple[str, ...], counted: dict[str, tuple[Levels, Counter[str]]]) -> None:
    print(f"\n{title:<36}" + "".join(f"{group:>12}" for group in counted))
    for code in codes:
        _row(code, (one.share(counts, code) for one, counts in counted.values()))


def _row(name: str, numbers: Iterable[float]) -> None:
    print(f"  {name:<34}" + "".join(f"{number:>12.1f}" for number in numbers))


def _rules(levels: dict[str, Levels]) -> None:
    moved = sum((one.alone for one in levels.values()), Counter())
    print(f"\n{'Moved by this rule alone / at all':<36}" + "".join(f"{group:>14}" for group in levels))
    for id_, _ in moved.most_common(RULES):
        cells = (f"{one.alone[id_] / PEOPLE:.1%} /{one.among[id_] / PEOPLE:6.1%}" for one in levels.values())
        print(f"  {id_:<34}" + "".join(f"{cell:>14}" for cell in cells))


if __name__ == "__main__":
    main()

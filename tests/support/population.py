"""People with back and leg pain, drawn from published frequencies: tests/data/frequencies.csv says which are assumed.

Each answer is drawn by itself, so what goes together in life (pain and weakness, say) goes together less here.
"""

import csv
import random
from functools import cache
from pathlib import Path

from sciatica_guide.guideline.packaged import guideline

FREQUENCIES = Path(__file__).parents[1] / "data" / "frequencies.csv"
GROUPS = {
    "sciatica": "back and leg pain in general practice",
    "acute": "back pain of under 6 weeks in general practice",
    "older": "65 and over, wanting acupuncture for long-lasting back pain",
}
BANDS = {18: "18-49", 50: "50-64", 65: "65-74", 75: "75+"}
EVERYONE = "everyone"
ANTICOAGULANTS, VITAMIN_K, ANTIPLATELETS = {"warfarin", "apixaban"}, {"warfarin"}, {"aspirin", "clopidogrel"}
THINNERS = ANTICOAGULANTS | ANTIPLATELETS
LEG_SITES = {"below_knee", "foot", "not_sure"}
UNASKED = (
    "both_legs",
    "bladder_bowel_since",
    "pregnant",
    "anticoagulant_control",
    "recent_stent_or_clot",
    "recent_bleed",
)
"""Questions that are for some people only."""


@cache
def frequencies() -> dict[tuple[str, str], dict[str, float]]:
    """The value of each code, by question and group or age band."""
    table: dict[tuple[str, str], dict[str, float]] = {}
    with FREQUENCIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table.setdefault((row["question"], row["group"]), {})[row["code"]] = float(row["value"])
    return table


def values(question: str, group: str, age: int) -> dict[str, float]:
    """What holds for this person: the words for everyone, then those for the age, then those for the group."""
    band = BANDS[max(start for start in BANDS if start <= age)]
    held: dict[str, float] = {}
    for whom in (EVERYONE, band, group):
        held |= frequencies().get((question, whom), {})
    return held


def drawn(group: str, number: int, seed: int = 26) -> list[dict[str, object]]:
    """The answers of so many people of one group, the same ones each time."""
    dice = random.Random(f"{seed} {group}")
    return [_person(group, dice) for _ in range(number)]


def _person(group: str, dice: random.Random) -> dict[str, object]:
    who = values("age", group, min(BANDS))
    age = 0
    while not who["least"] <= age <= who["most"]:
        age = round(dice.gauss(who["mean"], who["sd"]))
    told: dict[str, object] = {"age": age, "tried": "skipped", "matters_most": "skipped"}
    for question in guideline().questions.values():
        if question.id not in {*told, *UNASKED, "taken_for"}:
            told[question.id] = _answer(question.id, question.kind, values(question.id, group, age), dice)
    return _made_whole(told, group, dice)


def _made_whole(told: dict[str, object], group: str, dice: random.Random) -> dict[str, object]:
    """The same person without contradictions, and with the questions that follow from the others."""
    age, names = told["age"], set(told["medicines"])
    if names & ANTICOAGULANTS or (told["blood_thinner"] == "no" and names & ANTIPLATELETS and dice.random() < 0.5):
        told["blood_thinner"] = "yes"
    told["needle_experience"] = _consistent(set(told["needle_experience"]), told["recent_procedures"])
    follows = {
        "bladder_bowel_since": told["bladder_bowel_saddle"] != ["none"],
        "both_legs": told["pain_side"] in ("both", "not_sure") and LEG_SITES & set(told["pain_site"]),
        "anticoagulant_control": names & VITAMIN_K or (told["blood_thinner"] == "yes" and not names & THINNERS),
        "recent_stent_or_clot": told["blood_thinner"] != "no" or names & THINNERS,
        "recent_bleed": told["blood_thinner"] != "no" or names & THINNERS,
    }
    asked = guideline().questions
    for id_ in follows:
        if follows[id_] and id_ in asked:
            told[id_] = _answer(id_, "one", values(id_, group, age), dice)
    if age <= 55:
        woman = dice.random() < values("women", group, age)["yes"]
        told["pregnant"] = _answer("pregnant", "one", values("pregnant", group, age), dice) if woman else "no"
    return told


def _consistent(had: set[str], recent: object) -> list[str]:
    if "acupuncture_or_dry_needling" in recent:
        had -= {"never_had", "none"}
        had |= set() if had else {"fine_before"}
    elif "never_had" in had:
        had -= {"fine_before", "bad_reaction"}
    return sorted(had - {"none"}) or ["not_sure"]


def _answer(question: str, kind: str, shares: dict[str, float], dice: random.Random) -> object:
    if kind == "scale":
        return min(10, max(0, round(dice.gauss(shares["mean"], shares["sd"]))))
    if kind == "one":
        return dice.choices(list(shares), list(shares.values()))[0]
    if dice.random() < shares.get("not_sure", 0):
        return ["not_sure"]
    return [code for code, share in shares.items() if code != "not_sure" and dice.random() < share] or [
        _nothing(question)
    ]


def _nothing(question: str) -> str:
    return {"pain_site": "lower_back"}.get(question, "none")

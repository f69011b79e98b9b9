"""A second reading of the tables, as plain as can be: TOML and CSV in, what the command's JSON has to say out."""

import csv
import tomllib
from pathlib import Path

import sciatica_guide

CONTENT = Path(sciatica_guide.__file__).parent / "content"
URGENCY = ["self_care", "routine", "within_2_weeks", "same_day", "emergency"]
CAUTION = ["reasonable", "precautions", "ask_first", "avoid"]


def table(file, name):
    return tomllib.loads((CONTENT / file).read_text(encoding="utf-8"))[name]


QUESTIONS = table("questions.toml", "question")
RULE_FILES = ("rules/red_flags", "rules/bleeding", "rules/needles", "rules/features")
RULES = [row for file in RULE_FILES for row in table(f"{file}.toml", "rule")]
ADVICE_FILES = ("recommendations", "advice/evidence", "advice/topics", "advice/options", "advice/questions_to_ask")
ADVICE = [row for file in ADVICE_FILES for row in table(f"{file}.toml", "recommendation")]
CHECK_FIRST = {row["id"]: row.get("acupuncture", "reasonable") for row in table("levels.toml", "urgency")}
TERMS = table("terms.toml", "term")
INDICATIONS = table("medicine_classes.toml", "indication")
HOME = {
    code["code"]: row["id"]
    for row in QUESTIONS
    if row["id"] in ("conditions", "bleeding_disorder")
    for code in row["option"]
}
OPTIONAL = {row["id"] for row in QUESTIONS if "skipped" in {option["code"] for option in row.get("option", [])}}
EFFECTS = {row["id"]: row["effects"] for row in table("medicine_classes.toml", "medicine_class")}


def listed(file):
    with (CONTENT / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


CLASS_OF = {row["generic"]: row["class"] for row in listed("medicines_substances.csv")}
GENERICS = {
    row["name"]: (row["name"], CLASS_OF[row["name"]])
    for row in listed("medicines.csv")
    if row["name"] == row["holds"] and not row["source"].startswith("unverified")
}


def expected(told):
    """What the command has to say to somebody with these answers; names of medicines are generic names or unknown."""
    facts = {}
    for id_, value in told.items():
        facts[id_] = value if isinstance(value, int) else {value} if isinstance(value, str) else set(value)
    if "medicines" in told:
        facts["medicine_classes"], facts["medicine_effects"] = medicine_facts(told["medicines"])
    add_what_medicines_say(facts)
    add_terms(facts)
    found = [row for row in RULES if holds(row["when"], facts)]
    unanswered = [row["id"] for row in QUESTIONS if row["id"] not in told and is_asked(row, facts)]
    urgency = max([0] + [URGENCY.index(row.get("urgency", "self_care")) for row in found])
    caution = max([0] + [cautious(row) for row in found])
    waiting = set(unanswered) - OPTIONAL
    levels = {
        "urgency": "not_assessed" if waiting and urgency < 2 else URGENCY[urgency],
        "acupuncture": "not_assessed" if waiting and caution < 2 else CAUTION[caution],
    }
    return {
        **levels,
        "complete": not unanswered,
        "unanswered": unanswered,
        "findings": sorted(row["id"] for row in found),
        "recommendations": advised({row["id"] for row in found}, levels),
    }


def medicine_facts(names):
    """The classes of the names, and what they do by themselves and together."""
    known = [GENERICS[name] for name in names if name in GENERICS]
    classes = {class_ for _, class_ in known}
    effects = {effect for class_ in classes for effect in EFFECTS[class_]}
    thinners = {generic for generic, class_ in known if "thins_blood" in EFFECTS[class_]}
    if set(names) - {"none"} - set(GENERICS):
        effects.add("not_recognised")
    if not thinners:
        effects.add("no_thinner_named")
    if len(thinners) > 1:
        effects.add("two_thinners")
    possible = {name for name in names if name not in GENERICS or "thins_blood" in EFFECTS[GENERICS[name][1]]} - {
        "none"
    }
    eases = {name for name in names if name in GENERICS and "anti_inflammatory" in EFFECTS[GENERICS[name][1]]}
    if possible and eases and len(possible | eases) > 1:
        effects.add("thinner_with_anti_inflammatory")
    return classes, effects


def add_what_medicines_say(facts):
    """Conditions that were told as what a medicine is for, and those that a medicine counts as until that is told."""
    said, ticked = facts.get("taken_for", set()), {id_: set(facts.get(id_, ())) for id_ in HOME.values()}
    untold = set()
    for row in INDICATIONS:
        home = HOME[row["conditions"][0]]
        if row["id"] in facts.get("medicine_effects", ()) and not ticked[home] & set(row["conditions"]):
            untold |= set(row["conditions"])
            if row.get("counts") and said <= {"not_sure"}:
                facts.setdefault(home, set()).add(row["conditions"][0])
    for code in said - {"none", "not_sure"}:
        facts.setdefault(HOME[code], set()).add(code)
    facts["medicine_conditions"] = untold


def add_terms(facts):
    for row in TERMS:
        if "worst_of" in row:
            numbers = [facts[id_] for id_ in row["worst_of"] if id_ in facts]
            facts |= {row["id"]: max(numbers)} if numbers else {}
        else:
            held = {code["code"] for code in row["code"] if any(holds(when, facts) for when in code["when"])}
            facts[row["id"]] = held


def holds(when, facts):
    for name, wanted in when.items():
        if name not in facts:
            if isinstance(wanted, dict) or "unanswered" not in wanted:
                return False
            continue
        if isinstance(wanted, dict):
            if facts[name] < wanted.get("min", -1) or facts[name] > wanted.get("max", 1000):
                return False
        elif not facts[name] & set(wanted):
            return False
    return True


def is_asked(question, facts):
    gates = question.get("enable_when", [])
    return not gates or any(holds(gate, facts) for gate in gates)


def cautious(row):
    own = CAUTION.index(row.get("acupuncture", "reasonable"))
    return max(own, CAUTION.index(CHECK_FIRST[row.get("urgency", "self_care")]))


def advised(findings, levels):
    """Each recommendation that is for this person, with its status."""
    facts = {"findings": findings, **{name: {code} for name, code in levels.items()}}
    status = {}
    for row in ADVICE:
        if "when" not in row or any(holds(when, facts) for when in row["when"]):
            status[row["id"]] = "given"
            if any(holds(when, facts) for when in row.get("cautioned_by", [])):
                status[row["id"]] = "cautioned"
            if any(holds(when, facts) for when in row.get("withheld_by", [])):
                status[row["id"]] = "withheld"
    return status

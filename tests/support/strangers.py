"""People nobody thought of: answers drawn at random, typed as flags or kept in a file, whole or broken in one place."""

import json

from calls import flag
from tables_oracle import GENERICS, QUESTIONS

ALONE = ("none", "not_sure", "skipped")
NAMES = [name for name, (generic, _) in GENERICS.items() if name == generic and name.isascii() and len(name) > 4]
UNKNOWN = ["qqzzxx", "unobtainium forte"]
QUIET = {"trend": "better", "onset": "gradual", "duration": "under_2_weeks", "age": 40, "both_legs": "one_leg"}


def drawn(dice):
    """A person: some leave questions out, some are quiet but for a few answers."""
    silent, loud = dice.choice((0, 0, 0, 0.1, 0.5)), dice.choice((0.05, 0.15, 0.4, 1))
    told = {}
    for row in QUESTIONS:
        if dice.random() >= silent:
            told[row["id"]] = _answer(row, dice) if dice.random() < loud else _quiet(row)
    return told


def _answer(row, dice):
    if "min" in row:
        return dice.randint(row["min"], row["max"])
    if row["kind"] == "names":
        return dice.sample([*dice.sample(NAMES, 3), *UNKNOWN], dice.randint(1, 3)) if dice.random() < 0.8 else ["none"]
    codes = [option["code"] for option in row["option"]]
    if row["kind"] == "one":
        return dice.choice(codes)
    together = [code for code in codes if code not in ALONE]
    alone = [code for code in codes if code in ALONE]
    return [dice.choice(alone)] if alone and dice.random() < 0.3 else dice.sample(together, dice.randint(1, 3))


def _quiet(row):
    if row["kind"] == "names":
        return ["none"]
    codes = [option["code"] for option in row.get("option", [])]
    calm = next((code for code in ("none", "no", "fine_before", "myself", "in_range", "left") if code in codes), None)
    answer = QUIET.get(row["id"]) or calm or (codes[0] if codes else row["min"] + 2)
    return [answer] if row["kind"] == "many" else answer


def arguments(told, dice, folder):
    """The call: every answer behind a flag, every answer in a file, or some of each."""
    apart = dice.choice((0, 0.5, 1))
    kept = {id_: value for id_, value in told.items() if dice.random() >= apart}
    typed = []
    for id_, value in told.items():
        if id_ not in kept:
            typed += [flag(id_), ",".join(value) if isinstance(value, list) else str(value)]
    if kept:
        path = folder / "answers.json"
        path.write_text(json.dumps(kept))
        typed += ["--answers", str(path)]
    return typed


def broken(dice, folder):
    """A call that is whole but for one thing that no command can make sense of."""
    told = drawn(dice) | {"age": 40, "leg_signs": ["foot_drop"]}
    id_ = dice.choice(["age", "leg_signs", "pregnant", "medicines", "impact", "conditions"])
    junk = dice.choice([[None], True, 1.5, {}, [], [[]], "", -1, 10**9, ["none", 5], {"a": 1}, "n\x00"])
    file = ["--answers", _written(folder, json.dumps(told | {id_: junk}))]
    ways = [
        arguments(told | {"leg_sign": ["none"]}, dice, folder),
        ["--age", dice.choice(["x", "", "4.5", "-1", "121", "1e3", "9" * 400])],
        ["--leg-signs", dice.choice(["foot_drop,none", "foot-drop", ",", "FOOT_DROP"])],
        ["--" + "".join(dice.choices("abcdef-", k=6)), "none"],
        ["--medicines", dice.choice(["", ",", "none,aspirin", "a\x1bb", "a\u2028b"])],
        ["--region", dice.choice(["", "G", "GBR", "1", "\x1b"])],
        ["--date", dice.choice(["", "2026", "2026-13-01", "today", "2026-02-30"])],
        ["--format", dice.choice(["", "JSON", "xml"])],
        ["--answers", str(folder / dice.choice(["missing.json", "."]))],
        ["--age", "40", "--age", "41"],
        ["--no-warning-signs", "--leg-signs", "none"],
        ["--answers", _written(folder, dice.choice(["{", "[1]", "null", "", "age = = 1", "\x00", "[" * 3000]))],
    ]
    return file if dice.random() < 0.4 else dice.choice(ways)


def _written(folder, text):
    path = folder / "broken.json"
    path.write_text(text)
    return str(path)

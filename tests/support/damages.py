"""Answers and assessments that are whole but for one thing, and the names of what was damaged."""

import copy
from collections.abc import Iterator

from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
JUNK = {"true": True, "half": 1.5, "object": {"a": 1}, "deep": [["none"]], "empty": [], "blank": ""}
STANDALONE = ("none", "not_sure", "skipped")
CONTROL = "war\x1bfarin"


def answers(whole: dict) -> Iterator[tuple[str, object]]:
    """Every question damaged in each way that fits its kind, and the whole in a few."""
    for id_, question in QUESTIONS.items():
        for what, junk in (JUNK | _misfits(question)).items():
            yield f"{id_} {what}", whole | {id_: junk}
    yield "unknown question", whole | {"leg_sign": ["none"]}
    yield "wrapped without a schema", {"answers": whole}
    yield "wrapped beside a stranger", {"schema": "x", "answers": whole, "age": 40}
    yield "wrapped damage", {"schema": "x", "answers": whole | {"age": "40"}}
    for what, junk in {"list": [whole], "text": "none", "number": 40, "null": None}.items():
        yield f"a {what}", junk


def assessment(whole: dict) -> Iterator[tuple[str, object]]:
    """Every key taken out, replaced by junk or joined by a stranger, at every depth."""
    for path, value in _places(whole):
        name = ".".join(map(str, path))
        if isinstance(path[-1], str) and path[0] != "answers" and "because" not in path[1:-1]:
            yield f"{name} missing", _changed(whole, path, None, missing=True)
        yield f"{name} junk", _changed(whole, path, 1.5 if isinstance(value, str | bool | int) else "junk")
        if isinstance(value, dict) and path[0] != "answers":
            yield f"{name} stranger", _changed(whole, (*path, "stranger"), "x")
    yield "stranger", whole | {"stranger": 1}


def _misfits(question) -> dict[str, object]:
    if question.band:
        low, high = question.band
        return {"below": low - 1, "above": high + 1, "text": str(low), "list": [low]}
    if question.kind == "names":
        return {"none and a name": ["none", "aspirin"], "none, a name": "None, aspirin", "control": ["a", CONTROL]} | {
            "separators": [" ;", ","],
            "turn around": "war\u202efarin",
        }
    first = question.codes[0]
    if question.kind == "one":
        return {"wrong code": "maybe", "capitals": first.upper(), "list": [first], "number": 1}
    alone = [code for code in question.codes if code in STANDALONE]
    beside = {f"{code} beside a code": [first, code] for code in alone}
    return {"wrong code": ["maybe"], "joined": f"{first},{first}", "one wrong": [first, "maybe"], "number": 1} | beside


def _places(value: object, path: tuple = ()) -> Iterator[tuple[tuple, object]]:
    if path:
        yield path, value
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(one, (*path, key))


def _changed(whole: dict, path: tuple, new: object, missing: bool = False) -> dict:
    """A copy with something else at that place, or nothing."""
    changed = copy.deepcopy(whole)
    place = changed
    for key in path[:-1]:
        place = place[key]
    if missing:
        del place[path[-1]]
    else:
        place[path[-1]] = new
    return changed

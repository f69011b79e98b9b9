"""Which written cases try which rule: worked out where the cases are, and carried along in a package."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from sciatica_guide.guideline.manifest import ASSESSMENT, EDITIONS, Edition
from sciatica_guide.guideline.packaged import carried

COPY = "cases.json"
WRITTEN = Path(__file__).parents[2] / "tests" / "cases" / "vignettes"
"""Where the cases stand in a clone, those of other guidelines in a folder of their name; a package has no tests."""
Cases = dict[str, tuple[str, ...]]


@cache
def read() -> dict[str, Cases]:
    """By guideline and rule, the cases for which it holds, and the nearest for which it does not.

    Packaging leaves them in `cases.json`; where no case is at hand there is nothing.
    """
    copy = carried(COPY)
    if copy is not None:
        held = json.loads(copy)
        return {guide: {rule: tuple(found) for rule, found in cases.items()} for guide, cases in held.items()}
    return written()


def written(folder: Path = WRITTEN) -> dict[str, Cases]:
    """The same out of the cases as they are written."""
    return {one.id: _of(folder if one == ASSESSMENT else folder / one.id, one) for one in EDITIONS}


def _of(folder: Path, edition: Edition) -> Cases:
    """People and plights in JSON, and a twin for each rule in TOML."""
    import tomllib

    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for rule in _holding(case["answers"], edition):
            found.setdefault(rule, []).append(f"{case['id']} {case['title']}")
    for path in sorted(folder.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for twin in told["twin"]:
            person = told["quiet"] | twin["answers"]
            if twin["rule"] in _holding(person, edition):
                found.setdefault(twin["rule"], []).append(f"Twin: {twin['story']}")
            if twin["rule"] not in _holding(person | twin["near_miss"], edition):
                found.setdefault(twin["rule"], []).append(f"Does not hold with: {_said(twin['near_miss'])}")
    return {rule: tuple(cases) for rule, cases in found.items()}


def _holding(answers: dict[str, Any], edition: Edition) -> set[str]:
    from sciatica_guide.assessment.assess import assess

    return {finding.id for finding in assess(answers, edition=edition).findings}


def _said(answers: dict[str, Any]) -> str:
    return "; ".join(
        f"{id_} {', '.join(map(str, one if isinstance(one, list) else [one]))}" for id_, one in answers.items()
    )

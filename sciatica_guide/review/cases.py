"""Which written cases try which rule: worked out where the cases are, and carried along in a package."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from sciatica_guide.content_files import CONTENT

BUILT = "cases.json"
WRITTEN = Path(__file__).parents[2] / "tests" / "vignettes"
"""Where the cases stand in a clone; a package has no tests, so packaging leaves `cases.json` there."""
Cases = dict[str, tuple[str, ...]]


@cache
def read() -> Cases:
    """By rule, the cases for which it holds, and the nearest for which it does not; none where no case is at hand."""
    built = CONTENT / BUILT
    if built.exists():
        return {id_: tuple(found) for id_, found in json.loads(built.read_text(encoding="utf-8")).items()}
    return of(WRITTEN)


def of(folder: Path) -> Cases:
    """The same out of the written cases: people and plights in JSON, and a twin for each rule in TOML."""
    import tomllib

    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for rule in _holding(case["answers"]):
            found.setdefault(rule, []).append(f"{case['id']} {case['title']}")
    for path in sorted(folder.glob("*.toml")):
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        for twin in written["twin"]:
            if twin["rule"] in _holding(written["quiet"] | twin["answers"]):
                found.setdefault(twin["rule"], []).append(f"Twin: {twin['story']}")
            if twin["rule"] not in _holding(written["quiet"] | twin["answers"] | twin["near_miss"]):
                found.setdefault(twin["rule"], []).append(f"Does not hold with: {_said(twin['near_miss'])}")
    return {rule: tuple(cases) for rule, cases in found.items()}


def _holding(answers: dict[str, Any]) -> set[str]:
    from sciatica_guide import assess

    return {finding.id for finding in assess(answers).findings}


def _said(answers: dict[str, Any]) -> str:
    return "; ".join(
        f"{id_} {', '.join(map(str, one if isinstance(one, list) else [one]))}" for id_, one in answers.items()
    )

"""The score as text and as data."""

from __future__ import annotations

import json
import textwrap
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sciatica_guide.review.scoring.tally import EXACT, OPEN, OVER, UNDER, Share, Tally

SCHEMA = "sciatica-guide/score/1"
PUBLISHED = Path(__file__).with_name("published.toml")
CAVEAT = (
    "Cases written by those who wrote the rules flatter the rules, and none of the cases here need be like the people "
    "who will ask. The studies below had other cases, for all complaints, and counted in their own ways: they show "
    "what to expect of such tools, and do not rank this one."
)
LINES = {
    "safe": "at least as far up as expected (safe)",
    EXACT: "just as expected (exact)",
    OVER: "further up (over-triage)",
    UNDER: "too mild (under-triage)",
    OPEN: "not assessed",
}


def as_text(tallies: Sequence[Tally], width: int) -> str:
    """For each ladder the shares with their bands and the cases that came out otherwise; then what is published."""
    lines = ["SCORE"]
    for tally in tallies:
        lines += ["", f"{tally.name.capitalize()}, {len(tally.outcomes)} cases with an expected level"]
        lines += [f"- {LINES[kind]}: {_said(share)}" for kind, share in _shares(tally).items()]
        for kind in (UNDER, OPEN, OVER):
            if tally.cases(kind):
                lines += _item(f"{LINES[kind]}: {', '.join(tally.cases(kind))}", width)
    lines += ["", *textwrap.wrap(CAVEAT, width), "", "Published of symptom checkers"]
    for study in studies():
        lines += _item(f"{study['short']}. {study['counted']}: {study['found']}. {study['url']}", width)
    return "\n".join([*lines, ""])


def as_json(tallies: Sequence[Tally]) -> str:
    """The same for programs; shares as fractions."""
    data: dict[str, Any] = {"schema": SCHEMA}
    for tally in tallies:
        shares = {
            kind: {"number": share.number, "total": share.total, "band": [round(end, 4) for end in share.band]}
            for kind, share in _shares(tally).items()
        }
        data[tally.name] = shares | {"cases": {kind: tally.cases(kind) for kind in (UNDER, OPEN, OVER)}}
    return json.dumps(data | {"caveat": CAVEAT, "published": studies()}, indent=2) + "\n"


def studies() -> list[dict[str, str]]:
    """What is published, with its sources."""
    found: list[dict[str, str]] = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["study"]
    return found


def _shares(tally: Tally) -> dict[str, Share]:
    return {kind: tally.safe if kind == "safe" else tally.of(kind) for kind in LINES}


def _said(share: Share) -> str:
    if not share.total:
        return "no case"
    low, high = (round(100 * end) for end in share.band)
    return f"{share.number} of {share.total}, {round(100 * share.number / share.total)} in 100 ({low} to {high})"


def _item(text: str, width: int) -> Iterator[str]:
    return iter(textwrap.wrap(text, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False))

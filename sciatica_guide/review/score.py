"""How the rules do on cases with expected levels, beside what is published of symptom checkers."""

from __future__ import annotations

import json
import math
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.batch import reading
from sciatica_guide.batch.reading import EXPECTED, lines, take_id, text
from sciatica_guide.errors import NAME_LENGTH, AnswerError, shown
from sciatica_guide.exchange.answer_files import read_answers
from sciatica_guide.guideline.levels import FIRM_SUITABILITY, FIRM_URGENCY, NOT_ASSESSED, Level
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.report.page import Block, Bullets, Line, Paragraph, Report, Section, Table

EXACT, OVER, UNDER, OPEN = "exact", "over", "under", NOT_ASSESSED
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
HEAD = ("What came back", "Cases", "In 100", "95 in 100 lie in")
ALL, DANGER, ORDINARY = "", "danger", "ordinary"
PEOPLE = {ALL: "", DANGER: " of people in danger", ORDINARY: " of ordinary people"}
BAD = 'Write {"answers": {...}, "expect": {"urgency": "routine"}}.'
URGENCY, ACUPUNCTURE = EXPECTED
Codes = tuple[str, ...]
FIRM: dict[str, Level] = {"urgency": FIRM_URGENCY, "acupuncture": FIRM_SUITABILITY}
Z = 1.959964
"""Standard deviations on either side that hold 95 in 100 of a normal distribution."""


class Share(NamedTuple):
    """So many of so many, and the band in which the true share may lie (Wilson 1927, 95 in 100)."""

    number: int
    total: int

    @property
    def band(self) -> tuple[float, float]:
        if not self.total:
            return 0.0, 1.0
        share, spread = self.number / self.total, Z * Z / self.total
        middle = share + spread / 2
        reach = Z * math.sqrt(share * (1 - share) / self.total + spread / (4 * self.total))
        return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


class Tally(NamedTuple):
    """What came of each case on one of the two ladders, by case."""

    name: str
    outcomes: Sequence[tuple[str, str]]
    """The id of each case with an expected level, and exact, over, under or not_assessed."""
    people: str = ALL
    """Whose cases these are: everybody's, those of people in danger, or those of ordinary people."""

    def of(self, *kinds: str) -> Share:
        return Share(sum(outcome in kinds for _, outcome in self.outcomes), len(self.outcomes))

    @property
    def safe(self) -> Share:
        """At least as urgent, or as cautious, as the mildest level that would be right; not assessed does not count."""
        return self.of(EXACT, OVER)

    def cases(self, kind: str) -> list[str]:
        return [id_ for id_, outcome in self.outcomes if outcome == kind]


def outcome(got: str, right: Sequence[str], firm: Level) -> str:
    """What a level is beside those that would be right; where not assessed alone is right, a calm level is too mild.

    `firm` is the mildest level of its ladder that incomplete answers may get. Errors: KeyError for an unknown level.
    """
    ladder = type(firm)
    if got in right:
        return EXACT
    if got == NOT_ASSESSED:
        return OPEN
    mildest = min((ladder[code.upper()] for code in right if code != NOT_ASSESSED), default=firm)
    return OVER if ladder[got.upper()] >= mildest else UNDER


class Case(NamedTuple):
    """One person, and the levels any of which is right; no levels where nothing is expected."""

    id: str
    answers: Mapping[str, Any]
    urgency: Codes
    acupuncture: Codes
    kind: str = ""
    """Danger, or some word for an ordinary plight; nothing where the case does not say."""

    @property
    def people(self) -> str:
        return self.kind and (DANGER if self.kind == DANGER else ORDINARY)


def cases(path: str, guideline: Guideline) -> Iterator[Case]:
    """The cases in a folder of JSON files, or in a list. Errors: AnswerError names the file or the line."""
    if os.path.isdir(path):
        files = sorted(Path(path).glob("*.json"))
        if not files:
            raise AnswerError(f"Folder {shown(path, NAME_LENGTH)}", "holds no case.", "Name a folder of .json files.")
        return map(_from_file, files)
    return _from_list(path, guideline)


def _from_file(path: Path) -> Case:
    where, case = f"File {shown(str(path), NAME_LENGTH)}", read_answers(str(path))
    expect, answers = case.get("expect"), case.get("answers")
    if not isinstance(answers, dict) or not isinstance(expect, dict):
        raise AnswerError(where, "is no case.", BAD)
    urgency, acupuncture = (
        _between(_codes(expect.get(name), where), firm) + _codes(expect.get(f"{name}_also_ok"), where)
        for name, firm in FIRM.items()
    )
    return Case(str(case.get("id", path.stem)), answers, urgency, acupuncture, str(case.get("kind", "")))


def _between(codes: Codes, firm: Level) -> Codes:
    """Two levels stand for all from the one to the other, as in "routine to same day"."""
    steps = [level.code for level in type(firm)]
    if len(codes) != 2 or not {*codes} <= {*steps}:
        return codes
    return tuple(steps[steps.index(codes[0]) : steps.index(codes[1]) + 1])


def _from_list(path: str, guideline: Guideline) -> Iterator[Case]:
    people = reading.opened(path, guideline, expected=EXPECTED)
    if people.empty:
        raise AnswerError(f"File {shown(path, NAME_LENGTH)}", "is empty.", "Write one person a line.")
    for block in people.blocks:
        for number, line in lines(block):
            try:
                row = people.reader(text(line))
                id_ = take_id(row)
            except AnswerError as error:
                raise AnswerError(f"Line {number}", error.what, error.fix) from error
            urgency, acupuncture = (_codes(row.pop(key, None), f"Line {number}, {key}") for key in EXPECTED)
            yield Case(f"line {number}" if id_ is None else str(id_), row, urgency, acupuncture)


def _codes(raw: object, where: str) -> Codes:
    if raw is None:
        return ()
    codes = [raw] if isinstance(raw, str) else raw
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise AnswerError(where, f"{shown(raw)} is not a level.", BAD)
    return tuple(codes)


def score(path: str, guideline: Guideline) -> list[Tally]:
    """What came of each case on both ladders: for all, then, where the cases say, for danger and ordinary people apart.

    Errors: AnswerError names the case.
    """
    table = DecisionTable(guideline)
    found = {(people, name): list[tuple[str, str]]() for people in PEOPLE for name in FIRM}
    for case in cases(path, guideline):
        try:
            decision = table.decide(case.answers)
        except AnswerError as error:
            raise AnswerError(f"Case {case.id}, {error.where}", error.what, error.fix) from error
        got = {"urgency": decision.urgency, "acupuncture": decision.acupuncture}
        for name, firm in FIRM.items():
            right = getattr(case, name)
            known = [*(level.code for level in type(firm)), NOT_ASSESSED]
            for code in right:
                if code not in known:
                    raise AnswerError(f"Case {case.id}", f"{code!r} is no {name}.", f"Choose from: {', '.join(known)}.")
            if right:
                for people in dict.fromkeys((ALL, case.people)):
                    found[people, name].append((case.id, outcome(got[name], right, firm)))
    if not any(found.values()):
        raise AnswerError("These cases", "expect no levels.", "Give each expect_urgency or expect_acupuncture.")
    return [Tally(name, outcomes, people) for (people, name), outcomes in found.items() if outcomes or not people]


def page(tallies: Sequence[Tally]) -> Report:
    """For each ladder the shares with their bands and the cases that came out otherwise; then what is published."""
    studied = (Line(f"{one['counted']}: {one['found']}. {one['url']}", lead=f"{one['short']}.") for one in studies())
    return Report(
        "",
        "Score",
        (
            *(
                Section(f"{tally.name}{tally.people}", tally.name.capitalize(), tuple(_blocks(tally)))
                for tally in tallies
            ),
            Section("published", "Published of symptom checkers", (Paragraph(Line(CAVEAT)), Bullets(tuple(studied)))),
        ),
    )


def as_json(tallies: Sequence[Tally]) -> str:
    """The same for programs; shares as fractions."""
    data: dict[str, Any] = {"schema": SCHEMA}
    for tally in tallies:
        shares = {
            kind: {"number": share.number, "total": share.total, "band": [round(end, 4) for end in share.band]}
            for kind, share in _shares(tally).items()
        }
        told = shares | {"cases": {kind: tally.cases(kind) for kind in (UNDER, OPEN, OVER)}}
        (data.setdefault(tally.people, {}) if tally.people else data)[tally.name] = told
    return json.dumps(data | {"caveat": CAVEAT, "published": studies()}, indent=2) + "\n"


def studies() -> list[dict[str, str]]:
    """What is published, with its sources."""
    found: list[dict[str, str]] = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["study"]
    return found


def _shares(tally: Tally) -> dict[str, Share]:
    return {kind: tally.safe if kind == "safe" else tally.of(kind) for kind in LINES}


def _blocks(tally: Tally) -> Iterator[Block]:
    rows = tuple((Line(LINES[kind]), *map(Line, _said(share))) for kind, share in _shares(tally).items())
    yield Table(f"{len(tally.outcomes)} cases{PEOPLE[tally.people]} with an expected level", HEAD, rows)
    lines = [Line(", ".join(tally.cases(kind)), lead=f"{LINES[kind]}:") for kind in (UNDER, OPEN, OVER)]
    lines = [line for line in lines if line.text]
    if lines:
        yield Bullets(tuple(lines))


def _said(share: Share) -> tuple[str, str, str]:
    """So many, in 100, and the band."""
    if not share.total:
        return "no case", "", ""
    low, high = (round(100 * end) for end in share.band)
    return f"{share.number} of {share.total}", str(round(100 * share.number / share.total)), f"{low} to {high}"

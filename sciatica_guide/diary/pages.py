"""A diary as people see it: rows of characters or sentences at a terminal, and a page for paper or a browser."""

from __future__ import annotations

import datetime
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from sciatica_guide.assessment.answers import collect
from sciatica_guide.assessment.assess import judge
from sciatica_guide.diary.history import MOST, History
from sciatica_guide.guideline.manifest import CONTENT, FOLLOWUP
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.report.page import Line, Pairs, Paragraph, Picture, Point, Report, Section, Trend

FILE = "diary.toml"


@cache
def said() -> Mapping[str, str]:
    """Sentences by id."""
    words: dict[str, str] = tomllib.loads((CONTENT / FILE).read_text(encoding="utf-8"))["words"]
    return words


FULL, EMPTY, LINE = "#", ".", "|"
FEWEST = 3
"""Entries below which nothing is said about how it goes."""
NUMBERS = ("leg_pain", "impact")
WORST = 10


def drawn(history: History, words: Mapping[str, str], width: int, aloud: bool) -> str:
    """The page. `aloud` leaves the bars out: every row is a sentence that a screen reader can say."""
    rules = guideline(FOLLOWUP)
    line = {name: enough(rules, getattr(history.begun, name)) for name in NUMBERS}
    head = words["head"].format(count=history.size, first=history.first, last=history.now.day)
    mark = words["line" if aloud else "line_drawn"].format(**line)
    rows = [] if aloud else [words["columns"]]
    for when, note, numbers in listed(history, words):
        if aloud:
            rows += _wrapped(words["row"].format(when=", ".join(filter(None, (when, note))), **numbers), width)
        else:
            bars = "  ".join(f"{value:>4}  {_bar(float(value), line[id_])}" for id_, value in numbers.items())
            rows.append(f"{when:<10} {note:<12} {bars}")
    end = _wrapped(glance(history, rules, words), width)
    return "\n".join([*_wrapped(head, width), *_wrapped(mark, width), "", *rows, "", *end, ""])


def listed(history: History, words: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Years, months and entries, oldest first: when, what to note, and the numbers."""
    for one in history.stretches:
        note = words["of_sessions"].format(count=one.sessions) if one.sessions else ""
        yield one.name, note, {"leg_pain": f"{one.leg_pain:.1f}", "impact": f"{one.impact:.1f}"}
    number = history.sessions - sum(entry.session for entry in history.recent)
    for entry in history.recent:
        number += entry.session
        note = words["session"].format(number=number) if entry.session else ""
        yield entry.day, note, {"leg_pain": str(entry.leg_pain), "impact": str(entry.impact)}


def _bar(value: float, line: int) -> str:
    """Ten places, so many of them full, with the line behind the last that is enough better."""
    full = round(value)
    cells = FULL * full + EMPTY * (10 - full)
    return cells if line < 0 else f"{cells[:line]}{LINE}{cells[line:]}"


def enough(rules: Guideline, before: int) -> int:
    """The highest number that is enough better, by the measure of the follow-up."""
    return next(measure for measure in rules.measures if measure.down_by).line(before)


def glance(history: History, rules: Guideline, words: Mapping[str, str]) -> str:
    """What the numbers alone say of going on, by the rules of the follow-up; nothing from fewer than three entries."""
    if history.size < FEWEST:
        return words["too_few"].format(fewest=FEWEST)
    if not history.first_session:
        return words["no_session"]
    answers: dict[str, object] = {"since_needling": ["none"], "blood_thinner": "no", "medicines": ["none"]}
    answers |= {"sessions": min(history.sessions, MOST), "weeks": min(history.weeks, MOST)}
    for when, entry in (("_before", history.begun), ("", history.now)):
        known = {"leg_pain": entry.leg_pain, "impact": entry.impact, "back_pain": entry.back_pain or 0}
        if None in (history.begun.back_pain, history.now.back_pain):
            known["back_pain"] = 0
        answers |= {f"{name}{when}": value for name, value in known.items()}
    found = judge(collect(rules, answers))
    because = " ".join(one.rule.reason for one in found.findings if one.id in found.caution.because)
    headline = rules.caution[found.caution.level].headline
    told = {name: found.speech.says(text) for name, text in (("headline", headline), ("because", because))}
    return words["glance"].format(**told).replace("  ", " ")


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def for_paper(history: History, words: Mapping[str, str], date: datetime.date | None = None) -> Report:
    """The page: a picture for each number over the last two months, then year by year, month by month, day by day."""
    rules = guideline(FOLLOWUP)
    line = {name: enough(rules, getattr(history.begun, name)) for name in NUMBERS}
    head = words["head"].format(count=history.size, first=history.first, last=history.now.day)
    pictures = tuple(_drawn(history, name, line[name], words) for name in NUMBERS)
    rows = tuple(
        (", ".join(filter(None, (when, note))), words["numbers"].format(**numbers))
        for when, note, numbers in listed(history, words)
    )
    told = Paragraph(Line(f"{head} {words['line'].format(**line)}"))
    said = glance(history, rules, words)
    change = Section("change", words["change"], (told, *pictures, Pairs(rows)))
    return Report(said, words["title"], (change,), date=date)


def _drawn(history: History, name: str, line: int, words: Mapping[str, str]) -> Picture:
    points = tuple(
        Point(datetime.date.fromisoformat(one.day).toordinal(), one.day, getattr(one, name), one.session)
        for one in history.recent
    )
    first, last = points[0], points[-1]
    alt = words["alt"].format(name=words[name], first=first.number, last=last.number, line=line)
    return Picture(alt, Trend(points, WORST, line, words[name]), words["caption"])

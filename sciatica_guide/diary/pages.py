"""A diary as people see it: rows of characters or sentences at a terminal, and a page for paper or a browser."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from sciatica_guide.assessment.answers import collect
from sciatica_guide.assessment.assess import judge
from sciatica_guide.diary.history import MOST, History
from sciatica_guide.guideline.manifest import CONTENT, FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render.pictures import bar
from sciatica_guide.render.text import wrap
from sciatica_guide.report.page import Block, Line, Paragraph, Picture, Point, Report, Section, Table, Trend

FILE = "diary.toml"


@cache
def said() -> Mapping[str, str]:
    """Sentences by id."""
    words: dict[str, str] = tomllib.loads((CONTENT / FILE).read_text(encoding="utf-8"))["words"]
    return words


LINE = "|"
FEWEST = 3
"""Entries below which nothing is said about how it goes."""
NUMBERS = ("leg_pain", "impact")
WORST = 10


def drawn(history: History, words: Mapping[str, str], width: int, aloud: bool) -> str:
    """The page in rows of characters. `aloud` leaves the bars out: every row is a sentence that can be read out."""
    line = _line(history)
    rows = [] if aloud else [words["columns"]]
    for when, note, numbers in listed(history, words):
        if aloud:
            rows += wrap(words["row"].format(when=", ".join(filter(None, (when, note))), **numbers), width)
        else:
            bars = "  ".join(f"{value:>4}  {_bar(float(value), line[id_])}" for id_, value in numbers.items())
            rows.append(f"{when:<10} {note:<12} {bars}")
    head = [text for told in (_head(history, words), _enough(line, words, not aloud)) for text in wrap(told, width)]
    return "\n".join([*head, "", *rows, "", *wrap(glance(history, words), width), ""])


def page(history: History, words: Mapping[str, str], date: datetime.date) -> Report:
    """The page for paper or a browser: the whole course of each number drawn, and every number in a table below."""
    line = _line(history)
    rows = tuple(
        tuple(map(Line, (", ".join(filter(None, (when, note))), *numbers.values())))
        for when, note, numbers in listed(history, words)
    )
    head = (words["when"], *(words[name] for name in NUMBERS))
    blocks: tuple[Block, ...] = (
        Paragraph(Line(f"{_head(history, words)} {_enough(line, words)}")),
        *(_picture(history, name, line[name], words) for name in NUMBERS),
        Table(words["change"], head, rows),
    )
    return Report(glance(history, words), words["title"], (Section("change", words["change"], blocks),), date=date)


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


def glance(history: History, words: Mapping[str, str]) -> str:
    """What the numbers alone say of going on, by the rules of the follow-up; nothing from fewer than three entries."""
    if history.size < FEWEST:
        return words["too_few"].format(fewest=FEWEST)
    if not history.first_session:
        return words["no_session"]
    rules = guideline(FOLLOWUP)
    told: dict[str, object] = {"since_needling": ["none"], "blood_thinner": "no", "medicines": ["none"]}
    told |= {"sessions": min(history.sessions, MOST), "weeks": min(history.weeks, MOST)}
    for when, entry in (("_before", history.begun), ("", history.now)):
        known = {"leg_pain": entry.leg_pain, "impact": entry.impact, "back_pain": entry.back_pain or 0}
        if None in (history.begun.back_pain, history.now.back_pain):
            known["back_pain"] = 0
        told |= {f"{name}{when}": value for name, value in known.items()}
    found = judge(collect(rules, told))
    because = " ".join(one.rule.reason for one in found.findings if one.id in found.caution.because)
    headline = rules.caution[found.caution.level].headline
    spoken = {name: found.speech.says(text) for name, text in (("headline", headline), ("because", because))}
    return words["glance"].format(**spoken).replace("  ", " ")


def _head(history: History, words: Mapping[str, str]) -> str:
    """How many entries there are, and from when; days that are still to come are told as the slips that they are."""
    many = words["head" if history.size > 1 else "head_one"]
    told = many.format(count=history.size, first=history.first, last=history.now.day)
    slips = words["to_come"].format(days=", ".join(history.to_come)) if history.to_come else ""
    return f"{told} {slips}".rstrip()


def _line(history: History) -> dict[str, int]:
    """For each number the highest that is enough better, by the measure of the follow-up; below 0 where none can be."""
    measure = next(measure for measure in guideline(FOLLOWUP).measures if measure.down_by)
    return {name: measure.line(getattr(history.begun, name)) for name in NUMBERS}


def _enough(line: Mapping[str, int], words: Mapping[str, str], bars: bool = False) -> str:
    """What would be enough better, of the numbers that were high enough at the start to become it."""
    known = [
        words["or_less"].format(name=words[f"{name}_short"], line=line[name]) for name in NUMBERS if line[name] >= 0
    ]
    if not known:
        return words["no_line"]
    return words["line_drawn" if bars else "line"].format(numbers=", ".join(known))


def _bar(value: float, line: int) -> str:
    """Ten places, so many of them full, with the line behind the last that is enough better."""
    cells = bar(value, WORST)
    return cells if line < 0 else f"{cells[:line]}{LINE}{cells[line:]}"


def _picture(history: History, name: str, line: int, words: Mapping[str, str]) -> Picture:
    points = tuple(
        Point(_ordinal(one.name), one.name, round(getattr(one, name), 1), bool(one.sessions)) for one in history.course
    )
    numbers = [point.number for point in points]
    ends, most, least = (numbers[0], numbers[-1]), max(numbers), min(numbers)
    alt = [words["alt"].format(name=words[name], first=f"{ends[0]:g}", last=f"{ends[1]:g}")]
    if line >= 0:
        alt.append(words["alt_line"].format(line=line))
    if {most, least} - {*ends}:
        alt.append(words["alt_between"].format(most=f"{most:g}", least=f"{least:g}"))
    if history.first_session > history.first:
        alt.append(words["alt_start"].format(day=history.first_session))
    caption = words["caption" if line >= 0 else "caption_no_line"]
    drawing = Trend(
        points,
        WORST,
        line,
        words[name],
        _ordinal(history.first_session) if history.first_session else -1,
        words["started"],
    )
    return Picture(" ".join(alt), drawing, caption)


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()

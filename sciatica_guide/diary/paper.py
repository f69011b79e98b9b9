"""A diary as a page for paper or a browser: the change drawn, and every number as words beside it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from sciatica_guide.diary.history import History
from sciatica_guide.diary.picture import NUMBERS, enough, glance, listed
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.shipped import guideline
from sciatica_guide.report.page import Line, Pairs, Paragraph, Picture, Point, Report, Section, Trend

MOST = 10


def page(history: History, words: Mapping[str, str]) -> Report:
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
    return Report(said, words["title"], (change,), ())


def _drawn(history: History, name: str, line: int, words: Mapping[str, str]) -> Picture:
    points = tuple(
        Point(datetime.date.fromisoformat(one.day).toordinal(), one.day, getattr(one, name), one.session)
        for one in history.recent
    )
    first, last = points[0], points[-1]
    alt = words["alt"].format(name=words[name], first=first.number, last=last.number, line=line)
    return Picture(alt, Trend(points, MOST, line, words[name]), words["caption"])

"""What a diary comes to: where it began, how it goes, and what the follow-up can be told of it."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sciatica_guide.diary import store
from sciatica_guide.diary.entries import SCALES, Entry
from sciatica_guide.errors import AnswerError

MOST = 200
"""Sessions and weeks that the follow-up counts to."""
BY_ENTRY_WEEKS = 9
BY_MONTH_MONTHS = 12
MOST_DRAWN = 150
"""The last two months stand entry by entry, the 12 months before them by month, and all before that by year."""


class Stretch(NamedTuple):
    """A month or a year of entries: how many, the mean of each number, and how many sessions."""

    name: str
    entries: int
    leg_pain: float
    impact: float
    sessions: int


class History(NamedTuple):
    """A diary as it is shown. `begun` is the entry that stands for before: that of the first session, or the first."""

    size: int
    first: str
    """The day of the first entry."""
    begun: Entry
    first_session: str
    """The day of the first session; empty where none is marked."""
    sessions: int
    stretches: tuple[Stretch, ...]
    recent: tuple[Entry, ...]
    course: tuple[Stretch, ...]
    """All of it for a drawing: day by day, or in a long diary the same number of days at a time."""
    to_come: tuple[str, ...]
    """Days after today, which can only be slips and count for nothing."""

    @property
    def now(self) -> Entry:
        return self.recent[-1]

    @property
    def weeks(self) -> int:
        """Whole weeks from the first session to the last entry."""
        return _weeks(self.first_session or self.now.day, self.now.day)


def read(diary: Path, today: datetime.date | None = None) -> History:
    """The history of a diary up to today, however long. Errors: AnswerError where nothing is in it."""
    until = (today or datetime.date.today()).isoformat()
    with store.read(diary) as connection:
        start, last, count = connection.execute(
            "SELECT min(day), max(day), count(*) FROM entry WHERE day <= ?", (until,)
        ).fetchone()
        if not count:
            fix = "Add one: sciatica-guide diary add --leg-pain 6 --impact 5"
            raise AnswerError(store.place(diary), "has no entry yet.", fix)
        recent = _before(last, 7 * BY_ENTRY_WEEKS)
        months = _before(recent, 30 * BY_MONTH_MONTHS)[:7]
        sessions, first = connection.execute(
            "SELECT count(*), min(day) FROM entry WHERE session AND day <= ?", (until,)
        ).fetchone()
        return History(
            size=count,
            first=start,
            begun=next(store.select(connection, f"WHERE day = ?{' AND session' if first else ''}", first or start)),
            first_session=first or "",
            sessions=sessions,
            stretches=(
                *_stretches(connection, 4, "", f"{months}-01"),
                *_stretches(connection, 7, f"{months}-01", recent),
            ),
            recent=tuple(store.select(connection, "WHERE day >= ? AND day <= ?", recent, until)),
            course=tuple(_course(connection, start, last)),
            to_come=tuple(one.day for one in store.select(connection, "WHERE day > ?", until)),
        )


def _stretches(connection: sqlite3.Connection, length: int, since: str, before: str) -> list[Stretch]:
    """The entries of a time by year or by month: the first `length` letters of the day."""
    query = (
        "SELECT substr(day, 1, ?), count(*), avg(leg_pain), avg(impact), sum(session) FROM entry "
        "WHERE day >= ? AND day < ? GROUP BY 1 ORDER BY 1"
    )
    return [Stretch(*row) for row in connection.execute(query, (length, since, before))]


def _course(connection: sqlite3.Connection, start: str, last: str) -> Iterator[Stretch]:
    """At most `MOST_DRAWN` points from the first entry to the last, each under its first day."""
    days = (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(start)).days
    query = (
        "SELECT min(day), count(*), avg(leg_pain), avg(impact), sum(session) FROM entry WHERE day <= ? "
        "GROUP BY CAST((julianday(day) - julianday(?)) / ? AS INTEGER) ORDER BY 1"
    )
    return (Stretch(*row) for row in connection.execute(query, (last, start, 1 + days // MOST_DRAWN)))


def answers(history: History, today: datetime.date) -> dict[str, int]:
    """What a diary answers of the follow-up: how it was before, sessions and weeks; how it is now if noted today."""
    told = {f"{scale}_before": getattr(history.begun, scale) for scale in SCALES}
    if history.first_session:
        weeks = _weeks(history.first_session, today.isoformat())
        told |= {"sessions": min(history.sessions, MOST), "weeks": min(max(0, weeks), MOST)}
    if history.now.day == today.isoformat():
        told |= {scale: getattr(history.now, scale) for scale in SCALES}
    return {id_: value for id_, value in told.items() if value is not None}


def _before(day: str, days: int) -> str:
    """So many days earlier, or the first day of the calendar."""
    return datetime.date.fromordinal(max(1, datetime.date.fromisoformat(day).toordinal() - days)).isoformat()


def _weeks(since: str, until: str) -> int:
    return (datetime.date.fromisoformat(until) - datetime.date.fromisoformat(since)).days // 7

"""`sciatica-guide diary`: note numbers, see how they change, mend them, take them out, and delete them."""

from __future__ import annotations

import datetime
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from sciatica_guide.cli.hand_out import Paper, hand_out, on_paper
from sciatica_guide.cli.options import Date, Force, choice_of, chosen, day
from sciatica_guide.diary import entries, store
from sciatica_guide.diary.entries import Entry, entry
from sciatica_guide.diary.pages import said
from sciatica_guide.diary.store import Damaged
from sciatica_guide.errors import AnswerError, MachineError, Stopped
from sciatica_guide.exchange.answer_files import text_of
from sciatica_guide.render import output as out
from sciatica_guide.render.formats import FORMATS
from sciatica_guide.render.printing import say
from sciatica_guide.render.terminal import terminal

LONG_BEFORE = 92
"""Days before the first entry of a diary, beyond which a date is asked about."""
LONG_AGO = 366
"""Days before today, beyond which the date of a first entry is asked about."""
Profile = Annotated[str, typer.Option(metavar="NAME", help="Whose diary, where several people use this computer.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Told = TypeVar("Told")
diary = typer.Typer(help="Note how it goes, and see it change. Kept on this computer alone, only if you use this.")


@diary.command("add")
def add(
    leg_pain: Annotated[int, typer.Option(metavar="NUMBER", help="Leg pain now, 0 to 10.")],
    impact: Annotated[int, typer.Option(metavar="NUMBER", help="How much it stops normal activity now, 0 to 10.")],
    back_pain: Annotated[int | None, typer.Option(metavar="NUMBER", help="Back pain now, 0 to 10.")] = None,
    session: Annotated[bool, typer.Option("--session", help="There was an acupuncture session on that day.")] = False,
    another: Annotated[bool, typer.Option("--another", help="There was more than one session on that day.")] = False,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A few words of your own.")] = "",
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day, today unless given.")] = None,
    yes: Yes = False,
    profile: Profile = store.DEFAULT,
) -> None:
    """Note today's numbers. On the day of a session, note them before the needles."""
    noted = (day(date) or datetime.date.today()).isoformat()
    fields: dict[str, Any] = {"leg_pain": leg_pain, "impact": impact, "back_pain": back_pain, "day": noted}
    one = entry(fields | {"session": session, "note": note}, "Flag")
    file = store.file(profile)
    if not yes:
        _ask_about(one.day, file)
    begun = not file.exists()
    _despite_damage(lambda: store.add(file, [one], once_a_day=not another))
    out.write(_told("added", one) + "\n", None)
    if begun:
        out.write(said()["kept_at"].format(file=file) + "\n", None)


@diary.command("edit")
def edit(
    of: Annotated[str | None, typer.Argument(metavar="[DAY]", help="The day of the entry, today unless given.")] = None,
    number: Annotated[int | None, typer.Option("--entry", metavar="N", help="Which, of several on that day.")] = None,
    leg_pain: Annotated[int | None, typer.Option(metavar="NUMBER", help="Leg pain, 0 to 10.")] = None,
    impact: Annotated[int | None, typer.Option(metavar="NUMBER", help="Normal activity stopped, 0 to 10.")] = None,
    back_pain: Annotated[int | None, typer.Option(metavar="NUMBER", help="Back pain, 0 to 10.")] = None,
    session: Annotated[bool | None, typer.Option(help="Whether there was an acupuncture session.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="A few words of your own.")] = None,
    date: Date = None,
    delete: Annotated[bool, typer.Option("--delete", help="Take the entry out.")] = False,
    yes: Yes = False,
    profile: Profile = store.DEFAULT,
) -> None:
    """Mend an entry, or take it out."""
    file, moved = store.file(profile), day(date)
    before = _entry_of((day(of, "Day") or datetime.date.today()).isoformat(), number, file)
    changed = {"leg_pain": leg_pain, "impact": impact, "back_pain": back_pain, "session": session, "note": note}
    fields = {name: value for name, value in changed.items() if value is not None}
    fields |= {"day": moved.isoformat()} if moved else {}
    if delete == bool(fields):
        what = "goes with nothing else." if delete else "says what to mend."
        raise AnswerError("Flag --delete" if delete else "No flag", what, "For example: diary edit --leg-pain 5")
    if delete:
        store.edit(file, before, None)
        out.write(_told("taken_out", before) + "\n", None)
        return
    after = entry(before._asdict() | fields, "Flag")
    if moved and not yes:
        _ask_about(after.day, file)
    store.edit(file, before, after)
    out.write(_told("edited", after) + "\n", None)


@diary.command("undo")
def undo(profile: Profile = store.DEFAULT) -> None:
    """Take back the last thing that was added, mended, taken out or imported; again, the one before it."""
    for change in store.undo(store.file(profile)):
        if change.after is not None:
            out.write(_told("put_back", change.after) + "\n", None)
        elif change.before is not None:
            out.write(_told("taken_out", change.before) + "\n", None)


@diary.command("show")
@on_paper(*FORMATS)
def show(paper: Paper, profile: Profile = store.DEFAULT) -> None:
    """See how it has changed, with sessions marked and the line that would be enough better."""
    from sciatica_guide.diary import history, pages

    found = history.read(store.file(profile))
    if paper.format == "text":
        text = pages.drawn(found, said(), out.width(paper.output), terminal(paper.accessible).aloud)
        out.write(text, paper.output, paper.force)
    else:
        hand_out(pages.page(found, said(), datetime.date.today()), paper)


@diary.command("export")
def export(
    format: Annotated[str | None, choice_of(entries.FORMATS, "How it comes out, csv unless given.")] = None,
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write to a file that only you can read.")] = None,
    force: Force = False,
    profile: Profile = store.DEFAULT,
) -> None:
    """Every entry, for a table program or to keep a copy."""
    by_name = "json" if (output or "").lower().endswith(".json") else "csv"
    meant = chosen("--format", format, entries.FORMATS) if format is not None else by_name
    out.write(entries.exported(store.entries(store.file(profile)), meant), output, force)


@diary.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What diary export wrote, - for standard input.")],
    profile: Profile = store.DEFAULT,
) -> None:
    """Take back what was exported. What is there already is left as it is."""
    read = entries.imported(*text_of(file))
    new = _despite_damage(lambda: store.add(store.file(profile), read))
    out.write(said()["imported"].format(new=new, known=len(read) - new) + "\n", None)


@diary.command("forget")
def forget(profile: Profile = store.DEFAULT, yes: Yes = False) -> None:
    """Delete the diary for good, and what was set aside of it when it was damaged."""
    file, words = store.file(profile), said()
    parts = store.parts(file)
    if not yes:
        try:
            count = words["forget_count"].format(count=len(store.entries(file)))
        except (AnswerError, Damaged):
            count = ""
        if not _agreed(words["forget"].format(file=store.shown_path(file), count=count)):
            raise Stopped(words["kept_it"])
    left = store.forget(file)
    if left:
        what = f"is deleted, but this is still there: {'; '.join(left)}."
        raise MachineError(store.place(file), what, "Delete it yourself, if you want it gone too.")
    out.write(words["forgotten"].format(file=", ".join(map(store.shown_path, parts))) + "\n", None)


def _despite_damage(does: Callable[[], Told]) -> Told:
    """Does it; where the diary is damaged, it is set aside and named, and it is done with a new one."""
    try:
        return does()
    except Damaged as damaged:
        say(f"{damaged.where}: {damaged.what}")
        return does()


def _ask_about(noted: str, file: Path) -> None:
    """Asks about a day that lies oddly far back. Errors: Stopped where it is not meant; AnswerError off a terminal."""
    first, today = _despite_damage(lambda: store.first_day(file)), datetime.date.today()
    begin = datetime.date.fromisoformat(first) if first else today
    if datetime.date.fromisoformat(noted).toordinal() >= begin.toordinal() - (LONG_BEFORE if first else LONG_AGO):
        return
    words = said()
    told = words["odd_day"].format(day=noted, first=words["odd_first"].format(first=first) if first else "")
    if not terminal().asks:
        raise AnswerError("Flag --date", told, "Check the year. If it is right, add --yes.")
    if not _agreed(f"{told} {words['odd_ask']}"):
        raise Stopped(words["not_noted"])


def _agreed(question: str) -> bool:
    """Whether the person types yes; nothing at all is no."""
    say(question, end=" ")
    if sys.stdin is None:
        return False
    with suppress(OSError):  # a device that is no terminal gives no answer, or one without an end
        if stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode) and not sys.stdin.isatty():
            return False
    return sys.stdin.readline().strip().lower() == "yes"


def _entry_of(noted: str, number: int | None, file: Path) -> Entry:
    """The entry of a day, or one of several. Errors: AnswerError where there is none, or it is not said which."""
    found = [one for one in store.entries(file) if one.day == noted]
    if not found:
        raise AnswerError(store.place(file), f"has no entry of {noted}.", "See them all: sciatica-guide diary show")
    if number is None and len(found) > 1:
        listed = "; ".join(_told("which", one, number=at) for at, one in enumerate(found, 1))
        raise AnswerError(store.place(file), f"has {len(found)} entries of {noted} ({listed}).", "Say which: --entry 1")
    if number is not None and not 1 <= number <= len(found):
        raise AnswerError("Flag --entry", f"{number} is out of range.", f"Give a number from 1 to {len(found)}.")
    return found[(number or 1) - 1]


def _told(id_: str, one: Entry, **more: object) -> str:
    """A sentence about an entry."""
    words = said()
    back = words["added_back"].format(back_pain=one.back_pain) if one.back_pain is not None else ""
    return words[id_].format(**one._asdict() | more | {"more": back + (words["added_session"] if one.session else "")})

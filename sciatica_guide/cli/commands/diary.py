"""`sciatica-guide diary`: note numbers, see how they change, take them out, and delete them."""

from __future__ import annotations

import datetime
import sys
from typing import Annotated, Any

import typer

from sciatica_guide.cli.commands.options import Date, chosen, day
from sciatica_guide.diary import entries, store
from sciatica_guide.diary.entries import Entry, entry
from sciatica_guide.diary.pages import said
from sciatica_guide.diary.store import Damaged
from sciatica_guide.errors import Stopped
from sciatica_guide.exchange.answer_files import text_of
from sciatica_guide.render import output as out

Profile = Annotated[str, typer.Option(metavar="NAME", help="Whose diary, where several people use this computer.")]
SHOWN = ("text", "html", "pdf")
command = typer.Typer(help="Note how it goes, and see it change. Kept on this computer alone, only if you use this.")


@command.command("add")
def add(
    leg_pain: Annotated[int, typer.Option(metavar="NUMBER", help="Leg pain now, 0 to 10.")],
    impact: Annotated[int, typer.Option(metavar="NUMBER", help="How much it stops normal activity now, 0 to 10.")],
    back_pain: Annotated[int | None, typer.Option(metavar="NUMBER", help="Back pain now, 0 to 10.")] = None,
    session: Annotated[bool, typer.Option("--session", help="There was an acupuncture session on that day.")] = False,
    note: Annotated[str, typer.Option(metavar="TEXT", help="A few words of your own.")] = "",
    date: Date = None,
    profile: Profile = store.DEFAULT,
) -> None:
    """Note today's numbers. On the day of a session, note them before the needles."""
    noted = (day(date) or datetime.date.today()).isoformat()
    fields: dict[str, Any] = {"leg_pain": leg_pain, "impact": impact, "back_pain": back_pain, "day": noted}
    one = entry(fields | {"session": session, "note": note}, "Flag")
    diary, words = store.file(profile), said()
    begun = not diary.exists()
    _add(diary, [one])
    more = words["added_back"].format(back_pain=back_pain) if back_pain is not None else ""
    more += words["added_session"] if session else ""
    out.write(words["added"].format(**one._asdict() | {"more": more}) + "\n", None)
    if begun:
        out.write(words["kept_at"].format(file=diary) + "\n", None)


@command.command("show")
def show(
    profile: Profile = store.DEFAULT,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="Sentences in place of rows of characters, for screen readers.")
    ] = False,
    format: Annotated[str, typer.Option(metavar="|".join(SHOWN), help="How it comes out.")] = "text",
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write to a file that only you can read.")] = None,
) -> None:
    """See how it has changed, with sessions marked and the line that would be enough better."""
    from sciatica_guide.diary import history, pages
    from sciatica_guide.render.output import wanted

    aloud = accessible or wanted("ACCESSIBLE")
    chosen("--format", format, SHOWN)
    read = history.read(store.file(profile))
    if format == "text":
        out.write(pages.drawn(read, said(), out.width(output), aloud), output)
        return
    from sciatica_guide.render.formats import render

    out.write(render(pages.for_paper(read, said(), datetime.date.today()), format), output)


@command.command("export")
def export(
    format: Annotated[str, typer.Option(metavar="|".join(entries.FORMATS), help="How it comes out.")] = "csv",
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write to a file that only you can read.")] = None,
    profile: Profile = store.DEFAULT,
) -> None:
    """Every entry, for a table program or to keep a copy."""
    chosen("--format", format, entries.FORMATS)
    out.write(entries.exported(store.entries(store.file(profile)), format), output)


@command.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What diary export wrote, - for standard input.")],
    profile: Profile = store.DEFAULT,
) -> None:
    """Take back what was exported. What is there already is left as it is."""
    read = entries.imported(*text_of(file))
    new = _add(store.file(profile), read)
    out.write(said()["imported"].format(new=new, known=len(read) - new) + "\n", None)


@command.command("forget")
def forget(
    profile: Profile = store.DEFAULT,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the diary for good."""
    diary, words = store.file(profile), said()
    store.there(diary)
    if not yes:
        count = len(store.entries(diary))
        print(words["forget"].format(file=diary, count=count), end=" ", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() != "yes":
            raise Stopped(words["kept_it"])
    store.forget(diary)
    out.write(words["forgotten"].format(file=diary) + "\n", None)


def _add(diary: Any, noted: list[Entry]) -> int:
    """Writes the entries; where the diary is damaged it is set aside and named, and a new one is begun."""
    try:
        return store.add(diary, noted)
    except Damaged as damaged:
        print(f"{damaged.where}: {damaged.what}", file=sys.stderr, flush=True)
        return store.add(diary, noted)

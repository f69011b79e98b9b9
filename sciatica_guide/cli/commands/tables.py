"""`sciatica-guide about`, `sources`, `rules`, `questions`, `audit` and `score`: what the tables say, and hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sciatica_guide.cli.options import OfGuideline, choice_of, chosen, guideline_of
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.render import output

if TYPE_CHECKING:
    from sciatica_guide.guideline.rows_as_nouns import Guideline
    from sciatica_guide.review.entries import Entry

LAYOUTS = ("text", "markdown", "csv")
FORMATS = ("text", "json")


def _ids(context: typer.Context) -> list[str]:
    """Every id that `rules` or `questions` knows."""
    tables = guideline_of(context.params.get("guideline") or "assessment")
    return [*tables.questions] if context.info_name == "questions" else [rule.id for rule in tables.rules]


def _versions() -> list[str]:
    from sciatica_guide.review import history

    return [*history.recorded()]


Id = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", autocompletion=_ids, help="One of them by its id; all of them unless given."),
]
Layout = Annotated[str, choice_of(LAYOUTS, "How it comes out; csv for a review meeting.")]
Format = Annotated[str, choice_of(FORMATS, "How it comes out.")]
Check = Annotated[
    str | None,
    typer.Option(
        metavar="VERSION", autocompletion=_versions, help="Print what has changed since this version of the tables."
    ),
]


def about() -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide.render.formats import render
    from sciatica_guide.report import about

    output.write(render(about.about(), width=output.width(None)), None)


def sources() -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide.render.formats import render
    from sciatica_guide.report import about

    output.write(render(about.sources(), width=output.width(None)), None)


def rules(id: Id = None, format: Layout = "text", check: Check = None, guideline: OfGuideline = "assessment") -> None:
    """Every rule as a clinician reads it: when, then, reason, basis, sources, and the cases that try it."""
    from sciatica_guide.review import cases, entries

    tables = guideline_of(guideline)
    listed = list(entries.rules(tables, cases.read()[tables.edition.id]))
    _review(tables, listed, id, format, check, ("rule", "recommendation"))


def questions(
    id: Id = None, format: Layout = "text", check: Check = None, guideline: OfGuideline = "assessment"
) -> None:
    """Every question as a clinician reads it: whom it is put to, its answers, why we ask, and the rules it feeds."""
    from sciatica_guide.review import entries

    tables = guideline_of(guideline)
    _review(tables, list(entries.questions(tables)), id, format, check, ("question",))


def audit(format: Format = "text") -> None:
    """Prove the safety properties of the tables, and look for rows that are idle or at odds. Status 1 if any fails."""
    from sciatica_guide.guideline.manifest import EDITIONS
    from sciatica_guide.guideline.packaged import guideline
    from sciatica_guide.proof import audit

    chosen("--format", format, FORMATS)
    found = [audit.audit(guideline(manifest)) for manifest in EDITIONS]
    output.write(audit.as_json(found) if format == "json" else audit.as_text(found, output.width(None)), None)
    if not all(one.passed for one in found):
        raise typer.Exit(1)


def score(
    cases: Annotated[
        str, typer.Argument(metavar="CASES", help="A folder of cases in JSON, or a list with expect_urgency.")
    ],
    format: Format = "text",
) -> None:
    """How often the rules give the levels that cases expect, beside what is published of symptom checkers."""
    from sciatica_guide.guideline.packaged import guideline
    from sciatica_guide.review import score

    chosen("--format", format, FORMATS)
    tallies = score.score(cases, guideline())
    output.write(score.as_json(tallies) if format == "json" else score.as_text(tallies, output.width(None)), None)


def _review(
    guideline: Guideline, entries: list[Entry], id_: str | None, layout: str, check: str | None, kinds: tuple[str, ...]
) -> None:
    """Prints the entries, the one that is asked for, or the changes since a version. Errors: AnswerError."""
    from sciatica_guide.review import history
    from sciatica_guide.review.layouts import LAYOUTS as MADE

    chosen("--format", layout, LAYOUTS)
    if check is not None:
        output.write(history.changes(check, kinds, guideline.edition.files), None)
        return
    known = [entry.id for entry in entries]
    if id_ is not None and id_ not in known:
        raise AnswerError(f"Id {shown(id_)}", "is not in the tables.", nearest(id_, known))
    wanted = [entry for entry in entries if id_ in (None, entry.id)]
    output.write(MADE[layout](wanted, output.width(None)), None)

"""`sciatica-guide about`, `sources`, `rules`, `questions`, `audit` and `score`: what the tables say, and hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sciatica_guide.cli.hand_out import Paper, hand_out, on_paper
from sciatica_guide.cli.options import MANIFESTS, Manifest, guideline_of
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.render import output
from sciatica_guide.render.formats import FORMATS

if TYPE_CHECKING:
    from sciatica_guide.guideline.model import Guideline
    from sciatica_guide.review.entries import Entry


def _ids(context: typer.Context) -> list[str]:
    """Every id that `rules` or `questions` knows."""
    guideline = guideline_of(context.params.get("manifest") or "assessment")
    return [*guideline.questions] if context.info_name == "questions" else [rule.id for rule in guideline.rules]


def _versions() -> list[str]:
    from sciatica_guide.review import history

    return [*history.recorded()]


Id = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", autocompletion=_ids, help="One of them by its id; all of them unless given."),
]
Check = Annotated[
    str | None,
    typer.Option(
        metavar="VERSION", autocompletion=_versions, help="Print what has changed since this version of the tables."
    ),
]


@on_paper(*FORMATS)
def about(paper: Paper) -> None:
    """What this guide is for, whom it is not for, who made it and when it was reviewed."""
    from sciatica_guide.report import about

    hand_out(about.about(), paper)


@on_paper(*FORMATS)
def sources(paper: Paper) -> None:
    """Every source, with the short name that a report prints."""
    from sciatica_guide.report import about

    hand_out(about.sources(), paper)


@on_paper(*FORMATS, "csv")
def rules(paper: Paper, id: Id = None, check: Check = None, manifest: Manifest = "assessment") -> None:
    """Every rule as a clinician reads it: when, then, reason, basis, sources, and the cases that try it."""
    from sciatica_guide.review import cases, entries

    guideline = guideline_of(manifest)
    if check is not None:
        _changes(guideline, check, ("rule", "recommendation"), paper)
    else:
        _review("The rules", [*entries.rules(guideline, cases.read()[guideline.edition.id])], id, paper)


@on_paper(*FORMATS, "csv", "json")
def questions(paper: Paper, id: Id = None, check: Check = None, manifest: Manifest = "assessment") -> None:
    """Every question as a clinician reads it: whom it is put to, its answers, why we ask, and the rules it feeds."""
    from sciatica_guide.review import entries

    guideline = guideline_of(manifest)
    if check is not None:
        _changes(guideline, check, ("question",), paper)
    elif paper.format == "json":
        from sciatica_guide.exchange import questions

        output.write(questions.render(guideline, id), paper.output, paper.force)
    else:
        _review("The questions", [*entries.questions(guideline)], id, paper)


@on_paper(*FORMATS, "json")
def audit(paper: Paper) -> None:
    """Prove the safety properties of the tables, and look for rows that are idle or at odds. Status 1 if any fails."""
    from sciatica_guide.proof import audit

    found = [audit.audit_loaded(manifest) for manifest in MANIFESTS.values()]
    if paper.format == "json":
        output.write(audit.as_json(found), paper.output, paper.force)
    else:
        hand_out(audit.page(found), paper)
    if not all(one.passed for one in found):
        raise typer.Exit(1)


@on_paper(*FORMATS, "json")
def score(
    paper: Paper,
    cases: Annotated[
        str, typer.Argument(metavar="CASES", help="A folder of cases in JSON, or a list with expect_urgency.")
    ],
) -> None:
    """How often the rules give the levels that cases expect, beside what is published of symptom checkers."""
    from sciatica_guide.guideline import packaged
    from sciatica_guide.review import score

    tallies = score.score(cases, packaged.guideline())
    if paper.format == "json":
        output.write(score.as_json(tallies), paper.output, paper.force, [cases])
    else:
        hand_out(score.page(tallies), paper, [cases])


def _review(title: str, entries: list[Entry], id_: str | None, paper: Paper) -> None:
    """Prints the entries, or the one that is asked for. Errors: AnswerError for an id that is not there."""
    from sciatica_guide.review import layouts

    known = [entry.id for entry in entries]
    if id_ is not None and id_ not in known:
        raise AnswerError(f"Id {shown(id_)}", "is not in the tables.", nearest(id_, known))
    wanted = [entry for entry in entries if id_ in (None, entry.id)]
    if paper.format == "csv":
        output.write(layouts.as_csv(wanted), paper.output, paper.force)
    else:
        hand_out(layouts.page(title, wanted), paper)


def _changes(guideline: Guideline, version: str, kinds: tuple[str, ...], paper: Paper) -> None:
    """Prints what has changed since a version. Errors: AnswerError."""
    from sciatica_guide.review import history

    if paper.format == "csv":
        raise AnswerError("Flag --check", "does not go with csv.", f"Name another --format: {', '.join(FORMATS)}.")
    hand_out(history.changes(version, kinds, guideline.edition.files), paper)

"""The sheet for a clinician: what fired and why, bleeding, numbers, what is not known, and then what was denied."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.speech import own
from sciatica_guide.guideline.codes import ANTI_INFLAMMATORY, MAY_THIN, NOT_RECOGNISED, THINS
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.medicines.recognise import effects
from sciatica_guide.report.answer import urgent
from sciatica_guide.report.page import Block, Entry, Heading, Line, Pairs, Paragraph, Sheet, day
from sciatica_guide.report.wording import (
    MEDICINES,
    UNSURE,
    WARNING_PART,
    codes,
    in_short,
    plainly,
    reasons,
    uncapped,
    warning_signs,
)

MOST_REASONS = 4
"""Lines of what fired."""
MOST_WORDS = 120
"""Words of all rows together: as many reasons as leave it so, whole ones, and always the worst."""
ANSWERED_BY = "answering_for"


def clinician(found: Assessment) -> list[Block]:
    """The rows, then the denials by group and the medicines that do not bear on bleeding, in small type."""
    words = found.guideline.words
    note = words.clinician_note.replace("{date}", day(found.date))
    blocks: list[Block] = [Paragraph(Line(note), small=True), Sheet(tuple(_entries(found)))]
    denied = tuple(_denied(found))
    if denied:
        blocks += [Heading(words.clinician_denied), Pairs(denied, small=True)]
    others = _names(found, other=True)
    if others:
        blocks += [Heading(words.clinician_other_medicines), Paragraph(Line(plainly(", ".join(others))), small=True)]
    return blocks


def _entries(found: Assessment) -> Iterator[Entry]:
    rows = list(_rows(found))
    taken = sum(len(f"{entry.name} {entry.alarm} {entry.line.text}".split()) for entry in rows)
    yield _why(found, MOST_WORDS - taken)
    yield from rows


def _rows(found: Assessment) -> Iterator[Entry]:
    """Pain, bleeding, background and medicines, and what is not known."""
    words = found.guideline.words
    for row in found.guideline.handover:
        told = [text for id_ in row.questions if (text := _told(found, id_, id_ in row.bare))]
        alarm = _bleeders(found) if row.id == "bleeding" else ""
        if row.id == "bleeding" and not codes(found.answers.given.get(MEDICINES)):
            alarm = ""
        if row.id == "bleeding" and found.answers.given.get(MEDICINES) == ("none",):
            told.append(f"{words.clinician_no_medicines}.")
        if told or alarm:
            yield Entry(row.title, Line(" ".join(told)), alarm)
    unknown = _names(found, other=False)
    if unknown:
        yield Entry(words.clinician_unrecognised, Line(plainly(", ".join(unknown))))
    for title, ids in (
        (words.clinician_not_sure, _questions(found, UNSURE)),
        (words.clinician_not_answered, list(found.unanswered)),
        (words.clinician_skipped, _questions(found, "skipped")),
    ):
        shorts = [uncapped(found.guideline.questions[id_].short) for id_ in ids]
        if shorts:
            yield Entry(title, Line(plainly("; ".join(shorts))))


def _why(found: Assessment, most: int) -> Entry:
    """The warning signs that were reported, and what fired, worst first, in about so many words."""
    words = found.guideline.words
    level = found.guideline.urgency[found.urgency.level]
    yes = [sign.option.brief for sign in warning_signs(found.guideline, found.answers) if sign.state == "yes"]
    title = f"{words.clinician_why} {level.step.lower()}" if level.step else words.clinician_why
    lines: list[str] = []
    fired = list(reasons(found, urgent(found)))[:MOST_REASONS]
    emergency = found.urgency.level == Urgency.EMERGENCY
    for reason in fired if not (emergency and yes) else ():  # there the reasons stand on the same sheet
        if not lines or len(" ".join([title, *yes, *lines, reason.meaning]).split()) < most:
            lines.append(reason.meaning)
    sources = tuple(dict.fromkeys(reason.finding.rule.sources[0] for reason in fired))
    told = " ".join([*([plainly("; ".join(yes))] if yes else []), *lines]) or found.speech.says(words.why_nothing)
    return Entry(title, Line(told, sources), words.yes if yes else "")


def _told(found: Assessment, id_: str, bare: bool) -> str:
    """A short statement: an answer by itself where it is plain, else behind the name of its question."""
    text = in_short(found, id_)
    if not text or (id_ == ANSWERED_BY and found.answers.given.get(id_) == "myself"):
        return ""
    question = found.guideline.questions[id_]
    short = question.short
    return plainly(text if bare else f"{short}: {text[:1].lower() + text[1:] if question.options else text}")


def _bleeders(found: Assessment) -> str:
    """Blood thinners, with the anti-inflammatory painkillers beside them, as a clinician has to see at once."""
    does = effects(found.answers.medicines, found.guideline.medicine_classes)
    thinners = [*does.get(THINS, ()), *does.get(MAY_THIN, ())]
    names = list(dict.fromkeys([*thinners, *(does.get(ANTI_INFLAMMATORY, ()) if thinners else ())]))
    facts = found.speech.facts
    if not names:
        return ""
    return (facts["bleeders"] if len(names) > 1 else facts["thinners"]).upper()


def _names(found: Assessment, other: bool) -> list[str]:
    """The medicines that were not recognised; or those that are known, and not known to bear on bleeding."""
    does = effects(found.answers.medicines, found.guideline.medicine_classes)
    unknown = set(does.get(NOT_RECOGNISED, ()))
    if not other:
        return [own(one.typed) for one in found.answers.medicines if one.typed in unknown]
    bear = unknown | {*does.get(THINS, ()), *does.get(MAY_THIN, ()), *does.get(ANTI_INFLAMMATORY, ())}
    return [own(one.typed) for one in found.answers.medicines if one.typed not in bear]


def _questions(found: Assessment, code: str) -> list[str]:
    return [id_ for id_ in found.guideline.questions if code in codes(found.answers.given.get(id_))]


def _denied(found: Assessment) -> Iterator[tuple[str, str]]:
    """Warning signs by their question, then the names of all other questions that were answered none or no."""
    groups: dict[str, list[str]] = {}
    for sign in warning_signs(found.guideline, found.answers):
        if sign.state == "no":
            groups.setdefault(sign.question.short, []).append(sign.option.brief)
    others = [
        uncapped(question.short)
        for id_, question in found.guideline.questions.items()
        if question.part != WARNING_PART and set(codes(found.answers.given.get(id_))) & {"none", "no"}
    ]
    yield from ((short, "; ".join(briefs)) for short, briefs in groups.items())
    if others:
        yield found.guideline.words.clinician_denied_other, "; ".join(others)

"""What comes first, on the page, at a terminal and in data: how soon, what to do, medicines for today, acupuncture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.speech import ME, THEY, plain
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.levels import COURSE, Course, Level, Suitability, Urgency
from sciatica_guide.report.page import Answer, Call, Line, Part
from sciatica_guide.report.wording import clauses, plainly, reasons

MOST_SAID = 3
"""Things to say to a doctor, beside where the pain is."""
MOST_LINES = 8
"""Lines of a summary."""
MARKS: dict[Level | None, str] = {
    Suitability.AVOID: "barred",
    Suitability.ASK_FIRST: "speech",
    Suitability.PRECAUTIONS: "shield",
    Suitability.REASONABLE: "ring",
    None: "query",
}
COURSE_MARKS: dict[Level | None, str] = {
    Course.STOP: "barred",
    Course.REVIEW: "speech",
    Course.TOO_EARLY: "query",
    Course.CARRY_ON: "ring",
    None: "query",
}
NUMBER = re.compile(r"\+?\d[\d ]*\d")
"""A telephone number within words."""


def headline(found: Assessment) -> str:
    """The first line of all: how soon; after acupuncture that is no cause for alarm, whether to go on."""
    if _about_the_course(found):
        return found.speech.says(found.guideline.caution[found.caution.level].headline)
    return found.speech.says(found.guideline.urgency[found.urgency.level].headline)


def _about_the_course(found: Assessment) -> bool:
    return found.guideline.ladder == COURSE and found.urgency.level == Urgency.SELF_CARE


def answer(found: Assessment) -> Answer:
    """The first box of the page."""
    levels = [found.guideline.urgency[step] for step in Urgency]
    here = -1 if found.urgency.level is None else int(found.urgency.level)
    parts = (_act(found), *_today(found), _needles(found), *_worse(found))
    return Answer(
        found.urgency.code,
        tuple(level.step for level in levels),
        here,
        found.guideline.words.here,
        parts,
    )


def summary(found: Assessment) -> tuple[str, ...]:
    """The same in at most eight lines: what to do and by when, medicines for today, acupuncture, reasons that count."""
    act, needles = _act(found), _needles(found)
    today = [" ".join(filter(None, (f"{part.title}.", *(line.text for line in part.lines)))) for part in _today(found)]
    lines = [
        f"{headline(found)}.",
        " ".join([*(line.text for line in act.lines), *([f'"{act.saying}"'] if act.saying else [])]),
        *today,
        " ".join((f"{needles.title}.", *(line.text for line in needles.lines))),
        *(reason.text for reason in reasons(found, urgent(found))),
    ]
    return tuple(plain(" ".join(line.split())) for line in lines[:MOST_LINES])


def urgent(found: Assessment) -> list[Finding]:
    """The findings that set how soon: in an emergency those alone, else all that ask for a visit."""
    least = Urgency.EMERGENCY if found.urgency.level == Urgency.EMERGENCY else Urgency.ROUTINE
    return [finding for finding in found.findings if finding.rule.urgency >= least]


def _act(found: Assessment) -> Part:
    """What to do, by when, and what to say so that it happens."""
    words, level = found.guideline.words, found.guideline.urgency[found.urgency.level]
    lines = [*_advice(found, "first"), Line(found.speech.says(level.action), level.sources)]
    if found.urgency.at_least:
        lines.append(Line(words.at_least))
    lines += _advice(found, "now")
    saying = ""
    if found.urgency.level in (Urgency.WITHIN_2_WEEKS, Urgency.SAME_DAY, Urgency.EMERGENCY):
        saying = _saying(found)
        if found.urgency.level == Urgency.WITHIN_2_WEEKS:
            lines.append(Line(found.speech.says(words.say_in_time)))
    emergency = found.urgency.level == Urgency.EMERGENCY
    return Part(tuple(lines), saying=saying, calls=calls(found, found.region.emergency_number) if emergency else ())


def _saying(found: Assessment) -> str:
    """The words for a doctor: who has pain, and what decides how soon, in the voice of whoever speaks."""
    who = THEY if found.speech.who == THEY else ME
    deciding = [finding for finding in found.findings if finding.id in found.urgency.because]
    said = dict.fromkeys(clause for finding in deciding for clause in clauses(found, finding.because, who))
    told = [plainly(clause) for clause in list(said)[:MOST_SAID]]
    return " ".join([found.speech.says(found.guideline.words.opening, who), *told])


def _today(found: Assessment) -> Iterator[Part]:
    """A medicine to ask about today, by the names the person knows it by."""
    for one in found.recommendations:
        if one.advice.section == "today" and one.status != "withheld":
            line = Line(one.text, one.advice.sources)
            yield Part((line,), title=one.lead, mark="pill", tag=found.guideline.words.today)


def _needles(found: Assessment) -> Part:
    """Whether to have acupuncture, or to go on with it, and why."""
    words, level = found.guideline.words, found.guideline.caution[found.caution.level]
    if _about_the_course(found):
        urgency = found.guideline.urgency[found.urgency.level]
        both = (level, urgency)
        return Part(
            tuple(Line(found.speech.says(one.action), one.sources) for one in both),
            found.speech.says(urgency.headline),
            "ring",
        )
    marks = COURSE_MARKS if found.guideline.ladder == COURSE else MARKS
    title, mark = found.speech.says(level.headline), marks[found.caution.level]
    emergency = found.urgency.level == Urgency.EMERGENCY
    against = [finding for finding in cautious(found) if finding.rule.caution == found.caution.level]
    if found.caution.level == max(found.guideline.ladder.steps) and (emergency or found.checked_first):
        if emergency:
            return Part(tuple(_advice(found, "needles", "living")), words.checked_first_now, mark)
        return Part((Line(found.speech.says(words.checked_first_why), level.sources),), words.checked_first, mark)
    given = [Line(reason.text, reason.finding.rule.sources) for reason in list(reasons(found, against))[:1]]
    if not given or found.caution.level != max(found.guideline.ladder.steps):
        given.append(Line(found.speech.says(level.action), level.sources))
    if found.caution.at_least and not emergency:
        given.append(Line(words.at_least))
    return Part(tuple(given), title, mark)


def cautious(found: Assessment) -> list[Finding]:
    """The findings that speak about needles by themselves, most cautious first."""
    least = min(found.guideline.ladder.steps)
    own = [finding for finding in found.findings if finding.rule.caution > least]
    return sorted(own, key=lambda finding: -finding.rule.caution)


def _worse(found: Assessment) -> Iterator[Part]:
    """What to do if it gets worse; in an emergency there is nothing to wait for."""
    if found.urgency.level == Urgency.EMERGENCY:
        return
    words, region = found.guideline.words, found.region
    to_ring = (*calls(found, region.advice_line), *calls(found, region.emergency_number))
    yield Part((Line(found.speech.says(words.worse)),), words.worse_title, calls=to_ring)


def calls(found: Assessment, words: str) -> tuple[Call, ...]:
    """A link for each telephone number in these words."""
    call = found.guideline.words.call
    return tuple(Call(call.replace("{number}", number), number.replace(" ", "")) for number in NUMBER.findall(words))


def _advice(found: Assessment, *sections: str) -> list[Line]:
    return [
        Line(one.text, one.advice.sources, one.lead)
        for one in found.recommendations
        if one.advice.section in sections and one.status != "withheld"
    ]

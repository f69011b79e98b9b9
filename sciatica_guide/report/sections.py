"""The sections of every page after the answer, one maker each: a view of an assessment in, blocks out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.speech import together
from sciatica_guide.guideline.levels import ACUPUNCTURE, Suitability, Urgency
from sciatica_guide.report import drawings
from sciatica_guide.report.answer import calls, cautious, urgent
from sciatica_guide.report.clinician import clinician
from sciatica_guide.report.page import (
    Block,
    Bullets,
    Card,
    Heading,
    Line,
    Pairs,
    Paragraph,
    Reference,
    References,
    Table,
    day,
)
from sciatica_guide.report.wording import WARNING_PART, Reason, clauses, opposed, reasons, value_in_words, warning_signs
from sciatica_guide.version import __version__

MOST_QUESTIONS, MOST_IN_SHORT = 5, 4
"""Questions to take along, for each person to ask, with everything and in the short report."""
MOST_REASONS, MOST_IN_AN_EMERGENCY = 5, 3
"""Reasons in the short report, and where all has to stand on one page."""
MOST_HELD = 4
"""Lines about needles where they are out, in the short report."""
MOST_UNANSWERED = 6
"""Questions without an answer that are named; of more, how many."""


class View(NamedTuple):
    """An assessment, and whether the person asked for everything."""

    assessment: Assessment
    full: bool

    @property
    def emergency(self) -> bool:
        return self.assessment.urgency.level == Urgency.EMERGENCY

    def says(self, text: str) -> str:
        return self.assessment.speech.says(text)

    def line(self, text: str, sources: tuple[str, ...], lead: str = "") -> Line:
        """A line with every source, or with the one that counts most in the short report."""
        return Line(text, sources if self.full else sources[:1], lead)

    def reason(self, reason: Reason) -> Line:
        return self.line(reason.text, reason.finding.rule.sources)

    def advised(self, one: Recommendation) -> Line:
        return self.line(one.text, one.advice.sources, one.lead)

    def advice(self, section: str) -> list[Recommendation]:
        """The advice of a section that is not withheld, what matters most to the person first."""
        found = {finding.id for finding in self.assessment.findings}
        given = {one.id: one.advice for one in self.assessment.recommendations if one.status != "withheld"}
        chosen = [
            one
            for one in self.assessment.recommendations
            if one.id in given
            and one.advice.section == section
            and (self.full or not one.advice.full)
            and given.keys().isdisjoint(one.advice.said_by)
        ]
        return sorted(chosen, key=lambda one: found.isdisjoint(one.advice.first_for))

    def paragraphs(self, section: str) -> Iterator[Block]:
        """The advice of a section, a paragraph or a card each, with its drawings."""
        for one in self.advice(section):
            if one.points:
                number = self.assessment.region.emergency_number
                yield Card(self.advised(one), tuple(map(Line, one.points)), calls(self.assessment, number))
            else:
                yield Paragraph(self.advised(one))
            yield from drawings.of_figures(one.advice.means, one.advice.people)


def why(view: View) -> Iterator[Block]:
    found, words = view.assessment, view.assessment.guideline.words
    told = [Paragraph(view.reason(reason)) for reason in reasons(found, urgent(found))]
    yield from told if view.full else told[: MOST_IN_AN_EMERGENCY if view.emergency else MOST_REASONS]
    if not told:
        yield Paragraph(Line(view.says(words.why_nothing if found.complete else words.why_open)))
    yield from (Paragraph(Line(one)) for one in opposed(found))
    yield from view.paragraphs("fit")
    if found.unanswered and not view.emergency:
        names = [found.guideline.questions[id_].text for id_ in found.unanswered[:MOST_UNANSWERED]]
        more = len(found.unanswered) - len(names)
        names += [words.unanswered_more.replace("{count}", str(more))] if more else []
        yield from (Paragraph(Line(words.unanswered)), Bullets(tuple(Line(view.says(name)) for name in names)))
    if not view.emergency:
        yield from drawings.where_it_hurts(found)


def get_help(view: View) -> Iterator[Block]:
    yield from view.paragraphs("get_help")


def acupuncture(view: View) -> Iterator[Block]:
    """Where needles are out, what to sort out in a few lines; else also what is known, harms and a fair trial."""
    found, words = view.assessment, view.assessment.guideline.words
    first = view.advice("needles")
    against = [view.reason(reason) for reason in reasons(found, cautious(found))][1:]  # the first stands in the answer
    if found.acupuncture.level in (Suitability.AVOID, None):
        lines = tuple(map(view.advised, first))[: None if view.full else MOST_HELD]
        yield Bullets(lines) if lines else Paragraph(Line(view.says(words.needles_held)))
        return
    yield from (Paragraph(Line(view.says(words.choice))), *map(Paragraph, against))
    if first:
        yield from (Heading(words.sort_out), Bullets(tuple(map(view.advised, first)), "steps"))
    evidence = tuple(view.paragraphs("evidence"))
    if evidence:
        yield from (Heading(words.known), *evidence)
    trial = view.advice("course")
    if trial:
        yield from (Heading(view.says(words.try_it)), Bullets(tuple(map(view.advised, trial)), "steps"))


def options(view: View) -> Iterator[Block]:
    """The choices as a table, what matters most to the person first."""
    found, words = view.assessment, view.assessment.guideline.words
    chosen = view.advice("options")
    rows = [(view.line(one.lead, one.advice.sources), *map(Line, one.cells)) for one in chosen if one.cells]
    if not rows:
        return
    yield from (Paragraph(view.advised(one)) for one in chosen if not one.cells)
    serves = {id_ for one in chosen for id_ in one.advice.first_for}
    because = (finding.because for finding in found.findings if finding.id in serves)
    matters = dict.fromkeys(clause for one in because for clause in clauses(found, one))
    caption = words.choices_first.replace("{matters}", together(list(matters))) if matters else words.choices_of
    yield Table(view.says(caption), tuple(words.choice_heads.split("; ")), tuple(rows))


def living(view: View) -> Iterator[Block]:
    found, words = view.assessment, view.assessment.guideline.words
    held = {None: words.living_held, Urgency.SAME_DAY: words.living_today}.get(found.urgency.level)
    if held:
        yield Paragraph(Line(view.says(held)))
    yield from view.paragraphs("living")


def questions(view: View) -> Iterator[Block]:
    """Questions to take along to a doctor; to an acupuncturist where needles are an open choice."""
    words, level = view.assessment.guideline.words, view.assessment.acupuncture.level
    most = MOST_QUESTIONS if view.full else MOST_IN_SHORT
    heads = {"ask_doctor": words.ask_doctor, "ask_acupuncturist": words.ask_acupuncturist}
    for section, title in heads.items():
        lines = tuple(map(view.advised, view.advice(section)[:most]))
        if lines and (section == "ask_doctor" or level in (Suitability.REASONABLE, Suitability.PRECAUTIONS)):
            yield from (Heading(title), Bullets(tuple(Line(line.text) for line in lines), "boxes"))


def course(view: View) -> Iterator[Block]:
    """After acupuncture: the number that counts and its mark, what speaks for going on or against, what to see to."""
    found, words = view.assessment, view.assessment.guideline.words
    yield from (Paragraph(Line(view.says(words.choice))), *_measured(view))
    compared = {measure.id for measure in found.guideline.measures}
    behind = [one for one in found.findings if one.rule.caution or compared & one.rule.when.cells.keys()]
    ranked = sorted(behind, key=lambda finding: -finding.rule.caution)
    yield from (Paragraph(view.reason(reason)) for reason in reasons(found, ranked))
    first = view.advice("needles")
    if first:
        yield from (Heading(words.sort_out), Bullets(tuple(map(view.advised, first))))
    yield from view.paragraphs("course")


def _measured(view: View) -> Iterator[Block]:
    """The pair of numbers that counts, in words, with the mark that would be enough better."""
    guideline, given = view.assessment.guideline, view.assessment.answers.given
    numbers = {id_: value for id_, value in given.items() if isinstance(value, int)}
    for measure in guideline.measures:
        pair = measure.pair(numbers) if measure.down_by else None
        if pair is not None:
            short = guideline.questions[pair[0]].short.lower()
            told = {"before": numbers[pair[0]], "now": numbers[pair[1]], "before_short": short}
            mark = measure.line(numbers[pair[0]])
            words = (guideline.words.line_none if mark < 0 else guideline.words.line_at).format(line=mark)
            yield Paragraph(Line(f"{view.says(guideline.words.measured).format(**told)} {words}"))


def instead(view: View) -> Iterator[Block]:
    yield from view.paragraphs("instead")


def sciatica(view: View) -> Iterator[Block]:
    yield from view.paragraphs("sciatica")


def acupuncture_facts(view: View) -> Iterator[Block]:
    yield from view.paragraphs("acupuncture_facts")


def answers(view: View) -> Iterator[Block]:
    """With everything, each warning sign and each other answer on a line of its own."""
    if not view.full:
        return
    found, words = view.assessment, view.assessment.guideline.words
    states = {"yes": words.yes, "no": words.no, "not_sure": words.not_sure, "not_asked": words.not_asked}
    signs = warning_signs(found.guideline, found.answers)
    yield Pairs(tuple((states[sign.state], sign.option.label) for sign in signs))
    others = tuple(
        (question.short, value_in_words(question, found.answers.given[id_]))
        for id_, question in found.guideline.questions.items()
        if id_ in found.answers.given and not (question.part == WARNING_PART and question.kind == "many")
    )
    if others:
        yield Pairs(others)


def sources(view: View, cited: Iterable[str]) -> Iterator[Block]:
    """What the numbers stand for: by name in the short report, in full with everything."""
    rows = [view.assessment.guideline.sources[id_] for id_ in cited]
    if view.full:
        yield Paragraph(Line(view.assessment.guideline.words.sources_note))
    yield References(
        tuple(
            Reference(number, one.id, f"{one.cite} (checked {one.checked})" if view.full else one.short, one.url)
            for number, one in enumerate(rows, 1)
        )
    )


def about(view: View) -> Iterator[Block]:
    found = view.assessment
    words, next_review = found.guideline.words, found.guideline.next_review.isoformat()
    made = {"date": day(found.date), "content_version": found.guideline.version, "program_version": __version__}
    said = [
        *([words.overdue.format(next_review=next_review)] if found.overdue else []),
        words.about_version.format(**made),
        *(words.about_private, words.about_review, words.about_not),
    ]
    if not view.emergency:
        said += [words.about_not_for, words.about_you * bool(found.speech.who), words.more * (not view.full)]
    yield Paragraph(Line(" ".join(filter(None, said))), small=True)


def for_clinician(view: View) -> Iterator[Block]:
    yield from clinician(view.assessment)


MAKERS: Mapping[str, Callable[[View], Iterable[Block]]] = {
    "why": why,
    "get_help": get_help,
    "acupuncture": acupuncture,
    "options": options,
    "living": living,
    "questions": questions,
    "course": course,
    "instead": instead,
    "sciatica": sciatica,
    "acupuncture_facts": acupuncture_facts,
    "answers": answers,
    "about": about,
    "clinician": for_clinician,
}
"""Every section but that of the sources, which the others have to be made for first."""
HELD = {"acupuncture": "acupuncture_held", "living": "living_until"}
"""Headings that change where acupuncture is out, and where someone is to be seen first."""


def heading(view: View, id_: str) -> str:
    """The heading of a section as things stand for this person."""
    found, headings = view.assessment, view.assessment.guideline.headings
    out = found.guideline.ladder == ACUPUNCTURE and found.acupuncture.level in (Suitability.AVOID, None)
    seen = found.urgency.level is None or found.urgency.level >= Urgency.WITHIN_2_WEEKS
    changed = {"acupuncture": out, "living": seen}.get(id_, False)
    return view.says(headings[HELD[id_] if changed else id_])

"""Every section of every page, one maker each, in the order of the page: a view of an assessment in, blocks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sciatica_guide import __version__
from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.assess import Assessment
from sciatica_guide.assessment.triage import Finding
from sciatica_guide.guideline.model import Suitability, Urgency
from sciatica_guide.guideline.rows_as_nouns import Handover, LevelWords
from sciatica_guide.report import drawings
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph
from sciatica_guide.report.wording import (
    Sign,
    in_short,
    in_words,
    medicines,
    other_answers,
    reasons,
    warning_signs,
)

MOST_QUESTIONS, MOST_IN_SHORT = 5, 3
"""How many questions to take along are printed for each person to ask, with everything and in the short report."""
MOST_SIGNS_IN_FULL = 8
"""So many signs answered yes have a line each; more of them stand together, so that page 1 has room for all."""


class View(NamedTuple):
    """An assessment, and whether the person asked for everything."""

    assessment: Assessment
    full: bool

    @property
    def emergency(self) -> bool:
        return self.assessment.urgency.level == Urgency.EMERGENCY

    def words(self, id_: str) -> Paragraph:
        """A fixed sentence of the report."""
        return Paragraph(Line(self.assessment.guideline.words[id_]))

    def level(self, words: LevelWords) -> Line:
        """What a level says to do."""
        return Line(self.assessment.region.fill(words.action), words.sources)

    def advice(self, section: str) -> list[Recommendation]:
        """The advice of a section that is not withheld, what matters most to the person first."""
        found = {finding.id for finding in self.assessment.findings}
        chosen = [
            one
            for one in self.assessment.recommendations
            if one.advice.section == section and one.status != "withheld" and (self.full or not one.advice.full)
        ]
        return sorted(chosen, key=lambda one: found.isdisjoint(one.advice.first_for))

    def paragraphs(self, section: str) -> list[Block]:
        """The advice of a section, each with its points below it."""
        blocks: list[Block] = []
        for one in self.advice(section):
            blocks.append(Paragraph(line(one)))
            if one.points:
                blocks.append(bullets(one.points))
            blocks += drawings.of_100_people(one.advice)
        return blocks

    def questions(self, section: str) -> list[Block]:
        """At most five questions to take along, in the short report three."""
        most = MOST_QUESTIONS if self.full else MOST_IN_SHORT
        lines = tuple(map(line, self.advice(section)[:most]))
        return [Bullets(lines)] if lines else []

    def what_comes_first(self, chosen: Iterable[Recommendation]) -> list[Block]:
        """Why some choices stand before others: what the person said matters most, if anything."""
        guideline = self.assessment.guideline
        serves = {id_ for one in chosen for id_ in one.advice.first_for}
        matters = [
            in_words(guideline, finding.because, self.assessment.answers)
            for finding in self.assessment.findings
            if finding.id in serves
        ]
        text = guideline.words["options_in_order"].format(matters=", ".join(matters).lower())
        return [Paragraph(Line(text))] if matters else []

    def reasons(self, findings: Iterable[Finding], sharing: bool = False) -> Bullets:
        """Why: what the person told us, and what it can mean."""
        return reasons(self.assessment.guideline, self.assessment.answers, findings, sharing)


def line(one: Recommendation) -> Line:
    return Line(one.text, one.advice.sources)


def bullets(texts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Line, texts)))


def now(view: View) -> list[Block]:
    """The steps to take, then the level for acupuncture; in an emergency that level's headline alone."""
    found, least = view.assessment, view.words("at_least")
    urgency = found.guideline.urgency[found.urgency.level]
    needles = found.guideline.decision[found.decision.level]
    verdict = f"{found.guideline.words['verdict']} {needles.headline}"
    return [
        Bullets((view.level(urgency), *map(line, view.advice("now")))),
        *([least] if found.urgency.at_least else []),
        Paragraph(Line(verdict if view.emergency else f"{verdict} {needles.action}", needles.sources)),
        *([least] if found.decision.at_least and not view.emergency else []),
    ]


def handover(view: View) -> list[Block]:
    """Situation, medicines, bleeding and background, a row each, for a reader in a hurry."""
    found = view.assessment
    rows = [(row.title, _told(view, row)) for row in found.guideline.handover]
    pairs = Pairs(tuple(row for row in rows if row[1]))
    return [pairs] if view.emergency else [pairs, *drawings.where_it_hurts(found), *drawings.how_much(found)]


def _told(view: View, row: Handover) -> str:
    found = view.assessment
    if row.questions == ("medicines",) and found.answers.medicines:
        return "; ".join(medicines(found.guideline, found.answers)) + "."
    return in_short(found.guideline, found.answers, row, found.unanswered)


def signs(view: View) -> list[Block]:
    """Every warning sign as YES, no, not sure or not asked; those answered yes first."""
    words = view.assessment.guideline.words
    by_state: dict[str, list[Sign]] = {"yes": [], "not_sure": [], "not_asked": [], "no": []}
    for sign in warning_signs(view.assessment.guideline, view.assessment.answers):
        by_state[sign.state].append(sign)
    rows = []
    if len(by_state["yes"]) <= MOST_SIGNS_IN_FULL:
        rows = [(words["yes"], sign.option.label) for sign in by_state.pop("yes")]
    together = {state: "; ".join(sign.option.brief for sign in some) for state, some in by_state.items() if some}
    return [Pairs((*rows, *((words[state], f"{text}.") for state, text in together.items())))]


def course(view: View) -> list[Block]:
    """The number that counts and its mark, what speaks for and against going on, and what to see to first."""
    found = view.assessment
    compared = {measure.id for measure in found.guideline.measures}
    reasons = [one for one in found.findings if one.rule.decision or compared & one.rule.when.cells.keys()]
    blocks: list[Block] = [view.words("course_decision"), *_measured(view)]
    if reasons:
        blocks.append(view.reasons(sorted(reasons, key=lambda finding: -finding.rule.decision)))
    first = view.advice("needles")
    if first:
        blocks += [view.words("sort_out"), Bullets(tuple(map(line, first)))]
    return [*blocks, *view.paragraphs("course")]


def instead(view: View) -> list[Block]:
    lines = tuple(map(line, view.advice("instead")))
    return [Bullets(lines)] if lines else []


def _measured(view: View) -> Iterator[Block]:
    """The pair of numbers that counts, in words, with the mark that would be enough better."""
    guideline, given = view.assessment.guideline, view.assessment.answers.given
    numbers = {id_: value for id_, value in given.items() if isinstance(value, int)}
    for measure in guideline.measures:
        pair = measure.pair(numbers) if measure.down_by else None
        if pair is not None:
            before, now = (guideline.questions[id_].short for id_ in pair)
            told = {"before": numbers[pair[0]], "now": numbers[pair[1]], "before_short": before, "now_short": now}
            mark = measure.line(numbers[pair[0]])
            words = guideline.words["line_none" if mark < 0 else "line_at"].format(line=mark)
            yield Paragraph(Line(f"{guideline.words['measured'].format(**told)} {words}"))


def why(view: View) -> list[Block]:
    found = view.assessment
    least = Urgency.EMERGENCY if view.emergency else Urgency.ROUTINE
    raised = [finding for finding in found.findings if finding.rule.urgency >= least]
    nothing = view.words("why_nothing" if found.complete else "why_open")
    blocks = [view.reasons(raised) if raised else nothing, *view.paragraphs("fit")]
    if found.unanswered and not view.emergency:
        questions = found.guideline.questions
        flags = (f"--{id_.replace('_', '-')} ({questions[id_].short})" for id_ in found.unanswered)
        blocks += [view.words("unanswered"), bullets(flags)]
    return blocks


def acupuncture(view: View) -> list[Block]:
    found = view.assessment
    blocks: list[Block] = [view.words("acupuncture_decision")]
    cautious = [finding for finding in found.findings if finding.rule.decision > Suitability.REASONABLE]
    if cautious:
        blocks.append(view.reasons(sorted(cautious, key=lambda finding: -finding.rule.decision), sharing=True))
    first = view.advice("needles")
    if first:
        blocks += [view.words("sort_out"), Bullets(tuple(map(line, first)))]
    return [*blocks, *view.paragraphs("evidence"), *view.paragraphs("course")]


def options(view: View) -> list[Block]:
    chosen = view.advice("options")
    if not chosen:
        return []
    short = Bullets(tuple(Line(f"{one.text} {one.advice.brief}", one.advice.sources) for one in chosen))
    return [*view.what_comes_first(chosen), *(view.paragraphs("options") if view.full else [short])]


def meanwhile(view: View) -> list[Block]:
    held = {None: "meanwhile_held", Urgency.SAME_DAY: "meanwhile_same_day"}.get(view.assessment.urgency.level)
    lines = tuple(map(line, view.advice("meanwhile")))
    return [*([view.words(held)] if held else []), *([Bullets(lines)] if lines else [])]


def ask_doctor(view: View) -> list[Block]:
    return view.questions("ask_doctor")


def ask_acupuncturist(view: View) -> list[Block]:
    """In the short report only for whoever has nothing to sort out before the first visit."""
    open_choice = view.assessment.acupuncture.level == Suitability.REASONABLE
    return view.questions("ask_acupuncturist") if view.full or open_choice else []


def get_help(view: View) -> list[Block]:
    return view.paragraphs("get_help")


def sciatica(view: View) -> list[Block]:
    return view.paragraphs("sciatica")


def acupuncture_facts(view: View) -> list[Block]:
    return view.paragraphs("acupuncture_facts")


def answers(view: View) -> list[Block]:
    """With --full, every warning sign and every other answer on a line of its own."""
    if not view.full:
        return []
    rules, told = view.assessment.guideline, view.assessment.answers
    signs = ((rules.words[sign.state], sign.option.label) for sign in warning_signs(rules, told))
    return [Pairs(tuple(signs)), bullets(f"{short}: {value}" for short, value in other_answers(rules, told))]


def sources(view: View, cited: tuple[str, ...]) -> list[Block]:
    rows = [view.assessment.guideline.sources[id_] for id_ in cited]
    if not view.full:
        return [_run_in(f"[{number}] {one.short}" for number, one in enumerate(rows, 1))]
    words = [" ".join(filter(None, (one.cite, one.url, f"(checked {one.checked})"))) for one in rows]
    return [view.words("sources_note"), Pairs(tuple((f"[{number}]", text) for number, text in enumerate(words, 1)))]


def _run_in(texts: Iterable[str]) -> Paragraph:
    return Paragraph(Line("; ".join(texts) + "."))


def about(view: View) -> list[Block]:
    found = view.assessment
    words = found.guideline.words
    version = words["about_version"].format(
        date=found.date.isoformat(), content_version=found.guideline.version, program_version=__version__
    )
    proof = words["about_proof"].format(**found.guideline.seal._asdict())
    rest = [words[f"about_{id_}"] for id_ in ("you", "review", "not", "not_for", "private")]
    more = [words["more"]] if not (view.full or view.emergency) else []
    next_review = found.guideline.next_review.isoformat()
    overdue = [words["overdue"].format(next_review=next_review)] if found.overdue else []
    return [Paragraph(Line(" ".join([*overdue, version, proof, *rest, *more])))]

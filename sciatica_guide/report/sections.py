"""The sections after page 1, one maker each: a view of an assessment in, blocks out."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide import __version__
from sciatica_guide.guideline.model import Suitability, Urgency
from sciatica_guide.report.page import Block, Bullets, Line, Pairs, Paragraph
from sciatica_guide.report.section_parts import View, bullets, line
from sciatica_guide.report.told import other_answers, warning_signs


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

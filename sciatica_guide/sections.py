"""The sections of the report, one maker each: an assessment in, blocks out."""

from __future__ import annotations

from collections.abc import Iterable

from sciatica_guide import __version__
from sciatica_guide.assessment import Assessment
from sciatica_guide.guidance import Recommendation
from sciatica_guide.model import Suitability, Urgency
from sciatica_guide.page import Block, Bullets, Line, Pairs, Paragraph
from sciatica_guide.told import in_words, medicines, other_answers, warning_signs
from sciatica_guide.triage import Finding


def now(assessment: Assessment) -> list[Block]:
    level = assessment.guideline.urgency[assessment.urgency.level]
    steps = [Line(assessment.region.fill(level.action), level.sources)]
    steps += [_line(one) for one in _advice(assessment, "now")]
    blocks: list[Block] = [Bullets(tuple(steps))]
    if assessment.urgency.at_least:
        blocks.append(_words(assessment, "at_least"))
    return blocks


def why(assessment: Assessment) -> list[Block]:
    emergency = assessment.urgency.level == Urgency.EMERGENCY
    least = Urgency.EMERGENCY if emergency else Urgency.ROUTINE
    raised = [finding for finding in assessment.findings if finding.rule.urgency >= least]
    blocks: list[Block] = []
    if raised:
        blocks.append(_reasons(assessment, raised))
    else:
        blocks.append(_words(assessment, "why_nothing" if assessment.complete else "why_open"))
    blocks += [Paragraph(_line(one)) for one in _advice(assessment, "fit")]
    if assessment.unanswered and not emergency:
        flags = [
            Line(f"--{id_.replace('_', '-')} ({assessment.guideline.questions[id_].short})")
            for id_ in assessment.unanswered
        ]
        blocks += [_words(assessment, "unanswered"), Bullets(tuple(flags))]
    return blocks


def acupuncture(assessment: Assessment) -> list[Block]:
    level = assessment.guideline.suitability[assessment.acupuncture.level]
    blocks: list[Block] = [
        _words(assessment, "acupuncture_decision"),
        Paragraph(Line(f"{level.headline} {level.action}", level.sources)),
    ]
    if assessment.acupuncture.at_least:
        blocks.append(_words(assessment, "at_least"))
    cautious = [finding for finding in assessment.findings if finding.rule.suitability > Suitability.REASONABLE]
    if cautious:
        blocks.append(_reasons(assessment, sorted(cautious, key=lambda finding: -finding.rule.suitability)))
    advice = _advice(assessment, "needles")
    first = [_line(one) for one in advice if one.advice.act != "know"]
    if first:
        blocks += [_words(assessment, "sort_out"), Bullets(tuple(first))]
    return blocks + [Paragraph(_line(one)) for one in advice if one.advice.act == "know"]


def meanwhile(assessment: Assessment) -> list[Block]:
    held = {None: "meanwhile_held", Urgency.SAME_DAY: "meanwhile_same_day"}.get(assessment.urgency.level)
    blocks: list[Block] = [_words(assessment, held)] if held else []
    lines = tuple(_line(one) for one in _advice(assessment, "meanwhile"))
    return [*blocks, Bullets(lines)] if lines else blocks


def get_help(assessment: Assessment) -> list[Block]:
    blocks: list[Block] = []
    for one in _advice(assessment, "get_help"):
        blocks.append(Paragraph(_line(one)))
        if one.points:
            blocks.append(Bullets(tuple(map(Line, one.points))))
    return blocks


def answers(assessment: Assessment) -> list[Block]:
    rules, told = assessment.guideline, assessment.answers
    blocks: list[Block] = [
        _words(assessment, "answers_note"),
        _words(assessment, "warning_signs"),
        Pairs(warning_signs(rules, told)),
    ]
    others = other_answers(rules, told)
    if others:
        blocks += [_words(assessment, "other_answers"), _list(f"{short}: {value}" for short, value in others)]
    if told.medicines:
        blocks += [_words(assessment, "medicines"), _list(medicines(rules, told))]
    return blocks


def sources(assessment: Assessment, cited: tuple[str, ...]) -> list[Block]:
    rows = [assessment.guideline.sources[id_] for id_ in cited]
    pairs = [
        (f"[{number}]", " ".join(filter(None, (source.cite, source.url, f"(checked {source.checked})"))))
        for number, source in enumerate(rows, 1)
    ]
    return [_words(assessment, "sources_note"), Pairs(tuple(pairs))]


def about(assessment: Assessment) -> list[Block]:
    words = assessment.guideline.words
    version = words["about_version"].format(
        date=assessment.date.isoformat(), content_version=assessment.guideline.version, program_version=__version__
    )
    rest = [words[f"about_{id_}"] for id_ in ("review", "not", "not_for", "private")]
    return [_list([version, *rest])]


def _list(texts: Iterable[str]) -> Bullets:
    return Bullets(tuple(map(Line, texts)))


def _reasons(assessment: Assessment, findings: Iterable[Finding]) -> Bullets:
    told = assessment.guideline.words["told"]
    return Bullets(
        tuple(
            Line(f"{told} {in_words(assessment.guideline, one.because)}. {one.rule.reason}", one.rule.sources)
            for one in findings
        )
    )


def _advice(assessment: Assessment, section: str) -> list[Recommendation]:
    return [one for one in assessment.recommendations if one.advice.section == section and one.status != "withheld"]


def _line(one: Recommendation) -> Line:
    return Line(one.text, one.advice.sources)


def _words(assessment: Assessment, id_: str) -> Paragraph:
    return Paragraph(Line(assessment.guideline.words[id_]))

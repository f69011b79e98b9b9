"""The questions as a FHIR R4 Questionnaire: a group a part, an item a question, its options as codings, its gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.exchange.fhir.codings import Codings, Resource, codings, url
from sciatica_guide.guideline.model import Condition, Guideline, Option, Question, Range, Value

CORE = "http://hl7.org/fhir/StructureDefinition"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
DISPLAY_CATEGORIES = "http://hl7.org/fhir/questionnaire-display-category"
FOCUS = {"system": "http://terminology.hl7.org/CodeSystem/usage-context-type", "code": "focus"}
TYPES = {"one": "choice", "many": "choice", "scale": "integer", "number": "integer", "names": "open-choice"}
SEVERAL = ("many", "names")
NAMES, NO_NAMES = "medicines", "none"
NOBODY = Option(NO_NAMES, "None", "", "")
"""What stands for no medicine at all, beside names as the person writes them."""


def questionnaire(guideline: Guideline) -> Resource:
    """One Questionnaire, whose version is that of the tables."""
    words, own = codings(), codings().own[guideline.edition.id]
    return {
        "resourceType": "Questionnaire",
        "language": "en",
        "url": url(guideline.edition),
        "version": guideline.version,
        "name": own["name"],
        "title": own["title"],
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "description": own["description"],
        "purpose": own["purpose"],
        "useContext": [{"code": FOCUS, "valueCodeableConcept": {"coding": [words.codings["questionnaire"]]}}],
        "copyright": words.words["copyright"],
        "effectivePeriod": {"end": guideline.next_review.isoformat()},
        "item": [
            {
                "linkId": group(part),
                "text": title.capitalize(),
                "type": "group",
                "item": [item(guideline, one) for one in guideline.questions.values() if one.part == part],
            }
            for part, title in guideline.parts.items()
        ],
    }


def group(part: str) -> str:
    """The linkId of a part, which may be called what a question is."""
    return f"part.{part}"


def canonical(guideline: Guideline) -> str:
    """How a response names this questionnaire, with its version."""
    return f"{url(guideline.edition)}|{guideline.version}"


def item(guideline: Guideline, question: Question) -> Resource:
    """One question. It is required where FHIR shows it to nobody whom we would not ask."""
    words, shown = codings(), gates(guideline, question)
    made: Resource = {"linkId": question.id}
    if extensions := _extensions(question):
        made["extension"] = extensions
    if question.id in words.codings:
        made["code"] = [words.codings[question.id]]
    made |= {"text": text(guideline, question), "type": TYPES[question.kind]}
    if shown.gates:
        made["enableWhen"] = [_enable_when(guideline, words, gate) for gate in shown.gates]
        if len(shown.gates) > 1:
            made["enableBehavior"] = shown.behavior
    made |= {"required": shown.exact and not question.optional, "repeats": question.kind in SEVERAL}
    if options := offered(question):
        made["answerOption"] = [_option(words, question, option) for option in options]
    made["item"] = [_help(question)]
    return made


def text(guideline: Guideline, question: Question) -> str:
    """The question, and what the ends of its scale mean."""
    if not question.low or question.band is None:
        return question.text
    minimum, maximum = question.band
    ends = {"minimum": minimum, "maximum": maximum, "low": question.low, "high": question.high}
    return f"{question.text} {guideline.interview.scale.format(**ends)}"


def offered(question: Question) -> tuple[Option, ...]:
    """The options of a question; for names, the one that stands for no name."""
    return (NOBODY,) if question.kind == "names" else question.options


def coding(words: Codings, question: Question, code: str) -> dict[str, str]:
    """The coding of one of the question's codes."""
    return words.option(question, next(option for option in offered(question) if option.code == code))


def _option(words: Codings, question: Question, option: Option) -> Resource:
    made: Resource = {"valueCoding": words.option(question, option)}
    if question.kind in SEVERAL and option.code in ALONE:
        made["extension"] = [{"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}]
    return made


def _enable_when(guideline: Guideline, words: Codings, gate: Gate) -> Resource:
    condition: Resource = {"question": gate.question, "operator": gate.operator}
    if isinstance(gate.value, int):
        return condition | {"answerInteger": gate.value}
    return condition | {"answerCoding": coding(words, guideline.questions[gate.question], gate.value)}


def _extensions(question: Question) -> list[Resource]:
    if question.band:
        limits = zip(("minValue", "maxValue"), question.band, strict=True)
        return [{"url": f"{CORE}/{name}", "valueInteger": number} for name, number in limits]
    control = {"one": "radio-button", "many": "check-box"}.get(question.kind)
    return [_control(control)] if control else []


def _control(code: str) -> dict[str, Any]:
    return _extension("itemControl", CONTROLS, code)


def _extension(name: str, system: str, code: str) -> dict[str, Any]:
    concept = {"coding": [{"system": system, "code": code}]}
    return {"url": f"{CORE}/questionnaire-{name}", "valueCodeableConcept": concept}


def _help(question: Question) -> Resource:
    """Why we ask, and what the words mean, beside the question."""
    options = (f"{option.label}: {option.means}" for option in question.options if option.means)
    told = " ".join(filter(None, (question.why, question.means, question.check, *options)))
    shown = [_control("help"), _extension("displayCategory", DISPLAY_CATEGORIES, "instructions")]
    return {"linkId": help_of(question), "extension": shown, "text": told, "type": "display"}


def help_of(question: Question) -> str:
    """The linkId of the words that stand beside a question."""
    return f"{question.id}.help"


class Gate(NamedTuple):
    """One `enableWhen`: a question, an operator, and a number or a code."""

    question: str
    operator: str
    value: int | str

    def holds(self, given: Mapping[str, Value]) -> bool:
        """Whether these answers open it; a question without an answer opens nothing."""
        answer = given.get(self.question)
        if answer is None:
            return False
        if isinstance(answer, int) and isinstance(self.value, int):
            return answer >= self.value if self.operator == ">=" else answer <= self.value
        codes = (answer,) if isinstance(answer, str | int) else answer
        return (self.value in codes) == (self.operator == "=")


class Gates(NamedTuple):
    """All gates of a question; `exact` where they show it to nobody whom we would not ask."""

    gates: tuple[Gate, ...]
    behavior: str
    exact: bool

    def open(self, given: Mapping[str, Value]) -> bool:
        """Whether the question is shown."""
        held = [gate.holds(given) for gate in self.gates]
        return all(held) if self.behavior == "all" else any(held)


def gates(guideline: Guideline, question: Question) -> Gates:
    """FHIR has one level of all or any, and looks no medicine up; what it cannot say is left out, and shows more."""
    rows = question.enable_when
    known = all(name in guideline.questions for row in rows for name in row.cells)
    cells = [cell for row in rows for cell in row.cells.values()]
    if known and len(rows) < 2 and all(isinstance(cell, Range) or len(cell) == 1 for cell in cells):
        return Gates(tuple(gate for row in rows for cell in row.cells.items() for gate in _cell(*cell)), "all", True)
    exact = known and len(cells) == len(rows) and not any(isinstance(cell, Range) for cell in cells)
    return Gates(tuple(dict.fromkeys(gate for row in rows for gate in _widest(guideline, row))), "any", exact)


def _widest(guideline: Guideline, row: Condition) -> Iterator[Gate]:
    """Gates of which one is open whenever the row holds: those of one cell, about a question if there is one."""
    for name, cell in row.cells.items():
        if name in guideline.questions:
            yield from [_cell(name, cell)[0]] if isinstance(cell, Range) else _cell(name, cell)
            return
    yield Gate(NAMES, "!=", NO_NAMES)


def _cell(name: str, cell: frozenset[str] | Range) -> list[Gate]:
    if isinstance(cell, Range):
        return [Gate(name, ">=", cell.minimum), Gate(name, "<=", cell.maximum)]
    return [Gate(name, "=", code) for code in sorted(cell)]

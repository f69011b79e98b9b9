"""Our codes for other systems: a CodeSystem that says what each means, and a ConceptMap to codes that others know."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.exchange.fhir.codings import CODES, Resource, codings
from sciatica_guide.exchange.fhir.questionnaire import offered
from sciatica_guide.exchange.identity import urn
from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.model import Option, Question
from sciatica_guide.guideline.packaged import guideline

NAME = "SciaticaGuideAnswers"


def code_system() -> Resource:
    """Every code of both questionnaires, `question.option`, with the words that people see and what they mean."""
    concepts: dict[str, Resource] = {}
    for question, option in _options():
        code, means = f"{question.id}.{option.code}", (f"{question.text} {option.label}.", option.means)
        concept = {"code": code, "display": option.label, "definition": " ".join(filter(None, means))}
        concepts.setdefault(code, concept)
    return {
        "resourceType": "CodeSystem",
        "url": CODES,
        **_about("CodeSystem", "Answers to the questions of sciatica-guide"),
        "caseSensitive": True,
        "content": "complete",
        "count": len(concepts),
        "concept": list(concepts.values()),
    }


def concept_map() -> Resource:
    """Those of our codes that another system has a code for, only where public sources agree on it."""
    groups: dict[str, dict[str, Resource]] = {}
    for question, option in _options():
        known = codings().elsewhere(question, option)
        if known:
            target = {name: known[name] for name in ("code", "display") if name in known}
            code = f"{question.id}.{option.code}"
            element: Resource = {"code": code, "target": [target | {"equivalence": "equivalent"}]}
            groups.setdefault(known["system"], {}).setdefault(code, element)
    return {
        "resourceType": "ConceptMap",
        "url": urn("concept map"),
        **_about("ConceptMap", "Answers to the questions of sciatica-guide in codes of other systems"),
        "group": [
            {"source": CODES, "target": system, "element": list(elements.values())}
            for system, elements in groups.items()
        ],
    }


def _about(kind: str, title: str) -> Resource:
    return {
        "version": guideline().version,
        "name": f"{NAME}{kind}",
        "title": title,
        "status": "draft",
        "experimental": True,
        "copyright": codings().words["copyright"],
    }


def _options() -> Iterator[tuple[Question, Option]]:
    for edition in EDITIONS:
        for question in guideline(edition).questions.values():
            yield from ((question, option) for option in offered(question))

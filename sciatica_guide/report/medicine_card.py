"""One medicine at a time: what it is, why it matters for needles, what to do, and who says so."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sciatica_guide.assessment.assess import assess
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.levels import Suitability
from sciatica_guide.guideline.model import Guideline
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines.lists import LISTS, names, where_from
from sciatica_guide.medicines.names import Medicine, fold
from sciatica_guide.medicines.wording import what_it_is
from sciatica_guide.report.page import Block, Bullets, Heading, Line, Paragraph, Report, Section

SCHEMA = "sciatica-guide/medicines/1"


class Said(NamedTuple):
    """A sentence or two, and the ids of the sources it rests on."""

    text: str
    sources: tuple[str, ...]


class Card(NamedTuple):
    """All that we have to say about one name."""

    medicine: Medicine
    what: str
    why: tuple[Said, ...]
    do: tuple[Said, ...]
    listed: tuple[str, ...]
    """Where each name that it is or may be comes from."""

    @property
    def cited(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(source for said in (*self.why, *self.do) for source in said.sources))


def cards(names: Sequence[str]) -> tuple[Card, ...]:
    """A card for every medicine in these lines. Errors: AnswerError for names that are not fit to print."""
    medicines = assess({"medicines": list(names)}).answers.medicines
    if not medicines:
        raise AnswerError("The medicines", "are none.", "Give at least one name.")
    return tuple(map(_card, medicines))


def page(found: Iterable[Card]) -> Report:
    """The cards one below the other."""
    rules = guideline()
    sections = tuple(
        Section(f"medicine-{number}", card.medicine.typed, tuple(_blocks(card, rules)))
        for number, card in enumerate(found, 1)
    )
    return Report("", rules.words.card_title, sections)


def as_json(found: Sequence[Card]) -> str:
    """The cards as one JSON object."""
    sources = guideline().sources
    cited = sorted({source for card in found for source in card.cited})
    data = {
        "schema": SCHEMA,
        "content_version": guideline().version,
        "medicines": [_as_data(card) for card in found],
        "sources": [
            {"id": one.id, "cite": one.cite, "url": one.url, "checked": one.checked}
            for one in (sources[id_] for id_ in cited)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _card(medicine: Medicine) -> Card:
    """What the guideline says to somebody who takes this and has told nothing else."""
    rules = guideline()
    found = assess({"medicines": [medicine.typed]})
    ids = {finding.id for finding in found.findings}
    why = [Said(rules.medicine_classes[id_].meaning, rules.medicine_classes[id_].sources) for id_ in medicine.classes]
    why += [
        Said(finding.rule.reason, finding.rule.sources)
        for finding in found.findings
        if finding.rule.caution > Suitability.REASONABLE
    ]
    do = [
        Said(one.text, one.advice.sources)
        for one in found.recommendations
        if one.advice.section in ("today", "needles", "living") and ids & set(one.because)
    ]
    return Card(medicine, what_it_is(rules, medicine), tuple(why), tuple(do), tuple(_listed(medicine)))


def _listed(medicine: Medicine) -> Iterator[str]:
    for name in medicine.names:
        for file in LISTS:
            row = names(file).find(fold(name.name))
            if row is not None:
                yield f"{row[0]}: {where_from(row[2])}"
                break


def _blocks(card: Card, rules: Guideline) -> Iterator[Block]:
    words = rules.words
    yield Paragraph(Line(card.medicine.typed, lead=words.card_typed))
    yield Paragraph(Line(card.what, lead=words.card_what))
    cites = (" ".join(filter(None, (rules.sources[id_].cite, rules.sources[id_].url))) for id_ in card.cited)
    for heading, texts in (
        (words.card_why, (said.text for said in card.why)),
        (words.card_do, (said.text for said in card.do)),
        (words.card_who, cites),
        (words.card_name, card.listed),
    ):
        lines = tuple(map(Line, dict.fromkeys(texts)))
        if lines:
            yield from (Heading(heading), Bullets(lines))


def _as_data(card: Card) -> dict[str, Any]:
    one = card.medicine
    return {
        "typed": one.typed,
        "generic": one.generic or None,
        "class": one.classes[0] if one.generic else None,
        "classes": list(one.classes),
        "match": one.match,
        "what": card.what,
        "why": [{"text": said.text, "sources": list(said.sources)} for said in card.why],
        "do": [{"text": said.text, "sources": list(said.sources)} for said in card.do],
        "listed": list(card.listed),
    }

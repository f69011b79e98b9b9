"""What sciatica and acupuncture are, told to nobody in particular: lessons by topic, as a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sciatica_guide.assessment.assess import region_called
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.guideline.model import Guideline, Lesson, Region
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.report.drawings import of_figures
from sciatica_guide.report.page import Block, Line, Paragraph, Reference, References, Report, Section


def learn(topic: str | None = None, region: str | None = None, date: datetime.date | None = None) -> Report:
    """Every topic, or one. Errors: AnswerError names the topics there are."""
    rules, place = guideline(), region_called(region)
    if topic is not None and topic not in rules.topics:
        what = f"{shown(topic)} is not one of {', '.join(rules.topics)}."
        raise AnswerError("The topic", what, nearest(topic, rules.topics))
    chosen = [topic] if topic is not None else list(rules.topics)
    lessons = [lesson for lesson in rules.lessons if lesson.topic in chosen]
    cited = tuple(dict.fromkeys(source for lesson in lessons for source in lesson.sources))
    sections = [
        Section(id_, rules.topics[id_], tuple(_blocks((one for one in lessons if one.topic == id_), place)))
        for id_ in chosen
    ]
    sections.append(Section("sources", rules.headings["sources"], (References(tuple(_listed(rules, cited))),)))
    return Report("", rules.words.learn_title, tuple(sections), cited, date)


def _blocks(lessons: Iterator[Lesson], place: Region) -> Iterator[Block]:
    for lesson in lessons:
        yield Paragraph(Line(place.fill(lesson.text), lesson.sources, lesson.lead))
        yield from of_figures(lesson.means, lesson.people)


def _listed(rules: Guideline, cited: tuple[str, ...]) -> Iterator[Reference]:
    for number, source in enumerate((rules.sources[id_] for id_ in cited), 1):
        yield Reference(number, source.id, source.cite, source.url)

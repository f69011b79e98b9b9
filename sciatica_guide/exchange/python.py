"""An assessment as programs in Python get it: everything that the guideline says, and nobody can change it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NoReturn, TypeVar

from sciatica_guide.assessment import assess as walk
from sciatica_guide.assessment import triage
from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.answers import Answers, answered, collect
from sciatica_guide.assessment.decision_table import DecisionTable, Outcome
from sciatica_guide.assessment.speech import Speech
from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.exchange import earlier_report
from sciatica_guide.guideline.levels import Level, Urgency
from sciatica_guide.guideline.manifest import ASSESSMENT, FOLLOWUP, Edition
from sciatica_guide.guideline.model import Guideline, Region, Value
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines.names import Medicine

Same = TypeVar("Same", bound="Guidance")


class Guidance:
    """What the guideline says to one person, on one day, in one country.

    It holds what the person answered and works the rest out when it is first asked for, always to the same. It is
    small to pickle; to keep it for later versions of the tables, keep `to_json()`.
    """

    __slots__ = ("_given", "_outcome", "_walked", "date", "region")
    _edition: Edition
    _outcome: Outcome | None
    _given: Mapping[str, Value]
    _walked: walk.Assessment | None
    date: datetime.date
    """The day of the report."""
    region: Region
    """The numbers to ring; its `id` is the country in two letters, empty where none was given."""

    def __init__(
        self,
        region: Region,
        date: datetime.date,
        given: Mapping[str, Value],
        outcome: Outcome | None = None,
    ) -> None:
        """For `assess`, `assess_many` and `followup`, which check what they are given."""
        parts = {"region": region, "date": date, "_given": given, "_outcome": outcome, "_walked": None}
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    @property
    def guideline(self) -> Guideline:
        """The tables that say it, with every question, rule, sentence and source."""
        return guideline(self._edition)

    @property
    def answers(self) -> Answers:
        """What was answered, checked: `answers.given` by question, `answers.medicines` as they were recognised."""
        return self._walk().answers

    @property
    def speech(self) -> Speech:
        """How the report speaks to this person: `speech.says(text)` puts a text of the guideline in their words."""
        return self._walk().speech

    @property
    def medicines(self) -> tuple[Medicine, ...]:
        """What each name of a medicine was taken for; `match` is exact, close or none."""
        return self.answers.medicines

    @property
    def complete(self) -> bool:
        """Whether every question that applies has an answer."""
        return self._outcome.complete if self._outcome else self._walk().complete

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The questions that apply and have no answer, by id, in order. None of them counts as a no."""
        return self._walk().unanswered

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The rules that hold, most urgent first; `because` is the answers that each rests on."""
        return tuple(self._outcome.findings()) if self._outcome else self._walk().findings

    @property
    def finding_ids(self) -> tuple[str, ...]:
        """The ids of the findings, without working out what each rests on: for many people, many times as quick."""
        return tuple(self._outcome.ids()) if self._outcome else tuple(finding.id for finding in self.findings)

    @property
    def urgency(self) -> Verdict[Urgency]:
        """How soon a clinician is needed: `code`, `level` (None is not assessed), `at_least` and `because`."""
        if self._outcome:
            return triage.urgency(self._outcome.bare(), self._outcome.settled)
        return self._walk().urgency

    @property
    def caution(self) -> Verdict[Level]:
        """The level that goes with the urgency: about acupuncture, or about going on with it."""
        if self._outcome:
            return triage.verdict(self._outcome.bare(), self._outcome.settled, ladder=self._edition.ladder)
        return self._walk().caution

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The advice that is given, some of it with a caution. What is held back stands in `withheld`."""
        return self._walk().recommendations

    @property
    def withheld(self) -> tuple[Recommendation, ...]:
        """The advice that a finding holds back: not to be shown to the person."""
        return self._walk().withheld

    @property
    def summary(self) -> tuple[str, ...]:
        """At most eight lines: what to do and by when, about acupuncture, and the reasons that count."""
        from sciatica_guide.report.answer import summary

        return summary(self._walk())

    @property
    def overdue(self) -> bool:
        """Whether the guideline was past its review date on that day."""
        return self.date > self.guideline.next_review

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data, as `--format json` prints it; each call gives a copy of its own."""
        from sciatica_guide.exchange.json import as_data

        return as_data(self._walk())

    def to_json(self) -> str:
        """All of it as one JSON object. Same answers, date and region: same text."""
        from sciatica_guide.exchange import json

        return json.render(self._walk())

    def to_fhir(self, subject: str = "", reproducible: bool = False) -> dict[str, Any]:
        """What was asked and answered, as a FHIR R4 Bundle; no judgement of ours is in it.

        `subject` is who the person is in your system, as `Patient/17` or any other text. The response is named anew at
        each call, unless it is to be `reproducible`.
        """
        from sciatica_guide.exchange.fhir.response import Labels, bundle

        return bundle(self._walk(), Labels(subject, reproducible))

    def to_text(self, width: int = 80, full: bool = False) -> str:
        """The report for a person as plain text, `width` columns wide; `full` for everything there is to say."""
        return str(self._made("text", width=width, full=full))

    def to_markdown(self, full: bool = False) -> str:
        """The report for a person as Markdown; `full` for everything there is to say."""
        return str(self._made("markdown", full=full))

    def to_html(self, full: bool = False, large_print: bool = False) -> str:
        """The report for a person as one HTML page that loads nothing; `full` for everything there is to say."""
        return str(self._made("html", full=full, large_print=large_print))

    def to_pdf(self, full: bool = False, large_print: bool = False) -> bytes:
        """The report for a person as a tagged PDF. Errors: AnswerError where the extra `pdf` is not installed."""
        made = self._made("pdf", full=full, large_print=large_print)
        return made if isinstance(made, bytes) else made.encode()

    def _made(self, format: str, **how: Any) -> str | bytes:
        from sciatica_guide.exchange.formats import make

        return make(self._walk(), format, **how)

    def _walk(self) -> walk.Assessment:
        if self._walked is None:
            walked = walk.judge(collect(self.guideline, self._given), self.region.id or None, self.date)
            object.__setattr__(self, "_walked", walked)
        assert self._walked is not None
        return self._walked

    def _key(self) -> tuple[object, ...]:
        return self._edition.id, self.guideline.seal.digest, frozenset(self._given.items()), self.region.id, self.date

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Guidance) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        levels = f"urgency={self.urgency.code!r}, {self._edition.ladder.name}={self.caution.code!r}"
        place = f", region={self.region.id!r}" if self.region.id else ""
        return f"{type(self).__name__}({levels}, complete={self.complete}, date='{self.date}'{place})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed; assess other answers for another one")

    def __delattr__(self, name: str) -> NoReturn:
        self.__setattr__(name, None)

    def __copy__(self: Same) -> Same:
        return self

    def __deepcopy__(self: Same, _: object) -> Same:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        tables = self.guideline.version, self.guideline.seal.digest
        return _restored, (type(self), tables, dict(self._given), self.region.id, self.date)


class Assessment(Guidance):
    """How urgent it is, whether acupuncture is something to try, and what else the guideline says to this person."""

    __slots__ = ()
    _edition = ASSESSMENT

    @property
    def acupuncture(self) -> Verdict[Level]:
        """Whether to have acupuncture: `code`, `level` (None is not assessed), `at_least` and `because`."""
        return self.caution


class Followup(Guidance):
    """After acupuncture: how urgent it is, and whether to carry on, review or stop."""

    __slots__ = ()
    _edition = FOLLOWUP

    @property
    def course(self) -> Verdict[Level]:
        """Whether to go on with acupuncture: `code`, `level` (None is not assessed), `at_least` and `because`."""
        return self.caution


def assess(answers: Mapping[str, object], region: str | None, date: object) -> Assessment:
    """`sciatica_guide.assess`."""
    place, day = _country(region), _day(date)
    return Assessment(place, day, collect(guideline(ASSESSMENT), _by_name(answers)).given)


def followup(answers: Mapping[str, object], region: str | None, date: object, since: object) -> Followup:
    """`sciatica_guide.followup`."""
    place, day, told = _country(region), _day(date), answered(_by_name(answers))
    if since is not None:
        report = since.to_dict() if isinstance(since, Assessment) else since
        told = {**earlier_report.of(report, "The earlier report").counting, **told}
    return Followup(place, day, collect(guideline(FOLLOWUP), told).given)


def assess_many(
    people: Iterable[Mapping[str, object]], region: str | None, date: object
) -> Iterator[Assessment | AnswerError]:
    """`sciatica_guide.assess_many`."""
    place, day = _country(region), _day(date)
    return (_one_of_many(answers, place, day) for answers in people)


def _one_of_many(answers: Mapping[str, object], region: Region, date: datetime.date) -> Assessment | AnswerError:
    try:
        outcome = _decisions().decide(_by_name(answers), "Question {}".format)
    except AnswerError as error:
        return error.with_traceback(None)  # which would keep all that was at hand here
    return Assessment(region, date, {id_: told.answer for id_, told in outcome.told.items()}, outcome)


@cache
def _decisions() -> DecisionTable:
    return DecisionTable(guideline(ASSESSMENT))


def _by_name(answers: Any) -> Mapping[str, object]:
    """The answers, also in what is read like a mapping and is none, such as a row of pandas. Errors: AnswerError."""
    if isinstance(answers, dict):
        return answers
    if hasattr(answers, "keys"):
        return dict(answers)
    fix = 'Give them by question, such as {"age": 45}.'
    raise AnswerError("The answers", f"{shown(answers)} does not hold answers by name.", fix, code="not_answers")


def _country(code: str | None) -> Region:
    try:
        return walk.region_called(code)
    except AnswerError as error:
        raise AnswerError("Region", error.what, error.fix, code=error.code) from None


def _day(date: object) -> datetime.date:
    """The day that is meant: today, a date, the date of a moment, or text. Errors: AnswerError."""
    if date is None:
        return datetime.date.today()
    try:
        if isinstance(date, datetime.date):
            return date.date() if isinstance(date, datetime.datetime) else date
        day = datetime.date.fromisoformat(str(date))
        if day.isoformat() == str(date):
            return day
    except ValueError:
        pass
    fix = "Give a datetime.date, or text such as 2026-11-21."
    raise AnswerError("Date", f"{shown(date)} is not a day.", fix, code="not_a_date")


def _restored(kind: type[Same], tables: tuple[str, str], given: Mapping[str, Value], region: str, date: Any) -> Same:
    """What was pickled. Errors: AnswerError where other tables would say something else."""
    here = guideline(kind._edition)
    if tables != (here.version, here.seal.digest):
        what = f"was made by version {tables[0]} of the tables, which are not those of this program."
        raise AnswerError("The pickled assessment", what, "Keep to_json() to keep one, or assess the answers again.")
    return kind(_country(region or None), date, given)

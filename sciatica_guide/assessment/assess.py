"""The walk from answers to an assessment, for whoever calls from Python; every other door goes through here too."""

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

from sciatica_guide.assessment import advice as guidance
from sciatica_guide.assessment import triage
from sciatica_guide.assessment.advice import Recommendation
from sciatica_guide.assessment.answers import Answers, collect, settled, unanswered
from sciatica_guide.assessment.speech import Speech, speech
from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.errors import AnswerError, shown
from sciatica_guide.guideline.levels import Level, Urgency
from sciatica_guide.guideline.manifest import ASSESSMENT, Edition
from sciatica_guide.guideline.model import Guideline, Region
from sciatica_guide.guideline.packaged import guideline


class Assessment(NamedTuple):
    """All that the guideline has to say to one person, on one day, in one country."""

    guideline: Guideline
    answers: Answers
    date: datetime.date
    region: Region
    speech: Speech
    unanswered: tuple[str, ...]
    findings: tuple[Finding, ...]
    urgency: Verdict[Urgency]
    caution: Verdict[Level]
    recommendations: tuple[Recommendation, ...]
    """What is given to this person, some of it with a caution."""
    withheld: tuple[Recommendation, ...]
    """What would be for this person but for a finding, so that nobody prints it by mistake."""

    @property
    def complete(self) -> bool:
        return not self.unanswered

    @property
    def acupuncture(self) -> Verdict[Level]:
        """Whether to have acupuncture: the decision that this guide is about."""
        return self.caution

    @property
    def checked_first(self) -> bool:
        """Whether needles are out for now only because somebody has to look first: no finding is against them."""
        worst = max(self.guideline.ladder.steps)
        return self.caution.level == worst and all(finding.rule.caution < worst for finding in self.findings)

    @property
    def overdue(self) -> bool:
        """Whether the guideline was past its review date on that day."""
        return self.date > self.guideline.next_review


def assess(
    answers: Mapping[str, object],
    region: str | None = None,
    date: datetime.date | None = None,
    where: Callable[[str], str] | None = None,
    edition: Edition = ASSESSMENT,
) -> Assessment:
    """The same as `sciatica_guide.assess`, which says more; for whichever guideline."""
    return judge(collect(guideline(edition), answers, where), region, date)


def judge(answers: Answers, region: str | None = None, date: datetime.date | None = None) -> Assessment:
    """The same, for answers that are already collected, to whichever guideline."""
    rules = answers.guideline
    missing = unanswered(rules, answers)
    firm = settled(rules, missing)
    findings = triage.find(rules, answers)
    urgency = triage.urgency(findings, firm)
    caution = triage.verdict(findings, firm, ladder=rules.ladder)
    place = region_called(region)
    spoken = speech(rules, answers.given, answers.medicines, place)
    advice = guidance.recommend(rules, findings, urgency, caution, spoken.says)
    return Assessment(
        guideline=rules,
        answers=answers,
        date=date or datetime.date.today(),
        region=place,
        speech=spoken,
        unanswered=missing,
        findings=findings,
        urgency=urgency,
        caution=caution,
        recommendations=tuple(one for one in advice if one.status != "withheld"),
        withheld=tuple(one for one in advice if one.status == "withheld"),
    )


def region_called(code: str | None) -> Region:
    """The numbers for a country code; the words for an unknown country where we hold none."""
    rules = guideline()
    if code is None:
        return rules.unknown_region
    if not isinstance(code, str) or len(code) != 2 or not (code.isascii() and code.isalpha()):
        fix = "Give two letters, such as GB or US."
        raise AnswerError("Flag --region", f"{shown(code)} is not a country code.", fix, code="not_a_country")
    return rules.regions.get(code.upper()) or rules.unknown_region._replace(id=code.upper())

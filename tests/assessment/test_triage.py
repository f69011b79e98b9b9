"""From answers to findings and levels: what holds, in what order, because of what, and how sure a level is."""

import pytest

from sciatica_guide.assessment.answers import collect
from sciatica_guide.assessment.triage import Finding, Verdict, find, urgency
from sciatica_guide.assessment.triage import verdict as worst
from sciatica_guide.guideline.levels import ACUPUNCTURE, Suitability, Urgency
from sciatica_guide.guideline.model import Condition, Range, Rule
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()


def planted(*rules):
    """The guideline with these rules and no others: id, cells, urgency, suitability."""
    made = [Rule(id_, Condition(cells), "", (), "", urgency, caution) for id_, cells, urgency, caution in rules]
    return GUIDE._replace(rules=tuple(made))


def told(rule, **answers):
    """The answers that a finding gives as its reason; nothing where the rule does not hold."""
    return {one.id: one.because for one in find(GUIDE, collect(GUIDE, answers))}.get(rule)


def test_findings_come_worst_first():
    """Most urgent first, then most cautious, then as in the tables; what does not hold is left out."""
    everyone = {"age": Range(0, 120)}
    guide = planted(
        ("calm", everyone, Urgency.SELF_CARE, Suitability.REASONABLE),
        ("careful", everyone, Urgency.SELF_CARE, Suitability.PRECAUTIONS),
        ("today", everyone, Urgency.SAME_DAY, Suitability.REASONABLE),
        ("today-and-careful", everyone, Urgency.SAME_DAY, Suitability.ASK_FIRST),
        ("today-too", everyone, Urgency.SAME_DAY, Suitability.REASONABLE),
        ("old", {"age": Range(90, 120)}, Urgency.EMERGENCY, Suitability.AVOID),
    )
    found = find(guide, collect(guide, {"age": 40}))
    assert [one.id for one in found] == ["today-and-careful", "today", "today-too", "careful", "calm"]
    assert [one.caution for one in found] == [3, 3, 3, 1, 0]


@pytest.mark.parametrize(
    ("rule", "answers", "because"),
    [
        ("foot-drop", {"leg_signs": ["foot_drop", "weakness_mild"]}, {"leg_signs": ("foot_drop",)}),
        ("under-18", {"age": 17}, {"age": ("17",)}),
        ("thinner-named", {"medicines": ["Eliquis", "zinc", "aspirin"]}, {"medicines": ("Eliquis", "aspirin")}),
        ("thinner-possible", {"medicines": ["warfrin"]}, {"medicines": ("warfrin",)}),
        (
            "thinner-and-anti-inflammatory-named",
            {"medicines": ["ibuprofen", "Eliquis", "Nurofen"]},
            {"medicines": ("Eliquis", "ibuprofen", "Nurofen")},
        ),
        (
            "thinner-and-anti-inflammatory-said",
            {"medicines": ["ibuprofen"], "blood_thinner": "yes"},
            {"blood_thinner": ("yes",), "medicines": ("ibuprofen",)},
        ),
        ("thinner-named", {"medicines": ["none"]}, None),
        ("thinner-possible", {"medicines": ["a-name-nobody-knows"]}, None),
    ],
)
def test_a_finding_says_because_of_what(rule, answers, because):
    """Codes and numbers under their question; names as they were typed, each once."""
    found = told(rule, **answers)
    assert found == because
    assert found is None or list(found) == list(because)


def finding(level, caution=Suitability.REASONABLE, name="one"):
    return Finding(Rule(name, Condition({}), "", (), "", level), {}, caution)


@pytest.mark.parametrize(
    ("levels", "complete", "verdict"),
    [
        ((), True, Verdict(Urgency.SELF_CARE, (), False)),
        ((), False, Verdict(None, (), False)),
        ((0, 0), True, Verdict(Urgency.SELF_CARE, (), False)),
        ((1,), True, Verdict(Urgency.ROUTINE, ("0",), False)),
        ((1, 0, 1), False, Verdict(None, ("0", "2"), False)),
        ((0, 2), True, Verdict(Urgency.WITHIN_2_WEEKS, ("1",), False)),
        ((2, 1), False, Verdict(Urgency.WITHIN_2_WEEKS, ("0",), True)),
        ((3, 3), False, Verdict(Urgency.SAME_DAY, ("0", "1"), True)),
        ((4, 3), False, Verdict(Urgency.EMERGENCY, ("0",), False)),
    ],
)
def test_how_soon(levels, complete, verdict):
    """The worst finding, all that are as bad, and whether it is a floor; what cannot get worse is no floor."""
    findings = [finding(Urgency(level), name=str(at)) for at, level in enumerate(levels)]
    assert urgency(findings, complete) == verdict
    assert verdict.code == ("not_assessed" if verdict.level is None else verdict.level.name.lower())


@pytest.mark.parametrize(
    ("levels", "complete", "verdict"),
    [
        ((), True, Verdict(Suitability.REASONABLE, (), False)),
        ((1, 1), False, Verdict(None, ("0", "1"), False)),
        ((1, 0), True, Verdict(Suitability.PRECAUTIONS, ("0",), False)),
        ((1, 2), False, Verdict(Suitability.ASK_FIRST, ("1",), True)),
        ((3, 2), False, Verdict(Suitability.AVOID, ("0",), False)),
    ],
)
def test_how_cautious(levels, complete, verdict):
    """The same for needles, where a finding's own caution or that of its urgency counts."""
    findings = [finding(Urgency.SELF_CARE, Suitability(level), str(at)) for at, level in enumerate(levels)]
    assert worst(findings, complete, ladder=ACUPUNCTURE) == verdict


@pytest.mark.parametrize(
    ("level", "caution", "kind"),
    [
        (Urgency.WITHIN_2_WEEKS, Suitability.REASONABLE, "red_flag"),
        (Urgency.EMERGENCY, Suitability.AVOID, "red_flag"),
        (Urgency.ROUTINE, Suitability.ASK_FIRST, "contraindication"),
        (Urgency.SELF_CARE, Suitability.AVOID, "contraindication"),
        (Urgency.ROUTINE, Suitability.PRECAUTIONS, "precaution"),
        (Urgency.ROUTINE, Suitability.REASONABLE, "feature"),
    ],
)
def test_the_kind_of_a_finding(level, caution, kind):
    """A red flag from within 2 weeks on, a contraindication from ask first on; an ordinary visit is neither."""
    assert Rule("one", Condition({}), "", (), "", level, caution).kind == kind

"""Properties of the page and of the way levels are given: each notices what breaks it, and says so in words."""

import pytest

from sciatica_guide.assessment import triage
from sciatica_guide.assessment.assess import judge
from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof import page_properties
from sciatica_guide.proof.properties import load_properties
from sciatica_guide.proof.prover import holds, prove, prove_all
from sciatica_guide.proof.space import Space

GUIDE = guideline()
STATED = {property.id: property for property in load_properties(GUIDE).properties}
BY_ITSELF = STATED["no-needles-in-chemotherapy-by-itself"]


def found(property, guide=GUIDE):
    return page_properties.fault(property, Space(guide))


@pytest.mark.parametrize(
    ("ladder", "pretended", "message"),
    [
        ("urgency", True, "With findings of self_care and self_care, complete False: self_care, not not_assessed."),
        ("urgency", False, "With findings of self_care and self_care, complete True: not_assessed, not self_care."),
        (
            "verdict",
            True,
            "With findings of reasonable and reasonable, complete False: reasonable, not not_assessed.",
        ),
        (
            "verdict",
            False,
            "With findings of reasonable and reasonable, complete True: not_assessed, not reasonable.",
        ),
    ],
)
def test_a_calm_level_on_open_questions_is_noticed(ladder, pretended, message, monkeypatch):
    """Answers taken for complete, or for open, whatever they are: the first two findings tell."""
    real = getattr(triage, ladder)
    monkeypatch.setattr(triage, ladder, lambda findings, _, **more: real(findings, pretended, **more))
    assert found(STATED["no-false-calm"]) == message


@pytest.mark.parametrize(("ladder", "steps"), [("urgency", Urgency), ("verdict", Suitability)])
def test_a_finding_that_does_not_count_is_noticed(ladder, steps, monkeypatch):
    """Only the first finding heard, or only the last: the worst one no longer wins."""
    real = getattr(triage, ladder)
    mild, next_ = steps(0).code, steps(1).code
    monkeypatch.setattr(triage, ladder, lambda findings, complete, **more: real(findings[:1], complete, **more))
    first = f"With findings of {mild} and {next_}, complete True: {mild}, not {next_}."
    assert found(STATED["no-false-calm"]) == first
    monkeypatch.setattr(triage, ladder, lambda findings, complete, **more: real(findings[1:], complete, **more))
    last = f"With findings of {next_} and {mild}, complete True: {mild}, not {next_}."
    assert found(STATED["no-false-calm"]) == last


@pytest.mark.parametrize("level", ["emergency", "same_day", "within_2_weeks"])
def test_a_headline_that_is_not_at_both_ends_is_noticed(level, monkeypatch):
    """A page made of other tables, with another headline, is named with its rule, region and width."""
    promised = STATED["emergency-first-and-last"]._replace(of=(level,))
    _, rule = next(page_properties._somebody(level, Space(GUIDE)))
    words = GUIDE.urgency[rule.urgency]._replace(headline="Go {advice_line}.")
    region = next(iter(GUIDE.regions))
    headline = GUIDE.regions[region].fill("Go {advice_line}.")
    monkeypatch.setattr(
        page_properties, "judge", lambda answers, region: judge(answers._replace(guideline=GUIDE), region)
    )
    expected = f"With {rule.id}, region {region}, width 80: {headline!r} is not at both ends."
    assert found(promised, GUIDE._replace(urgency={**GUIDE.urgency, rule.urgency: words})) == expected
    assert found(promised) is None


@pytest.mark.parametrize(("before", "after"), [("Wait. ", ""), ("", " Wait.")])
@pytest.mark.parametrize(
    ("known", "width", "full"), [(True, 80, False), (False, 80, False), (False, 20, False), (False, 20, True)]
)
def test_a_headline_at_one_end_is_not_enough(before, after, known, width, full, monkeypatch):
    """A page that begins or ends with something else is noticed: in one kind of region, at one width, or in full."""
    real = page_properties.render

    def spoilt(found, format, at, all_):
        assert format == "text"
        here = (found.region.id in GUIDE.regions, at, all_) == (known, width, full)
        return f"{before if here else ''}{real(found, format, at, all_)}{after if here else ''}"

    monkeypatch.setattr(page_properties, "render", spoilt)
    assert f"width {width}" in found(STATED["emergency-first-and-last"])


def test_a_finding_that_is_too_mild_by_itself_is_noticed():
    """A finding that brings less caution than is promised of it, or that is not there at all."""
    message = "The finding chemotherapy does not bring avoid by itself."
    soft = [rule._replace(caution=Suitability.ASK_FIRST) if rule.id == "chemotherapy" else rule for rule in GUIDE.rules]
    gone = GUIDE._replace(rules=tuple(rule for rule in GUIDE.rules if rule.id != "chemotherapy"))
    assert found(BY_ITSELF, GUIDE._replace(rules=tuple(soft))) == message
    assert found(BY_ITSELF, gone) == message
    mild = BY_ITSELF._replace(caution=Suitability.REASONABLE)
    assert found(mild, gone) == "The finding chemotherapy does not bring reasonable by itself."
    assert found(BY_ITSELF) is None


def test_holds_and_prove_all_agree_with_prove():
    """Without the rules on a dropped foot and on chemotherapy: what does not hold is refuted, in its order."""
    gone = ("chemotherapy", "foot-drop")
    space = Space(GUIDE._replace(rules=tuple(rule for rule in GUIDE.rules if rule.id not in gone)))
    ids = ("mild-weakness", "foot-drop-or-no-walking", "very-unwell", BY_ITSELF.id, "first-session")
    some = [STATED[id_] for id_ in ids]
    broken = [STATED["foot-drop-or-no-walking"], BY_ITSELF]
    assert [one.property for one in prove_all(some, space)] == broken
    assert [one for one in some if not holds(one, space)] == broken
    assert [one for one in some if prove(one, space) is not None] == broken

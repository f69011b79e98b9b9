"""From findings to advice: whom each row is for, what holds it back or adds a caution, and because of what."""

import pytest

from sciatica_guide.assessment.advice import recommend
from sciatica_guide.assessment.triage import Finding, Verdict
from sciatica_guide.guideline.levels import Suitability, Urgency
from sciatica_guide.guideline.model import Advice, Condition, Region, Rule
from sciatica_guide.guideline.packaged import guideline

ROUTINE = Verdict(Urgency.ROUTINE, (), False)
CAREFUL = Verdict(Suitability.PRECAUTIONS, (), False)
HERE = Region("XX", "", "911", "a nurse line", "the ER", "the register", "a crisis line")
ROW = Advice("row", "now", "treat", "Call {emergency_number}.", (), "", points=("Or {advice_line}.", "Go."))


def when(**cells):
    return tuple(Condition({name: frozenset(codes.split())}) for name, codes in cells.items())


def given(*rows, found="one two"):
    """What is said to somebody with these findings, a routine level and precautions about needles."""
    findings = [Finding(Rule(id_, Condition({}), "", (), ""), {}, Suitability.REASONABLE) for id_ in found.split()]
    return recommend(guideline()._replace(advice=rows), findings, ROUTINE, CAREFUL, HERE.fill)


def test_a_row_without_conditions_is_for_everyone():
    """With this region's numbers in its text and in its points, and because of nothing."""
    (said,) = given(ROW)
    assert (said.id, said.status, said.because) == ("row", "given", ())
    assert (said.text, said.points) == ("Call 911.", ("Or a nurse line.", "Go."))


@pytest.mark.parametrize(
    ("conditions", "because"),
    [
        (when(findings="two one"), ("one", "two")),
        (when(findings="two three"), ("two",)),
        (when(urgency="routine same_day"), ()),
        (when(acupuncture="precautions"), ()),
        (when(findings="three", urgency="routine"), ()),
        ((*when(findings="two"), *when(findings="one two")), ("two", "one")),
        (when(findings="three"), None),
        (when(urgency="self_care not_assessed", acupuncture="avoid"), None),
    ],
)
def test_a_row_is_for_those_for_whom_one_of_its_conditions_holds(conditions, because):
    """And because of the findings behind every condition that holds, each once."""
    said = given(ROW._replace(when=conditions))
    assert [one.because for one in said] == ([] if because is None else [because])


@pytest.mark.parametrize(
    ("held", "caution", "status", "because"),
    [
        ("three", "three", "given", ("one",)),
        ("two", "three", "withheld", ("one", "two")),
        ("three", "two", "cautioned", ("one", "two")),
        ("two one", "two", "withheld", ("one", "two")),
    ],
)
def test_a_row_is_held_back_or_given_with_a_caution(held, caution, status, because):
    """To hold back comes before a caution; a caution is read behind the text, and only then."""
    row = ROW._replace(when=when(findings="one"), withheld_by=when(findings=held), cautioned_by=when(findings=caution))
    (said,) = given(row._replace(caution="Not at {emergency_department}."))
    assert (said.status, said.because) == (status, because)
    assert said.text == ("Call 911. Not at the ER." if status == "cautioned" else "Call 911.")


def test_rows_keep_the_order_of_the_table():
    """A row that is for somebody else leaves no gap and stops nothing."""
    rows = [ROW._replace(id=id_, when=when(findings=found)) for id_, found in (("b", "one"), ("x", "no"), ("a", "two"))]
    assert [one.id for one in given(*rows)] == ["b", "a"]

"""Comparisons of numbers as boxes: for every set of numbers, and where one is missing, they say what the sum says."""

import itertools
import random

import pytest
from property_oracle import breakers

from sciatica_guide.assessment.answers import collect
from sciatica_guide.guideline.levels import Urgency
from sciatica_guide.guideline.measures import Measure
from sciatica_guide.guideline.model import Condition, Question, Range, Rule
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.counterexample import _values
from sciatica_guide.proof.properties import Property
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space

BAND = Range(0, 4)
PAIRS = (("pain_before", "pain"), ("impact_before", "impact"))
QUESTIONS = {id_: Question(id_, "", "scale", "", "", "", (), band=BAND) for pair in PAIRS for id_ in pair}
UP = Measure("up", PAIRS, "worse", "not_worse", up_by=2)
DOWN = Measure("down", PAIRS, "better", "not_better", down_by=30)
ONE = Measure("one", PAIRS[:1], "half", "not_half", down_by=50)


def guide(*measures, **extra):
    return guideline()._replace(
        questions=QUESTIONS | extra, measures=measures, terms={}, indications=(), rules=(), medicine_classes={}
    )


def everybody():
    """Every set of answers to the four questions, with none, some or all of them left out."""
    for values in itertools.product([None, *range(BAND.minimum, BAND.maximum + 1)], repeat=len(QUESTIONS)):
        yield {id_: value for id_, value in zip(QUESTIONS, values, strict=True) if value is not None}


def inside(given, box, space):
    """Whether the answers lie in the box; what the box does not name may be anything."""
    return all(values & space.mask(id_, [str(given.get(id_, "unanswered"))]) for id_, values in box.items())


@pytest.mark.parametrize(("measure", "count"), [(UP, 24), (DOWN, 36), (ONE, 7)])
def test_the_boxes_of_a_measure_are_what_the_sum_says(measure, count):
    """Each code has its boxes; a number that is missing lies in none, and there are few boxes for many numbers."""
    space = Space(guide(measure))
    assert [*space.compared] == [(measure.id, code) for code in measure.codes]
    for given in everybody():
        facts = collect(space.guideline, given).facts
        for code in measure.codes:
            held = any(inside(given, box, space) for box in space.compared[measure.id, code])
            assert held == (code in facts.get(measure.id, ())), (given, code)
    assert sum(map(len, space.compared.values())) == count


def test_a_condition_on_a_measure_has_its_boxes():
    """A rule that asks for one code, for either, or for a number beside it."""
    space = Space(guide(UP))
    worse, not_worse = (space.compared["up", code] for code in UP.codes)
    assert space.numbered(space.boxes(Condition({"up": frozenset(["worse"])}))) == worse
    assert {*map(str, space.numbered(space.boxes(Condition({"up": frozenset(UP.codes)}))))} == {
        str(box) for box in (*worse, *not_worse)
    }
    strong = space.numbered(space.boxes(Condition({"pain": Range(4, 4), "up": frozenset(["worse"])})))
    assert strong
    assert {box["pain"] for box in strong} == {space.mask("pain", ["4"])}


@pytest.mark.parametrize("measure", [DOWN, ONE], ids=lambda one: one.id)
def test_what_is_called_miscounted_happens_to_nobody_and_all_else_does(measure):
    """For every set of numbers, each code but its own is left out, and so is every code while a number is missing."""
    space = Space(guide(measure))
    for given in everybody():
        (own,) = collect(space.guideline, given).facts.get(measure.id, {"unanswered"})
        for code in ("unanswered", *measure.codes):
            left_out = any(inside({**given, measure.id: code}, box, space) for box in space.miscounted)
            assert left_out == (code != own), (given, code)


def test_every_number_of_a_measure_is_tried():
    """Where a question is compared, any of its numbers may be the quietest; elsewhere those beside a rule's ends."""
    apart = Question("age", "", "number", "", "", "", (), band=Range(0, 9))
    found = guide(ONE, age=apart)
    assert [*_values(QUESTIONS["pain"]._replace(band=Range(2, 4)), found)] == [2, 3, 4]
    ruled = found._replace(rules=(Rule("one", Condition({"age": Range(5, 9)}), "", (), ""),))
    assert [*_values(apart, ruled)] == [0, 4, 5, 6, 8, 9]


def test_numbers_compared_are_kept_with_what_they_come_to():
    """The pair that was worst before is the reason, in the person's own numbers."""
    told = {"pain_before": 2, "pain": 4, "impact_before": 3, "impact": 1}
    answers = collect(guide(UP, DOWN, ONE), told)
    assert [answers.facts[id_] for id_ in ("up", "down", "one")] == [{"not_worse"}, {"better"}, {"not_half"}]
    assert answers.behind["down", "better"] == {"impact_before": ("3",), "impact": ("1",)}
    assert answers.behind["one", "not_half"] == {"pain_before": ("2",), "pain": ("4",)}
    missing = collect(guide(UP), {"pain_before": 2, "pain": 4, "impact": 1})
    assert "up" not in missing.facts
    assert missing.behind == {}


def test_proofs_about_measures_are_what_the_list_says():
    """Floors and ceilings for those whose numbers come to something, against every set of answers listed."""
    small = {id_: question._replace(band=Range(0, 2)) for id_, question in QUESTIONS.items()}
    seen = set()
    for seed in range(60):
        dice = random.Random(seed)
        measure = Measure(
            "sum", PAIRS[: dice.choice((1, 2))], "yes", "no", **dice.choice(({"up_by": 1}, {"down_by": 40}))
        )
        asked = {id_: small[id_] for id_ in measure.questions}
        cells = [{"sum": frozenset(["yes"])}, {"sum": frozenset(["no"])}, {"sum": frozenset(["yes", "no"])}]
        cells += [{id_: Range(1, dice.choice((1, 2)))} for id_ in asked]
        rules = [
            Rule(f"rule-{at}", Condition(dice.choice(cells)), "", (), "", Urgency(dice.randint(1, 4)))
            for at in range(dice.randint(1, 3))
        ]
        table = guide(measure)._replace(questions=asked, rules=tuple(rules), advice=())
        promise = dice.choice(("urgency", "urgency_at_most"))
        level = dice.choice([*Urgency][1:]).code
        told = (Condition({**dice.choice(cells[:3]), **dice.choice(cells[3:])}), Condition(dice.choice(cells)))
        property = Property("drawn", "", "", "", promise, (level,), told[: dice.choice((1, 2))])
        found = prove(property, Space(table))
        listed = breakers(property, table)
        if found is None or "nobody" not in found.what:
            seen.add((promise, found is None))
            assert (found is None) == (listed == []), seed
    assert len(seen) == 4

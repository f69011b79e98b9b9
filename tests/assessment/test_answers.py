"""The one door in: what answers become, as given and as the facts that rules look at, and what is still open."""

import pytest

from sciatica_guide.assessment.answers import asked, collect, unanswered
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.packaged import guideline

GUIDE = guideline()


def test_answers_are_kept_as_given_and_as_facts():
    """In the order of the questions; codes as sets, numbers as numbers, and what the medicines are and do."""
    answers = collect(GUIDE, {"medicines": ["Eliquis", "apixaban", "warfrin"], "age": 40, "onset": "sudden"})
    assert list(answers.given) == ["age", "onset", "medicines"]
    assert answers.facts["age"] == 40
    assert answers.facts["onset"] == {"sudden"}
    assert answers.facts["medicine_classes"] == {"doac"}
    assert answers.behind["medicine_classes", "doac"] == {"medicines": ("Eliquis", "apixaban")}
    assert answers.behind["medicine_effects", "thins_blood"] == {"medicines": ("Eliquis", "apixaban")}
    assert collect(GUIDE, {"medicines": "none"}).facts["medicine_effects"] == {"no_thinner_named"}
    assert "medicine_effects" not in collect(GUIDE, {}).facts
    with pytest.raises(AnswerError, match=r"Question 'agee': there is no such question\. Did you mean age\?"):
        collect(GUIDE, {"agee": 4})
    with pytest.raises(AnswerError, match="line age: 121 is out of range"):
        collect(GUIDE, {"age": 121}, lambda id_: f"line {id_}")


def test_a_question_waits_for_its_gate():
    """Pregnancy is asked of some ages; what is answered is not open, what does not apply is not either."""
    young, old = collect(GUIDE, {"age": 30}), collect(GUIDE, {"age": 60})
    assert asked(GUIDE.questions["pregnant"], young)
    assert not asked(GUIDE.questions["pregnant"], old)
    assert asked(GUIDE.questions["age"], old)
    assert "pregnant" in unanswered(GUIDE, young)
    assert not {"pregnant", "age"} & {*unanswered(GUIDE, old)}
    assert unanswered(GUIDE, young)[0] == "bladder_bowel_saddle"

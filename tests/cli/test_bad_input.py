"""Answers that do not fit: each is refused with where, what and what to do, by flag, by file and from Python."""

import json

import pytest
from calls import answered, call, flag, refused

from sciatica_guide import assess
from sciatica_guide.errors import AnswerError
from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
CODED = [question for question in QUESTIONS.values() if question.options]
NUMBERS = [question for question in QUESTIONS.values() if question.band]
LONG = "9" * 5000
WRONG = {
    "number": ["45", "", 45.5, True, [45], {}, {"min": 45}],
    "one": [1, 1.5, True, ["yes"], [], {}],
    "many": [1, 1.5, True, [], {}, [1], [None], [["none"]], {"none": True}],
    "names": [1, 1.5, True, [], {}, [1], [None], [["none"]], "", [""], [" , "]],
}
"""Values of a type that does not answer a question of the kind."""
WRONG["scale"] = WRONG["number"]


def named(question):
    return question.id


@pytest.mark.parametrize("question", CODED, ids=named)
def test_an_unknown_code_is_met_with_the_nearest_and_with_all_codes(question, tmp_path):
    """A code short of its last letter is refused by flag and by file, and the code itself is suggested."""
    for code in question.codes:
        told = (f"'{code[:-1]}'", f"Did you mean {code}?", ", ".join(question.codes))
        with pytest.raises(AnswerError) as error:
            assess({question.id: code[:-1]})
        assert [word for word in (question.id, *told) if word not in str(error.value)] == []
    refused(call("assess", flag(question.id), code[:-1]), flag(question.id), *told)
    refused(answered(tmp_path, **{question.id: code[:-1]}), "file", question.id, *told)


@pytest.mark.parametrize("question", CODED, ids=named)
def test_a_code_for_the_whole_question_stands_alone(question, tmp_path):
    """None, not_sure and skipped are refused beside any other code of a question that takes several."""
    for alone in {"none", "not_sure", "skipped"} & set(question.codes):
        for other in set(question.codes) - {alone}:
            with pytest.raises(AnswerError, match=question.id):
                assess({question.id: [alone, other]})
            if question.kind == "many":
                refused(call("assess", flag(question.id), f"{alone},{other}"), flag(question.id), "alone")
                refused(answered(tmp_path, **{question.id: [other, alone]}), "file", question.id, "alone")


def test_no_medicines_beside_a_medicine_is_refused(tmp_path):
    """The word none beside a name of a medicine is refused by flag and by file, in capitals too."""
    refused(call("assess", "--medicines", "aspirin, None"), "--medicines", "none", "beside")
    refused(call("assess", "--medicines", "none", "--medicines", "aspirin"), "--medicines", "none", "beside")
    refused(answered(tmp_path, medicines=["none", "aspirin"]), "file", "medicines", "none", "beside")


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=named)
def test_a_value_of_the_wrong_type_is_refused(question, tmp_path):
    """No text, fraction, truth value, list, object or null in a list answers a question that has no place for it."""
    fix = f"{question.band.minimum} to {question.band.maximum}" if question.band else ", ".join(question.codes)
    for value in WRONG[question.kind]:
        with pytest.raises(AnswerError, match=question.id):
            assess({question.id: value})
        refused(answered(tmp_path, **{question.id: value}), "file", question.id, fix)


@pytest.mark.parametrize("value", [[None], True, ["yes"]], ids=json.dumps)
def test_a_wrong_value_is_shown_as_it_stands_in_the_file(value, tmp_path):
    """A person who wrote null in a list, or true, reads null or true in the message."""
    refused(answered(tmp_path, pregnant=value), "file", "pregnant", json.dumps(value), "recent_birth, no, not_sure")


def test_an_empty_list_is_not_called_something_else(tmp_path):
    """A question with nothing behind it is refused, and the message does not say that a list is no list."""
    for result in (answered(tmp_path, leg_signs=[]), call("assess", "--leg-signs", ",")):
        refused(result, "leg", "signs", "cannot_walk")
        assert "is not a list" not in result.err


@pytest.mark.parametrize("question", NUMBERS, ids=named)
def test_a_number_outside_its_range_is_refused(question, tmp_path):
    """Below, above, far above: each is refused by flag and by file with the range; both ends of it are taken."""
    low, high = question.band
    for number in (low - 1, high + 1, -(10**18), 10**4000):
        refused(answered(tmp_path, **{question.id: number}), "file", question.id, "out of range", f"{low} to {high}")
    for number in (str(low - 1), str(high + 1)):
        refused(call("assess", flag(question.id), number), flag(question.id), "out of range", f"{low} to {high}")
    for number in (low, high):
        assert call("assess", flag(question.id), str(number)).status == 0
        assert answered(tmp_path, **{question.id: number}).status == 0


@pytest.mark.parametrize("question", NUMBERS, ids=named)
def test_text_is_no_number(question):
    """Words, fractions, powers, other scripts and 5000 digits behind a flag are refused with the range."""
    low, high = question.band
    for text in ("4.5", "ten", "1e1", "4 5", "", "0x4", "\u0664", "+", "-", LONG, "-" + LONG):
        refused(call("assess", flag(question.id), text), flag(question.id), f"{low} to {high}")


def test_a_number_of_5000_digits_is_not_denied_to_be_a_number():
    """The message about a number that is far too long speaks of its size; and no number is cut short and then taken."""
    refused(call("assess", "--age", LONG), "--age", "out of range")
    assert '"age": 0' not in call("assess", "--age", "0" * 40 + "4", "--format", "json").out


def test_an_unknown_question_is_refused(tmp_path):
    """A misspelt question in a file is named, with the nearest question; one like no other is named too."""
    refused(answered(tmp_path, leg_sign=["none"]), "file", "'leg_sign'", "Did you mean leg_signs?")
    refused(answered(tmp_path, zzz=1), "file", "'zzz'")

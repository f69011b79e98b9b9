"""What an answer becomes, and the very words that refuse one: every part of every message is there for somebody."""

import pytest

from sciatica_guide.assessment.checks import check
from sciatica_guide.errors import AnswerError, nearest, shown
from sciatica_guide.guideline.model import Option, Question, Range

CODES = ("left", "right", "none", "not_sure")
OPTIONS = tuple(Option(code, code, "", code) for code in CODES)
CHOICES = "Choose from: left, right, none, not_sure."
LIST = "Give the names of all medicines, or the one word none."
NUMBER = "Give a whole number from 0 to 10."
QUESTIONS = {
    "one": Question("pick", "", "one", "", "", "", (), OPTIONS),
    "many": Question("pick", "", "many", "", "", "", (), OPTIONS),
    "scale": Question("pick", "", "scale", "", "", "", (), band=Range(0, 10)),
    "names": Question("pick", "", "names", "", "", "", ()),
}


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("one", "left", "left"),
        ("many", "left", ("left",)),
        ("many", ["right", "left", "right"], ("left", "right")),
        ("many", ("none",), ("none",)),
        ("scale", 0, 0),
        ("scale", 10, 10),
        ("names", "aspirin; fish oil\nzinc,, tea ", ("aspirin", "fish oil", "zinc", "tea")),
        ("names", ["aspirin", "zinc", "aspirin"], ("aspirin", "zinc")),
        ("names", " NONE ", ("none",)),
        ("names", "Ibuprof\u00e8ne", ("Ibuprof\u00e8ne",)),
        ("names", ["none", "none"], ("none",)),
    ],
)
def test_an_answer_that_fits(kind, raw, value):
    """Codes come out in the order they are offered and names in the order they were typed, each once."""
    assert check(QUESTIONS[kind], raw, "Here") == value


@pytest.mark.parametrize(
    ("kind", "raw", "message"),
    [
        ("one", ["left"], f'["left"] is not one code. {CHOICES}'),
        ("one", "lefd", f"'lefd' is not one of its codes. Did you mean left? {CHOICES}"),
        ("one", "zzz", f"'zzz' is not one of its codes. Check its spelling. {CHOICES}"),
        ("many", ["left", "up"], f"'up' is not one of its codes. Check its spelling. {CHOICES}"),
        ("many", [], f"is empty. {CHOICES}"),
        ("many", (), f"is empty. {CHOICES}"),
        ("many", ["left", 1], f'["left", 1] is not a list of codes or names. {CHOICES}'),
        ("many", {"left": 1}, f'{{"left": 1}} is not a list of codes or names. {CHOICES}'),
        ("many", ["left", "none"], "none cannot stand beside another code. Give it alone, or leave it out."),
        ("many", ["not_sure", "left"], "not_sure cannot stand beside another code. Give it alone, or leave it out."),
        ("scale", "4", f"'4' is not a whole number. {NUMBER}"),
        ("scale", True, f"true is not a whole number. {NUMBER}"),
        ("scale", -1, f"-1 is out of range. {NUMBER}"),
        ("scale", 11, f"11 is out of range. {NUMBER}"),
        ("names", 3, f"3 is not a list of codes or names. {LIST}"),
        ("names", [], f"is empty. {LIST}"),
        ("names", " , ", f"has no name in it. {LIST}"),
        ("names", "zinc, None", f"none cannot stand beside a name. {LIST}"),
        ("names", "a\x1bb", "'a\\x1bb' holds control characters. Type the name again."),
        ("names", "a\u202eb", "'a\\u202eb' holds control characters. Type the name again."),
    ],
)
def test_an_answer_that_does_not_fit(kind, raw, message):
    """Where it was given, what is wrong with it, and what to do instead."""
    with pytest.raises(AnswerError) as error:
        check(QUESTIONS[kind], raw, "Here")
    assert str(error.value) == f"Here: {message}"


@pytest.mark.parametrize(
    "code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029, 0, 0x7F, 0x9B, 0xD800]
)
def test_nothing_that_turns_or_breaks_a_line_gets_into_a_name(code):
    """Each character that reorders the text around it, breaks a line, or is none that can be printed."""
    with pytest.raises(AnswerError, match="holds control characters"):
        check(QUESTIONS["names"], f"a{chr(code)}b", "Here")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("two words", "'two words'"),
        ("a" * 40, "'" + "a" * 40 + "'"),
        ("a" * 41, "'" + "a" * 37 + "...'"),
        ("a\u2028b", r"'a\u2028b'"),
        ("a\tb", r"'a\tb'"),
        ("a\u00a0b", r"'a\xa0b'"),
        (None, "null"),
        ({"a": [True]}, '{"a": [true]}'),
        ({"a": {1, 2}}, '{"a": "{1, 2}"}'),
        ("Ibuprof\u00e8ne", "'Ibuprof\u00e8ne'"),
    ],
)
def test_what_was_typed_is_shown_short_and_fit_to_print(raw, text):
    """Forty characters at most, in quotes if it was text, and nothing that a terminal would act upon."""
    assert shown(raw) == text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("lefft", "Did you mean left?"),
        ("NOT SURE", "Did you mean not_sure?"),
        ("not-sure", "Did you mean not_sure?"),
        ("down", "Check its spelling."),
        ("left" + "x" * 10_000, "Check its spelling."),
        ("A-B-C-D", "Did you mean a_b_c_d?"),
        ("a b c d", "Did you mean a_b_c_d?"),
    ],
)
def test_the_nearest_word_is_suggested(typed, said):
    """However it is written; nothing is suggested that is far off."""
    assert nearest(typed, iter((*CODES, "a_b_c_d"))) == said


def test_a_code_is_told_in_words():
    """People read what an option says; a name or a number, for which there is no option, is told as it is."""
    options = (*OPTIONS, Option("up", "Up", "", "it goes up"))
    assert QUESTIONS["one"]._replace(options=options).said("up") == "it goes up"
    assert QUESTIONS["names"].said("aspirin") == "aspirin"

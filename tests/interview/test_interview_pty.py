"""The interview on a real terminal: what stands on the screen, large or small, and what is sent to it."""

import re

import pytest
from driver import DOWN, TALKATIVE
from people import QUIET
from terminals import ASKS, Terminal, asked_of, lines_for

from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
FIRST = QUESTIONS["bladder_bowel_saddle"]
LAST_ROW = f"{len(FIRST.codes)}. {FIRST.options[-1].label}"
OPENING = guideline().interview.opening
PLAIN = [(["--accessible"], {}), ([], {"ACCESSIBLE": "1"}), ([], {"TERM": "dumb"})]
POOR = [{"NO_COLOR": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]


@pytest.mark.parametrize("region", [["--region", "GB"], []], ids=["gb", "nowhere"])
@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_the_opening_takes_six_lines_at_most(way, region):
    """Whoever starts reads six lines at most before the first question: what it is, whom to ring, and the keys."""
    terminal = Terminal("interview", *region, *way, rows=60).until(LAST_ROW)
    first = next(number for number, row in enumerate(terminal.rows) if "Part 1 of 6" in row)
    opening = [row for row in terminal.rows[:first] if row]

    assert len(opening) <= 6
    assert opening[0] == OPENING[0]
    assert ("999" if region else "your local emergency number") in " ".join(opening)


def test_the_first_question_stands_whole_on_a_screen_of_80_by_24():
    """Whoever starts sees the whole first question, each answer with its meaning, and the opening's first line."""
    terminal = Terminal("interview").until(LAST_ROW)

    assert OPENING[0] in terminal.rows
    assert FIRST.text in terminal.on_screen
    assert "> [ ] 1. " in terminal.on_screen
    for number, option in enumerate(FIRST.options, 1):
        means = f" ({option.means})" if option.means else ""
        assert f"[ ] {number}. {option.label}{means}" in terminal.on_screen


def test_a_screen_of_40_by_15_shows_the_question_and_the_row_pointed_at():
    """Whoever has a small screen sees the question, and the row they point at from its first to its last word."""
    terminal = Terminal("interview", columns=40, rows=15)

    for number, option in enumerate(FIRST.options, 1):
        means = f" ({option.means})" if option.means else ""
        terminal.until_on_screen(f"> [ ] {number}. {option.label}{means}")
        assert FIRST.text in terminal.on_screen
        terminal.press(DOWN)


def test_a_screen_of_20_by_10_shows_every_word_of_every_answer():
    """Whoever has a tiny screen is asked in numbered lines, none wider than the screen and no word of them missing."""
    terminal = Terminal("interview", columns=20, rows=10)

    assert terminal.answer(*lines_for(TALKATIVE), "1").until("Keep", ASKS).press("q\n").end() is not None
    assert "\x1b" not in terminal.text
    for question in QUESTIONS.values():
        assert question.text in terminal.words
        for number, option in enumerate(question.options, 1):
            assert f"{number}. {option.label}" in terminal.words
    assert max(map(len, terminal.text.replace("\r", "").split("\n"))) <= 20


@pytest.mark.parametrize(("way", "environment"), PLAIN, ids=["flag", "variable", "dumb"])
def test_in_plain_lines_each_question_is_printed_once_and_nothing_is_moved(way, environment):
    """Whoever listens to the screen hears each question once; no byte is sent that moves, colours, wipes or beeps."""
    terminal = Terminal("interview", *way, **environment)

    assert terminal.answer(*lines_for(QUIET), "1").until("Keep", ASKS).press("q\n").end() is not None
    assert re.search("[^ -~\r\n]", terminal.text) is None
    for id_ in asked_of(QUIET):
        assert terminal.words.count(QUESTIONS[id_].text) == 1


@pytest.mark.parametrize("environment", POOR, ids=["no-colour", "ascii"])
def test_a_terminal_without_colours_or_foreign_letters_will_do(environment):
    """Whoever wants no colours, or has a terminal for plain English letters only, is asked and told all the same."""
    terminal = Terminal("interview", "--region", "GB", **environment).until(LAST_ROW).press("8 \r")
    terminal.until("question 2", "8. Not sure").press("2 \r").until("EMERGENCY. Call 999", "2. No").press("1 \r")

    assert terminal.end() == 0
    assert "NO_COLOR" not in environment or set(re.findall(r"\x1b\[([0-9;]*)m", terminal.text)) <= {"", "0", "0;1", "1"}


@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_six_keystrokes_lead_from_the_start_to_999(way):
    """Whoever starts the command numb between the legs presses at most 6 keys until the screen says to call 999."""
    row = str(FIRST.codes.index("saddle_numbness") + 1)
    pressed = row + ("\n" if way else " \r")

    Terminal("interview", "--region", "GB", *way).until(LAST_ROW).press(pressed).until("EMERGENCY. Call 999").kill()

    assert len(pressed) <= 6


def test_numbered_lines_need_no_command():
    """Whoever types only --accessible is asked in numbered lines."""
    terminal = Terminal("--accessible").until(ASKS)
    assert "Type one or more numbers" in terminal.words
    terminal.kill()

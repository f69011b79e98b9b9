"""The interview on a real terminal: what stands on the screen, large or small, and what is sent to it."""

import re

import pytest
from driver import DOWN, TALKATIVE
from key_readings import ALONE
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
    first = next(number for number, row in enumerate(terminal.rows) if "Question 1 of about" in row)
    opening = [row for row in terminal.rows[:first] if row]

    assert len(opening) <= 6
    assert opening[0] == OPENING[0]
    assert ("999" if region else "your local emergency number") in " ".join(opening)


def test_a_screen_of_80_by_24_shows_the_first_question_and_says_what_is_below():
    """Whoever starts sees the question, the number to ring, how to answer, None, Not sure, and how many more."""
    terminal = Terminal("interview", "--region", "GB").until("q stop")

    for always in (
        "Emergency? Call 999 now.",
        FIRST.text,
        "Space ticks a row",
        "more below",
        "None of these",
        "Not sure",
    ):
        assert always in terminal.on_screen
    assert "> [ ]  1. " in terminal.on_screen.replace("[ ] 1", "[ ]  1")
    terminal.kill()


def test_the_first_question_stands_whole_on_a_tall_screen():
    """Whoever has a tall screen sees the whole first question, each answer with its meaning."""
    terminal = Terminal("interview", rows=60).until(LAST_ROW)

    assert FIRST.text in terminal.on_screen
    for number, option in enumerate(FIRST.options, 1):
        means = f" ({option.means})" if option.means else ""
        assert f"{number}. {option.label}{means}" in terminal.on_screen


def test_a_screen_of_40_by_15_shows_the_question_the_row_pointed_at_and_what_must_stay_in_sight():
    """A small screen shows the number to ring, the question, the whole row pointed at, and how many more there are."""
    terminal = Terminal("interview", columns=40, rows=15)

    for number, option in enumerate(FIRST.options, 1):
        dot = "" if option.code in ALONE else "."
        terminal.until_on_screen(f"> [ ] {number}{dot} {option.label}")
        for always in (FIRST.text, "Emergency? Call", "None of these", "Not sure", "q stop"):
            assert always in terminal.on_screen
        assert number > 7 or " more below" in terminal.on_screen
        terminal.press(DOWN)


def test_a_screen_of_20_by_10_shows_every_word_of_every_answer():
    """Whoever has a tiny screen is asked in numbered lines, none wider than the screen and no word of them missing."""
    terminal = Terminal("interview", columns=20, rows=10)

    assert terminal.answer(*lines_for(TALKATIVE), "", "q").end() == 0
    assert "\x1b" not in terminal.text
    for question in QUESTIONS.values():
        assert question.text in terminal.words
        for option in question.options if question.id != "taken_for" else ():
            assert f". {option.label}" in terminal.words
    printed = [
        row for row in terminal.text.replace("\r", "").split("\n") if not row.startswith(("Your answer:", "Medicine:"))
    ]
    assert max(map(len, printed)) <= 20


@pytest.mark.parametrize(("way", "environment"), PLAIN, ids=["flag", "variable", "dumb"])
def test_in_plain_lines_each_question_is_printed_once_and_nothing_is_moved(way, environment):
    """Whoever listens to the screen hears each question once; no byte is sent that moves, colours, wipes or beeps."""
    terminal = Terminal("interview", *way, **environment)

    assert terminal.answer(*lines_for(QUIET), "", "q").end() == 0
    asked, _, page = terminal.text.partition("Press Enter for your")
    assert re.search("[^ -~\r\n]", asked) is None
    assert "\x1b" not in page
    for id_ in asked_of(QUIET):
        assert terminal.words.count(QUESTIONS[id_].text) == 1


@pytest.mark.parametrize("environment", POOR, ids=["no-colour", "ascii"])
def test_a_terminal_without_colours_or_foreign_letters_will_do(environment):
    """Whoever wants no colours, or has a terminal for plain English letters only, is asked and told all the same."""
    terminal = Terminal("interview", "--region", "GB", **environment).until("q stop").press("10 \r")
    terminal.until("Question 2", "q stop").press("2 \r").until("Emergency: call 999", "2. No").press("1\r")
    terminal.until("finish").press("q")

    assert terminal.end() == 0
    assert "NO_COLOR" not in environment or set(re.findall(r"\x1b\[([0-9;]*)m", terminal.text)) <= {
        "",
        "0",
        "0;1",
        "1",
        "0;3",
        "0;7",
    }


@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_six_keystrokes_lead_from_the_start_to_999(way):
    """Whoever starts the command numb between the legs presses at most 6 keys until the screen says to call 999."""
    row = str(FIRST.codes.index("saddle_numbness") + 1)
    pressed = row + ("\n" if way else " \r")

    Terminal("interview", "--region", "GB", *way).until(LAST_ROW).press(pressed).until("Emergency: call 999").kill()

    assert len(pressed) <= 6


def test_numbered_lines_need_no_command():
    """Whoever types only --accessible is asked in numbered lines."""
    terminal = Terminal("--accessible").until(ASKS)
    assert "Type the numbers of all that fit" in terminal.words
    terminal.kill()

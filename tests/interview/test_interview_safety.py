"""Keys that answer nothing: what a tired or frightened hand may hit is never taken as an answer."""

from itertools import cycle

import pytest
from driver import CHOOSE, ENTER, ESC, LEFT, LINES, SPACE, WAYS, before, press
from interview_oracle import plain
from key_readings import ALONE

from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
LISTS = [id_ for id_, question in QUESTIONS.items() if question.options]
SEVERAL = [id_ for id_ in LISTS if QUESTIONS[id_].kind == "many"]
TEXTS = [id_ for id_ in QUESTIONS if id_ not in LISTS]
LETTERS = "acdefghijklmnoprtuvwxyzABCDEFGHIJKLMNOPRTUVWXYZ!.,;:-+/'"
NO_NUMBER = ["", "-1", "121", "5.5", "5 6", "1e1", "five", "\N{ARABIC-INDIC DIGIT FIVE}", "no", "none", "9999999999"]
NO_ROW = ["", "0", "-1", "1.", "1-2", "1 and 2", "01", "99", "x", "maybe", "yes no", "no, none", ESC, "s"]
NO_NAME = ["", " ", ",", ",;,", "none, ibuprofen", ESC]


@pytest.mark.parametrize("id_", LISTS)
def test_only_space_chooses_a_row(id_):
    """At a list nothing is chosen beforehand; Enter, a letter, or a number off the list with Space chooses nothing."""
    count = len(QUESTIONS[id_].codes)
    hits = [*LETTERS, "No", f"{count + 1 if count < 9 else 0}{SPACE}", "1"]

    heard = press(CHOOSE, ENTER + "".join(hit + ENTER for hit in hits), before(id_))

    assert (heard.kept, heard.asked) == ([], [id_])


def test_nine_and_space_at_six_rows_choose_nothing():
    """Somebody who types 9 where there are 6 rows does not choose the row the pointer happens to be at."""
    assert len(QUESTIONS["needle_experience"].codes) == 6

    heard = press(CHOOSE, "9" + SPACE + ENTER, before("needle_experience"))

    assert (heard.kept, heard.asked) == ([], ["needle_experience"])


@pytest.mark.parametrize(("id_", "key"), [*zip(LISTS, cycle([ESC, LEFT, "b", "?x"]), strict=False)])
def test_a_tick_that_was_not_confirmed_is_no_answer(id_, key):
    """Who ticks a row and then goes back or asks why has not answered; Enter alone does not make up for it."""
    heard = press(CHOOSE, SPACE + key + ENTER, before(id_))

    assert plain(heard.given) == plain(before(id_))


@pytest.mark.parametrize("id_", TEXTS)
def test_esc_and_enter_give_no_number_and_no_name(id_):
    """Where something has to be typed, Enter and Esc leave the question open."""
    heard = press(CHOOSE, ENTER + ESC + ENTER + SPACE + ENTER + ESC + ESC + ENTER, before(id_))

    assert (heard.kept, heard.asked) == ([], [id_])


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("id_", TEXTS)
def test_what_is_no_number_or_name_is_not_taken(id_, way):
    """A number out of range, a number in words, or commas alone leave the question open."""
    end = ENTER if way == CHOOSE else "\n"
    typed = NO_NUMBER if QUESTIONS[id_].band else NO_NAME

    heard = press(way, "".join(one + end for one in typed if way == LINES or ESC not in one), before(id_))

    assert (heard.kept, set(heard.asked)) == ([], {id_})


@pytest.mark.parametrize("id_", LISTS)
def test_what_is_no_row_is_not_taken(id_):
    """In numbered lines, Enter alone or a line that is no row leaves the question open."""
    typed = [line for line in NO_ROW if not (line == "s" and id_ == "answering_for")]

    heard = press(LINES, "".join(line + "\n" for line in typed), before(id_))

    assert (heard.kept, set(heard.asked)) == ([], {id_})


@pytest.mark.parametrize("id_", SEVERAL)
def test_no_is_no_answer_where_several_may_fit(id_):
    """A "No" typed at a list of signs is not taken for none of them, and the person is told what to type."""
    heard = press(LINES, "No\nno\nn\n", before(id_))

    assert heard.kept == []
    assert (
        heard.said.count(f"'No' is not one of the choices. Type a number from 1 to {len(QUESTIONS[id_].codes)}.") == 1
    )


@pytest.mark.parametrize("id_", SEVERAL)
def test_none_and_a_sign_never_stand_together(id_):
    """None of these beside a sign is refused in lines, and in a list the one unticks the other."""
    codes = QUESTIONS[id_].codes
    for code in ALONE & {*codes}:
        row = codes.index(code) + 1

        assert press(LINES, f"1, {row}\n", before(id_)).kept == []
        assert press(CHOOSE, f"{row} 1 {ENTER}", before(id_)).given[id_] == (codes[0],)
        assert press(CHOOSE, f"1 {row} {ENTER}", before(id_)).given.get(id_, (code,)) == (code,)


@pytest.mark.parametrize("id_", [*LISTS, *TEXTS])
def test_a_line_without_enter_is_no_answer(id_):
    """Whoever has typed an answer and stops before Enter has not given it."""
    heard = press(LINES, "1", before(id_))

    assert (heard.kept, heard.finished) == ([], False)

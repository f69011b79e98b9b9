"""Keys that answer nothing: what a tired or frightened hand may hit is never taken as an answer."""

from itertools import cycle

import pytest
from driver import CHOOSE, DOWN, ENTER, ESC, LEFT, LINES, SPACE, WAYS, before, press
from interview_oracle import plain
from key_readings import ALONE

from sciatica_guide.guideline.packaged import guideline

QUESTIONS, WORDS = guideline().questions, guideline().interview
LISTS = [id_ for id_, question in QUESTIONS.items() if question.options and id_ != "taken_for"]
"""What a medicine is taken for offers only what fits the medicine, so its rows differ from person to person."""
SEVERAL = [id_ for id_ in LISTS if QUESTIONS[id_].kind == "many"]
ONE = [id_ for id_ in LISTS if id_ not in SEVERAL]
TEXTS = [id_ for id_, question in QUESTIONS.items() if not question.options]
LETTERS = "acdefghjkmoptuvwxzACDEFGHJKMOPTUVWXZ!.,;:-+/'"
NO_NUMBER = ["", "-1", "121", "5.5", "5 6", "1e1", "5 or 6", "\N{ARABIC-INDIC DIGIT FIVE}", "5-6", "9999999999", "585"]
NO_ROW = ["", "0", "-1", "1-2", "01 02", "99", "x", "yes no", "no, yes", ESC, "s", "none or not sure"]
NO_NAME = ["", " ", ",", ",;,", "none, ibuprofen", ESC]


@pytest.mark.parametrize("id_", ONE)
def test_nothing_is_chosen_in_a_list_before_a_row_is_pointed_at(id_):
    """Where one answer fits, Enter alone, letters, Space, and a number off the list choose nothing."""
    count = len(QUESTIONS[id_].codes)
    hits = [*LETTERS, f"{count + 1 if count < 9 else 0}", f"{count + 1 if count < 9 else 0}{SPACE}", SPACE, "zzz zzz"]

    heard = press(CHOOSE, ENTER + ENTER + "".join(hit + ENTER + ENTER for hit in hits), before(id_))

    assert (heard.kept, heard.asked) == ([], [id_])


@pytest.mark.parametrize("id_", SEVERAL)
def test_nothing_is_chosen_in_a_list_before_a_row_is_ticked(id_):
    """Where several answers fit, Enter on a row, letters, and a number off the list tick nothing."""
    hits = [*LETTERS, "0", f"99{SPACE}", DOWN, "zzz zzz"]

    heard = press(CHOOSE, ENTER + "".join(hit + ENTER + ENTER for hit in hits), before(id_))

    assert (heard.kept, heard.asked) == ([], [id_])


@pytest.mark.parametrize("id_", ONE)
def test_a_number_or_an_arrow_and_enter_answer_where_one_fits(id_):
    """What newcomers try first works: a row's number and Enter, or the arrows and Enter."""
    second = QUESTIONS[id_].codes[1]

    assert press(CHOOSE, "2" + ENTER, before(id_)).given[id_] == second
    assert press(CHOOSE, DOWN + DOWN + ENTER, before(id_)).given[id_] == second
    assert press(LINES, "2\n", before(id_)).given[id_] == second


@pytest.mark.parametrize("id_", SEVERAL)
def test_a_number_and_enter_tick_a_row_and_a_second_enter_goes_on(id_):
    """Where several fit, a number with Enter ticks its row and shows it; only the next Enter answers."""
    first = QUESTIONS[id_].codes[0]

    assert press(CHOOSE, "1" + ENTER, before(id_)).kept == []
    assert press(CHOOSE, "1" + ENTER + ENTER, before(id_)).given[id_] == (first,)
    assert press(CHOOSE, "1" + SPACE + ENTER, before(id_)).given[id_] == (first,)


@pytest.mark.parametrize("id_", SEVERAL)
def test_a_number_that_begins_a_sentence_ticks_no_row(id_):
    """Whoever types "2 weeks of it" at a list has ticked no row, though a number and Space tick one."""
    heard = press(CHOOSE, "2 weeks of it" + ENTER + ENTER + "1 2 tablets" + ENTER + ENTER, before(id_))

    assert (heard.kept, heard.asked) == ([], [id_])


@pytest.mark.parametrize(("id_", "key"), [*zip(LISTS, cycle([ESC, LEFT, "b" + ENTER, "?x"]), strict=False)])
def test_a_tick_that_was_not_confirmed_is_no_answer(id_, key):
    """Who points at or ticks a row and then goes back or asks why has not answered; Enter does not make up for it."""
    heard = press(
        CHOOSE, "1" + SPACE * (id_ in SEVERAL) + (key if id_ in SEVERAL else "\x7f" + key) + ENTER, before(id_)
    )

    assert plain(heard.given) == plain(before(id_))


@pytest.mark.parametrize("id_", TEXTS)
def test_esc_and_enter_give_no_number_and_no_name(id_):
    """Where something has to be typed, Enter and Esc leave the question open."""
    heard = press(CHOOSE, ENTER + ESC + ENTER + SPACE + ENTER + ESC + ESC + ENTER, before(id_))

    assert heard.kept == []
    assert {*heard.asked} == {id_}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("id_", TEXTS)
def test_what_is_no_number_or_name_is_not_taken(id_, way):
    """A number out of range, two numbers, or commas alone leave the question open."""
    end = ENTER if way == CHOOSE else "\n"
    typed = NO_NUMBER if QUESTIONS[id_].band else NO_NAME

    heard = press(way, "".join(one + end for one in typed if way == LINES or ESC not in one), before(id_))

    assert (heard.kept, set(heard.asked)) == ([], {id_})


@pytest.mark.parametrize("id_", LISTS)
def test_what_is_no_row_is_not_taken(id_):
    """In numbered lines, Enter alone or a line that is no row leaves the question open."""
    skips = {"s"} if {"skipped"} & {*QUESTIONS[id_].codes} or id_ == "answering_for" else set()
    typed = [line for line in NO_ROW if line not in skips]

    heard = press(LINES, "".join(line + "\n" for line in typed), before(id_))

    assert (heard.kept, set(heard.asked)) == ([], {id_})


@pytest.mark.parametrize("id_", [id_ for id_ in SEVERAL if "none" in QUESTIONS[id_].codes])
@pytest.mark.parametrize("way", WAYS)
def test_no_is_taken_for_none_of_these_only_once_that_was_shown(id_, way):
    """A "No" typed at a list is shown as None of these; it counts with the next Enter, and not with another answer."""
    end = ENTER if way == CHOOSE else "\n"

    heard = press(way, "No" + end, before(id_))

    assert heard.kept == []
    if way == LINES:
        assert WORDS.meant.format(answer="None of these") in heard.said
    if not QUESTIONS[id_].check:
        assert press(way, "No" + end + end, before(id_)).given[id_] == ("none",)
    taken_back = "1" + end if way == LINES else "1" + SPACE + end
    assert press(way, "No" + end + taken_back, before(id_)).given.get(id_) == (QUESTIONS[id_].codes[0],)


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

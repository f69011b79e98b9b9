"""Keys at random: nothing is recorded but what was shown as chosen, and confirmed."""

import random
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest
from driver import CHOOSE, CTRL_C, CTRL_D, DOWN, ENTER, ESC, LEFT, LINES, SPACE, UP, press
from interview_oracle import plain, taken, without_repeats
from people import ONLY_SOME, QUIET

from sciatica_guide.guideline.packaged import guideline

LISTS = [id_ for id_, question in guideline().questions.items() if question.options]
NUMBERS = [id_ for id_, question in guideline().questions.items() if question.band]
ALL = [id_ for id_ in guideline().questions if id_ in LISTS + NUMBERS]
STOPS = ["q", CTRL_C, CTRL_D]
AT_A_LIST = [*"0123456789" * 2, *[SPACE] * 20, *[ENTER] * 20, *[DOWN, UP] * 6, *"aijknosx", *"bb??", LEFT, ESC, *STOPS]
IN_LINES = [*"0123456789" * 2, *["\n"] * 12, *" ,,", *"nob?s", *STOPS, "none", "No", "not_sure", "not sure", "skip"]
AT_A_NUMBER = [*"0123456789" * 2, *[ENTER] * 12, *" ,,", *"nob?s", "q", "none", "-", "."]
AT_A_SITTING = 20


@pytest.mark.xfail(reason="one string in 2,000 is read otherwise by the second reading: which of the two errs is open")
def test_keys_at_random_choose_nothing_in_a_list_that_was_not_ticked_and_confirmed():
    """Whoever hits keys at a list has only that taken as an answer which stood ticked when they pressed Enter."""
    with ProcessPoolExecutor(2) as pool:
        wrong = [*pool.map(partial(misread, CHOOSE, AT_A_LIST, LISTS, 1000), range(2))]

    assert wrong == [None, None]


def test_keys_at_random_give_no_number_that_was_not_typed_and_confirmed():
    """Whoever hits keys where the list way wants a number has only a whole line taken, and only if it fits."""
    assert misread(CHOOSE, AT_A_NUMBER, NUMBERS, 200, 2) is None


def test_keys_at_random_answer_nothing_in_numbered_lines_that_no_line_says():
    """Whoever types at random in numbered lines has only that taken which a line, ended with Enter, says in full."""
    assert misread(LINES, IN_LINES, ALL, 2000, 3) is None


def misread(way, alphabet, ids, number, seed):
    """What is recorded otherwise than its keys say, among so many strings of keys, a few of them at each sitting."""
    dice = random.Random(seed)
    strings = [dice.choices(alphabet, k=dice.randint(1, 5)) for _ in range(number)]
    while strings:
        pressed = [key for string in strings[:AT_A_SITTING] for key in string]
        start = dice.randrange(len(ids))
        recorded, meant, unread = recorded_and_meant(way, pressed, ids, start)
        if recorded != meant:
            return _where(way, pressed, ids, start)
        strings[:AT_A_SITTING] = [unread] if unread else []
    return None


def recorded_and_meant(way, pressed, ids, start):
    """What these keys record, and what they say, each with whether the report came; and the keys left over."""
    given = {id_: QUIET[id_] for id_ in ids[:start] if id_ not in ONLY_SOME}
    questions = [guideline().questions[id_] for id_ in ids]
    meant, finished, unread = taken(way, pressed, questions, plain(given))
    heard = press(way, "".join(pressed), given, ids)
    return (without_repeats([plain(given), *map(plain, heard.kept)]), heard.finished), (meant, finished), unread


def _where(way, pressed, ids, start):
    for number in range(len(pressed) + 1):
        recorded, meant, _ = recorded_and_meant(way, pressed[:number], ids, start)
        if recorded != meant:
            now, should = recorded[0][-1], meant[0][-1]
            return f"From {ids[start]} on: {pressed[:number]}", set(now.items()) ^ set(should.items()), recorded[1]
    return pressed

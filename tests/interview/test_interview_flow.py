"""The way through the interview: how short it is, what is asked of whom, and how an emergency ends it."""

import pytest
from driver import CHOOSE, ENTER, LINES, MENU, RIGHT, SPACE, TALKATIVE, WAYS, WRONG, press, talk
from people import QUIET, WARNINGS

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
EMERGENCY = "Emergency: call 999"


@pytest.mark.parametrize("way", WAYS)
def test_saddle_numbness_is_an_emergency_after_one_question(way):
    """Someone numb between the legs is told to call 999 after at most 2 questions and 6 keystrokes."""
    row = str(QUESTIONS["bladder_bowel_saddle"].codes.index("saddle_numbness") + 1)
    pressed = row + (SPACE + ENTER if way == CHOOSE else "\n")

    heard = press(way, pressed)

    assert EMERGENCY in heard.said
    assert len(heard.asked) <= 2
    assert len(pressed) <= 6


@pytest.mark.parametrize("way", WAYS)
def test_a_quiet_interview_asks_at_most_26_questions(way):
    """Someone with no warning sign, no thinner and no illness answers at most 26 questions, each asked once."""
    heard = talk(way, then=QUIET)

    assert heard.finished
    assert len(heard.asked) <= 26
    assert len(heard.asked) == len(set(heard.asked))
    assert heard.asked[: len(WARNINGS)] == list(WARNINGS)


@pytest.mark.parametrize("way", WAYS)
def test_both_ways_say_the_same_words_in_the_same_order(way):
    """Whoever is asked in a list or in lines meets every question and every answer in the same words and order."""
    heard = talk(way, then=TALKATIVE)
    place = 0

    for prompt in heard.prompts:
        explained = prompt.question.part == "warning_signs"
        for words in (prompt.question.text, *_numbered(prompt.question, explained)):
            assert words in heard.said[place:], words
            place = heard.said.index(words, place)
    assert heard.asked == talk(LINES, then=TALKATIVE).asked == list(QUESTIONS)


@pytest.mark.parametrize("way", WAYS)
def test_progress_counts_the_questions_that_apply(way):
    """Someone of 40 reads "Question 7 of about 26" above the question about pregnancy, and 26 of 26 at the last."""
    heard = talk(way, then=QUIET)

    assert f"Question 7 of about 26: about you {QUESTIONS['pregnant'].text}" in heard.said
    assert f"Question 26 of about 26: what matters to you {QUESTIONS['matters_most'].text}" in heard.said


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"age": 60}, set()),
        ({"age": 11}, set()),
        ({"age": 55}, {"pregnant"}),
        ({"age": 60, "blood_thinner": "not_sure"}, {"recent_stent_or_clot", "recent_bleed"}),
        ({"age": 60, "medicines": ["apixaban"]}, {"recent_stent_or_clot", "recent_bleed"}),
        ({"age": 60, "medicines": ["warfarin"]}, {"anticoagulant_control", "recent_stent_or_clot", "recent_bleed"}),
        ({"age": 60, "blood_thinner": "yes"}, {"anticoagulant_control", "recent_stent_or_clot", "recent_bleed"}),
    ],
)
def test_nobody_is_asked_what_does_not_apply(answers, asked):
    """No one of 60 is asked about pregnancy, and nobody about an INR test who takes no warfarin or unnamed thinner."""
    heard = talk(LINES, then=QUIET | answers)

    sometimes = {id_ for id_, question in QUESTIONS.items() if question.enable_when}
    assert heard.finished
    assert set(heard.asked) & sometimes == asked


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("id_", WARNINGS)
def test_not_sure_about_a_warning_sign_shows_how_to_check_and_asks_once_more(id_, way):
    """Whoever is not sure is told how to check and asked again; only the second not sure is taken, as possible."""
    given = {earlier: QUIET[earlier] for earlier in WARNINGS[: WARNINGS.index(id_)]}

    once = talk(way, ["not_sure"], given=given)
    twice = talk(way, ["not_sure"], ["not_sure"], given=given)
    thought_better = talk(way, ["not_sure"], ["none"], given=given)

    assert QUESTIONS[id_].check in once.said
    assert (once.kept, once.asked) == ([], [id_, id_])
    assert twice.given[id_] == ("not_sure",)
    assert twice.asked[:2] == [id_, id_]
    assert twice.said.count(QUESTIONS[id_].check) == 1
    assert thought_better.given[id_] == ("none",)


def test_not_sure_written_twice_on_a_line_is_not_the_second_time():
    """Somebody who types the row of not sure twice over is still told how to check."""
    heard = press(LINES, "11, 11\n")

    assert heard.kept == []
    assert QUESTIONS["bladder_bowel_saddle"].check in heard.said


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("signs", [["saddle_numbness"], ["urine_leak", "bowel_change"]])
def test_an_emergency_is_told_at_once_and_when_it_began_is_asked_under_it(signs, way):
    """Whoever has such a sign reads the headline, is asked when it began, and with yes has the report."""
    heard = talk(way, signs, "under_2_weeks", RIGHT)

    assert heard.finished
    assert heard.asked == ["bladder_bowel_saddle", "bladder_bowel_since"]
    assert len(heard.offers) == 1
    assert heard.prompts[1].alert.startswith(EMERGENCY)
    assert heard.said.index(EMERGENCY) < heard.said.index(QUESTIONS["bladder_bowel_since"].text)
    assert heard.said.index(EMERGENCY) < heard.said.index(heard.offers[0].question.options[0].label)


@pytest.mark.parametrize("way", WAYS)
def test_an_answer_given_by_mistake_can_be_mended_and_the_interview_goes_on(way):
    """Whoever chose the wrong row can answer again, and is then asked all the rest as if nothing had happened."""
    heard = talk(way, ["saddle_numbness"], "not_sure", WRONG, ["none"], then=QUIET)

    assert heard.finished
    assert len(heard.offers) == 1
    assert heard.given["bladder_bowel_saddle"] == ("none",)
    assert heard.asked[2:] == talk(way, then=QUIET).asked


@pytest.mark.parametrize("way", WAYS)
def test_the_offer_to_mend_an_emergency_is_made_once(way):
    """Whoever answers again and it is an emergency again gets the number and the report, without another offer."""
    heard = talk(way, ["saddle_numbness"], "under_2_weeks", WRONG, ["urine_leak"], "under_2_weeks")

    assert heard.finished
    assert len(heard.offers) == 1
    assert heard.said.count(EMERGENCY) > 1
    assert heard.prompts[-1].question.id != MENU


@pytest.mark.parametrize("way", WAYS)
def test_only_what_stayed_the_same_for_over_two_weeks_is_no_emergency_any_more(way):
    """Whoever's numbness is old and unchanged is asked all the rest, and told to be seen today at the latest."""
    settled = talk(way, ["saddle_numbness"], "over_2_weeks_unchanged", then=QUIET | {"duration": "over_12_weeks"})

    assert settled.finished
    assert len(settled.asked) > 20
    assert assess(dict(settled.given)).urgency.code == "same_day"
    for since in ("under_2_weeks", "over_2_weeks_changing", "not_sure"):
        heard = talk(way, ["saddle_numbness"], since, RIGHT)
        assert assess(dict(heard.given)).urgency.code == "emergency"
        assert len(heard.asked) == 2


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "then",
    [
        {"needle_experience": ["never_had", "fine_before"]},
        {"recent_procedures": ["acupuncture_or_dry_needling"], "needle_experience": ["never_had"]},
        {"needle_experience": ["never_had"], "tried": ["acupuncture"]},
    ],
    ids=["and fine before", "and lately", "and tried"],
)
def test_answers_that_do_not_go_together_are_asked_about_once(way, then):
    """Whoever never had acupuncture and yet did is asked which is right, can change either, or let both stand."""
    opening = guideline().interview.contradiction.partition("{")[0]
    heard = talk(way, then=QUIET | then)

    menus = [prompt for prompt in heard.prompts if prompt.question.text.startswith(opening)]
    assert heard.finished
    assert len(menus) == 1
    assert "needle_experience" in menus[0].question.codes
    assert menus[0].question.codes[-1] == RIGHT


def _numbered(question, explained):
    """The rows of a list as they are shown, with what they mean where that stands beside them."""
    return [
        f"{number}. {option.label}" + (f" ({option.means})" if explained and option.means else "")
        for number, option in enumerate(question.options, 1)
    ]

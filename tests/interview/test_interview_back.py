"""Second thoughts: going back, changing, leaving out, asking why, and the page where every answer is checked."""

import pytest
from driver import BACK, KEEP, LINES, MENU, REPORT, RIGHT, SKIP, TALKATIVE, WAYS, WHY, talk
from people import QUIET, WARNINGS

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
AT_40 = {id_: QUIET[id_] for id_ in talk(LINES, then=QUIET).asked}
HUNG_ON_WARFARIN = ["anticoagulant_control", "recent_stent_or_clot", "recent_bleed"]


@pytest.mark.parametrize("way", WAYS)
def test_going_back_shows_the_earlier_answer_and_enter_keeps_it(way):
    """Whoever goes back sees what they answered, keeps it with Enter alone, and goes on where they were."""
    heard = talk(way, ["none"], BACK, KEEP, given={})

    assert heard.given == {"bladder_bowel_saddle": ("none",)}
    assert heard.asked == ["bladder_bowel_saddle", "leg_signs", "bladder_bowel_saddle", "leg_signs"]
    assert "Your earlier answer: None of these. Enter keeps it." in heard.said
    assert way == LINES or "[x] 10. None of these" in heard.said


@pytest.mark.parametrize("way", WAYS)
def test_an_earlier_number_or_name_is_shown_and_kept_too(way):
    """Whoever goes back to a number or to the medicines sees what they typed, and Enter alone keeps it."""
    for id_, shown in (("age", "Your earlier answer: 40."), ("medicines", "So far: Advil: ibuprofen")):
        following = "pregnant" if id_ == "age" else "conditions"
        given = AT_40 | {"medicines": ["Advil"]}
        given = {known: answer for known, answer in given.items() if known != following}

        heard = talk(way, BACK, KEEP, given=given)

        assert heard.asked == [following, id_, following]
        assert heard.given[id_] in (40, ("Advil",))
        assert shown in heard.said


@pytest.mark.parametrize("way", WAYS)
def test_going_back_at_the_first_question_says_that_it_is_the_first(way):
    """Whoever goes back at the start is told that this is the first question, and is asked it again."""
    heard = talk(way, BACK, BACK)

    assert heard.asked == ["bladder_bowel_saddle"] * 3
    assert heard.said.count("This is the first question.") == 2


@pytest.mark.parametrize("way", WAYS)
def test_one_can_go_back_all_the_way(way):
    """Whoever goes back again and again passes every question they were asked, the last one first."""
    back = talk(way, *[BACK] * len(AT_40), given=AT_40)

    assert back.asked == [id_ for id_ in reversed(QUESTIONS) if id_ in AT_40]


@pytest.mark.parametrize("way", WAYS)
def test_changing_an_answer_drops_what_hung_on_it(way):
    """Whoever no longer takes warfarin has no INR answer any more, and is asked nothing again."""
    warfarin = AT_40 | {"blood_thinner": "no", "medicines": ["warfarin"]} | dict.fromkeys(HUNG_ON_WARFARIN, "not_sure")

    heard = talk(way, "medicines", ["none"], REPORT, given=warfarin)

    assert heard.finished
    assert heard.asked == ["medicines"]
    assert heard.given.keys() == warfarin.keys() - set(HUNG_ON_WARFARIN)


@pytest.mark.parametrize("way", WAYS)
def test_changing_an_answer_asks_only_what_is_newly_needed(way):
    """Whoever remembers their warfarin is asked about INR, stents and bleeds, and nothing else again."""
    heard = talk(way, "medicines", ["warfarin"], then=QUIET, given=AT_40)

    assert heard.finished
    assert heard.asked == ["medicines", *HUNG_ON_WARFARIN]


@pytest.mark.parametrize("way", WAYS)
def test_the_check_page_changes_any_answer_by_its_number(way):
    """At the end every answer stands in a short statement; each can be chosen, asked again, and changed or kept."""
    each = [move for id_ in AT_40 for move in (id_, KEEP)]

    heard = talk(way, *each, "age", 41, REPORT, given=AT_40)

    assert heard.finished
    assert heard.asked == [*AT_40, "age"]
    assert heard.given["age"] == 41
    assert "Age: 40" in heard.said
    assert "Age: 41" in heard.said
    assert f"{QUESTIONS['leg_pain'].short}: 4 of 10" in heard.said


@pytest.mark.parametrize("way", WAYS)
def test_a_question_left_out_stays_open(way):
    """Whoever leaves a question out reads "not answered" at the end, is given no level, and can still answer it."""
    for id_ in ("answering_for", "age", "leg_pain", "back_pain", "impact", "medicines"):
        known = {other: answer for other, answer in AT_40.items() if other != id_}

        heard = talk(way, SKIP, REPORT, given=known)
        found = assess(dict(heard.given))

        assert heard.finished
        assert id_ not in heard.given
        assert f"{QUESTIONS[id_].short}: not answered" in heard.said
        assert (found.urgency.code, found.acupuncture.code) == ("not_assessed", "not_assessed")
        assert id_ in talk(way, SKIP, id_, AT_40[id_], REPORT, given=known).given


@pytest.mark.parametrize("way", WAYS)
def test_every_question_tells_why_it_is_asked(way):
    """At each question one can ask why, reads the reason, and is then asked the question again, with nothing lost."""
    heard = talk(way, *[move for id_ in QUESTIONS for move in (WHY, TALKATIVE[id_])], REPORT)

    assert heard.finished
    assert heard.asked == [id_ for id_ in QUESTIONS for _ in "12"]
    assert [id_ for id_, question in QUESTIONS.items() if question.why not in heard.said] == []
    assert [id_ for id_, question in QUESTIONS.items() if question.means not in heard.said] == []


@pytest.mark.parametrize("way", WAYS)
def test_a_warning_sign_remembered_at_the_check_page_is_an_emergency_at_once(way):
    """Whoever adds a warning sign at the end is told the number there and then."""
    heard = talk(way, WARNINGS[0], ["urine_leak"], "under_2_weeks", RIGHT, given=AT_40)

    assert heard.finished
    assert [prompt.question.id for prompt in heard.prompts] == [MENU, WARNINGS[0], "bladder_bowel_since", MENU]
    assert "Emergency: call 999" in heard.said

"""Page 1: it stands alone, holds every warning sign with its answer, and every other answer once."""

from people import QUIET
from report_pages import CASES, GUIDE, lines, pages, people

from sciatica_guide import assess
from sciatica_guide.report.build import build
from sciatica_guide.report.wording import WARNING_PART, value_in_words, warning_signs

SIGNS = {question.id: question for question in GUIDE.questions.values() if question.part == WARNING_PART}
SOME = people()[::25]


def front(found, full=False):
    """The sections of page 1, by id."""
    sections = build(found, full).sections
    last = next(place for place, section in enumerate(sections) if section.id == "why")
    return {section.id: section for section in sections[:last]}


def rows(found, id_):
    """The pairs of a section of page 1."""
    return front(found)[id_].blocks[0].rows


def test_page_1_is_the_same_for_everybody():
    """What to do, what a clinician has to know, the warning signs: in that order, in an emergency too."""
    assert {tuple(front(one.found)) for one in SOME} == {("now", "handover", "signs")}


def test_asking_for_everything_leaves_page_1_as_it_is():
    """--full adds lines to what to do at most; what a clinician reads stays the same."""
    for one in SOME:
        short, full = front(one.found), front(one.found, full=True)
        assert [short["handover"], short["signs"]] == [full["handover"], full["signs"]]


def test_every_warning_sign_is_told_once_with_its_answer():
    """Each sign stands once among the signs: its label beside YES, or a few words beside the answer."""
    for one in people()[::5]:
        told = rows(one.found, "signs")
        for sign in warning_signs(GUIDE, one.found.answers):
            state = GUIDE.words[sign.state]
            beside = [left for left, right in told if right == sign.option.label]
            beside += [left for left, right in told if sign.option.brief in right.removesuffix(".").split("; ")]
            assert beside == [state], (sign, one.told)


def test_yes_comes_first():
    """No sign that was answered no, not sure or not at all stands above one that was answered yes."""
    for one in people()[::5]:
        yes = [left == GUIDE.words["yes"] for left, _ in rows(one.found, "signs")]
        assert yes == sorted(yes, reverse=True)


def test_many_signs_share_a_line():
    """Somebody with every sign gets them in one row of few words, so that page 1 has room for the rest."""
    every = {id_: [code for code in one.codes if code not in ("none", "not_sure")] for id_, one in SIGNS.items()}
    ((state, signs),) = rows(assess(QUIET | every), "signs")
    assert state == GUIDE.words["yes"]
    assert len(signs.split("; ")) == sum(map(len, every.values()))


def test_every_other_question_has_one_row():
    """The rows for a clinician share out all the questions but the warning signs."""
    asked = [id_ for row in GUIDE.handover for id_ in row.questions]
    assert sorted(asked) == sorted(GUIDE.questions.keys() - SIGNS.keys())


def test_every_other_answer_is_told():
    """What was answered stands in a row; what was answered none, no or skipped, and what was left, is named."""
    for one in SOME:
        told = dict(rows(one.found, "handover"))
        for row in GUIDE.handover:
            for id_ in row.questions:
                question, given = GUIDE.questions[id_], one.found.answers.given.get(id_)
                if id_ == "medicines" and given not in (None, ("none",)):
                    assert all(f"{name}: " in told[row.title] for name in given)
                elif given in (("none",), ("skipped",), "no") or id_ in one.found.unanswered:
                    wanted = (
                        question.short[0].lower() + question.short[1:]
                        if len(row.questions) > 1 or given is None
                        else "none"
                    )
                    assert wanted in told[row.title]
                elif given is not None:
                    assert value_in_words(question, given) in told[row.title]


def test_the_page_names_its_date_and_that_nothing_is_checked():
    """The title carries the day, the heading for a clinician that the answers are the person's own, unchecked."""
    found = assess(CASES["V42"]["answers"])
    assert build(found).title.endswith(found.date.isoformat())
    assert "not checked" in front(found)["handover"].title


def test_the_level_for_acupuncture_is_on_page_1():
    """Everybody reads the headline for acupuncture among what to do."""
    for page in pages():
        headline = GUIDE.decision[page.person.found.acupuncture.level].headline
        assert any(headline in line.text for block in page.section("now") for line in lines(block))

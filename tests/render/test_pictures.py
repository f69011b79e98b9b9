"""Pictures: they draw what a line beside them says, no more and no less, for every person and in black alone."""

import re

import people
import pytest
from report_pages import ADVICE, CASES, lines, quiet

from sciatica_guide import assess
from sciatica_guide.render import pictures
from sciatica_guide.render.pictures import BACK, FRONT, PLACES
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Bars, Body, Group, Hundred, Picture

LEG = CASES["V48"]["answers"]
PEOPLE = (*(people.Person(case["answers"]) for case in CASES.values()), *people.drawn(400))


def drawn(answers, kind):
    """The drawings of one kind on somebody's page."""
    report = build(assess(answers, "GB"))
    found = [block for section in report.sections for block in section.blocks if isinstance(block, Picture)]
    return [one.drawing for one in found if isinstance(one.drawing, kind)]


def test_so_many_people_are_filled_in():
    """Of 100 figures just as many are filled as the number says, from none to all."""
    for number in (0, 1, 9, 39, 99, 100):
        svg = pictures.svg(Hundred(Group(number, f"{number} in 100")))
        dark, light = re.findall(r'<path d="([^"]*)"', svg)
        assert (dark.count("M") // 2, light.count("M") // 2) == (number, 100 - number)
        _, *rows = pictures.rows(Hundred(Group(number, "")))
        assert ("".join(rows).count("#"), "".join(rows).count(".")) == (number, 100 - number)


def test_a_bar_is_as_long_as_its_number():
    """A pain of 3 of 10 fills three tenths of its bar; 0 fills none and 10 all of it."""
    for number in range(11):
        svg = pictures.svg(Bars((Group(number, "pain"),), 10))
        whole, part = (float(width) for width in re.findall(r'<rect [^>]*? width="([\d.]+)"', svg))
        assert part == pytest.approx(whole * number / 10)
        assert pictures.rows(Bars((Group(number, "pain"),), 10)) == ["#" * number + "." * (10 - number) + "  pain"]


def test_the_left_is_the_person_s_own():
    """Pain on the left is on the right of the figure that faces us, and on the left of the one that does not."""
    for side, towards in (("left", 1), ("right", -1)):
        (body,) = drawn(LEG | {"pain_side": side, "pain_site": ["below_knee"]}, Body)
        shapes = re.findall(r'<path d="M([\d. ]+)z" fill', pictures.svg(body))
        assert len(shapes) == 2
        for middle, shape in zip((FRONT, BACK), shapes, strict=True):
            beyond = [float(x) - middle for x in shape.split()[::2]]
            facing = towards if middle == FRONT else -towards
            assert all(x * facing > 0 for x in beyond), side


@pytest.mark.parametrize("place", PLACES)
def test_each_place_is_drawn(place):
    """Every place that can be answered has its shapes on the figures, and its row in the terminal."""
    (body,) = drawn(LEG | {"pain_site": [place], "pain_side": "both"}, Body)
    assert len(re.findall(r'fill="currentColor"/>', pictures.svg(body))) == 2 * len(PLACES[place])
    marked = [row for row in pictures.rows(body)[1:] if "#" in row]
    assert [row.split("  ")[0] for row in marked] == [label for code, label, hurts in body.places if hurts]
    assert [code for code, _, _ in body.places] == list(PLACES)


def test_no_figure_is_drawn_that_the_line_beside_it_does_not_say():
    """For each number of people drawn, a line of the same page says so many in 100."""
    seen = set()
    for report in (build(one.found, full=True) for one in PEOPLE):
        said = {line.text for section in report.sections for block in section.blocks for line in lines(block)}
        for section in report.sections:
            for block in section.blocks:
                if isinstance(block, Picture) and isinstance(block.drawing, Hundred):
                    number = block.drawing.group.number
                    assert any(f"{number} in 100" in text for text in said), number
                    seen.add(number)
    assert seen == {number for advice in ADVICE.values() for number, _ in advice.hundreds}


def test_nothing_is_drawn_in_an_emergency_or_of_what_was_not_answered():
    """Whoever must go now gets words alone; a place or a pain without an answer has no picture."""
    urgent = [build(one.found) for one in PEOPLE if one.urgency == "emergency"]
    assert urgent
    assert [report for report in urgent if "Picture(" in repr(report)] == []
    assert drawn({"pain_site": ["not_sure"]}, Body) == drawn({}, Body) == drawn({}, Bars) == []
    assert [len(one.groups) for one in drawn({"leg_pain": 0}, Bars)] == [1]


def test_both_groups_of_a_trial_are_drawn_alike():
    """With and without acupuncture are drawn one after the other, at the same size and on the same scale."""
    with_, without, harm = drawn(quiet(pain_site=["lower_back"], duration="over_12_weeks", age=70).told, Hundred)
    sizes = {re.search(r'viewBox="[^"]*"', pictures.svg(one))[0] for one in (with_, without, harm)}
    assert (with_.group.number, without.group.number, harm.group.number) == (39, 29, 9)
    assert len(sizes) == 1


def test_pictures_hold_no_colour_of_their_own():
    """They take the colour of the words around them, so that grey print and dark screens lose nothing."""
    for drawing in (*drawn(LEG, Body), *drawn(LEG, Bars), *drawn(LEG, Hundred)):
        svg = pictures.svg(drawing)
        assert {*re.findall(r'(?:fill|stroke)="([^"]*)"', svg)} <= {"none", "currentColor"}

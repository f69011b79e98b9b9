"""Pictures: they draw what a line beside them says, no more and no less, for every person and in grey too."""

import re

import people
import pytest
from report_pages import ADVICE, CASES, lines, quiet

from sciatica_guide import assess
from sciatica_guide.render import pictures
from sciatica_guide.render.pictures import PLACES
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Bars, Body, Group, Hundreds, Picture

LEG = CASES["V48"]["answers"]
PEOPLE = (*(people.Person(case["answers"]) for case in CASES.values()), *people.drawn(400))
LEGS = ("front_of_thigh", "back_of_thigh", "below_knee", "foot")


def drawn(answers, kind):
    """The drawings of one kind on somebody's page."""
    report = build(assess(answers, "GB"))
    found = [block for section in report.sections for block in section.blocks if isinstance(block, Picture)]
    return [one.drawing for one in found if isinstance(one.drawing, kind)]


def counted(svg):
    """How many people are drawn in each way: by class of the path."""
    paths = re.findall(r'<path class="([a-z ]+)"[^>]*? d="([^"]*)"', svg)
    return {how: path.count("M") // 2 for how, path in paths}


@pytest.mark.parametrize(("number", "without"), [(39, 29), (100, 0), (0, 0), (9, 0), (50, 50), (1, 99)])
def test_so_many_people_are_drawn(number, without):
    """Filled are those who would be so anyway, striped the difference, hollow the rest: 100 in each picture."""
    pair = Hundreds("t", (Group(number, "with"), Group(without, "without", True)))
    for svg, many in zip(pictures.svg(pair), (number, without), strict=True):
        found = counted(svg)
        assert found.get("gain", 0) + found.get("gain striped", 0) == many
        assert sum(found.values()) == 100
        if min(number, without):
            assert found.get("gain striped", 0) == many - min(number, without)
    marks = "".join(pictures.rows(pair))
    assert (marks.count("#"), marks.count(".")) == (number + without, 200 - number - without)


def test_benefit_and_harm_are_drawn_to_one_scale():
    """With and without, benefit beside harm: four pictures of one size, or none at all."""
    pairs = drawn(quiet(pain_site=["lower_back"], duration="over_12_weeks", age=70).told, Hundreds)
    assert [[group.number for group in pair.groups] for pair in pairs] == [[39, 29], [9, 0]]
    assert [pair.harm for pair in pairs] == [False, True]
    sizes = {re.search(r'viewBox="[^"]*"', svg)[0] for pair in pairs for svg in pictures.svg(pair)}
    assert len(sizes) == 1
    for one in PEOPLE:
        assert len(drawn(one.told, Hundreds)) in (0, 2)


def test_a_bar_is_as_long_as_its_number():
    """31 of 100 fills 31 hundredths of its frame; those without treatment are hatched."""
    for number in (0, 15, 31, 100):
        (svg,) = pictures.svg(Bars((Group(number, "points"),), 100))
        whole, part = (float(width) for width in re.findall(r'<rect [^>]*?width="([\d.]+)"', svg))
        assert part == pytest.approx(whole * number / 100)
    assert "pattern" in pictures.svg(Bars((Group(15, "pretend", True),), 100))[0]
    assert pictures.rows(Bars((Group(50, "a"),), 100)) == ["a  ##########..........  50 of 100"]


@pytest.mark.parametrize(("side", "both", "wanted"), [
    ("left", None, (True, False)),
    ("right", None, (False, True)),
    ("both", "new_or_spreading", (True, True)),
    ("both", "long_standing_unchanged", (True, True)),
    ("both", "one_leg", (False, False)),
    ("both", "not_sure", (False, False)),
    ("both", None, (False, False)),
    ("middle", None, (False, False)),
    ("not_sure", None, (False, False)),
    (None, None, (False, False)),
])  # fmt: skip
def test_only_what_was_said_is_marked(side, both, wanted):
    """A side that is unsure, unanswered or the middle marks nothing, and the caption says so."""
    told = LEG | {"pain_site": ["below_knee"], "pain_side": side, "both_legs": both}
    report = build(assess({id_: value for id_, value in told.items() if value is not None}, "GB"))
    (picture,) = [
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Picture) and isinstance(block.drawing, Body)
    ] or [None]
    if picture is None:
        assert report.answer.level == "emergency"
    else:
        assert (picture.drawing.left, picture.drawing.right) == wanted
        assert ("none is marked" in picture.caption) == (wanted == (False, False))


def test_the_left_is_the_person_s_own():
    """Pain on the left is drawn on the right of the figure that faces us, and on the left of the one that does not."""
    for side, facing in (("left", ["1", "-1"]), ("right", ["-1", "1"])):
        (body,) = drawn(LEG | {"pain_side": side, "pain_site": ["below_knee"]}, Body)
        (svg,) = pictures.svg(body)
        assert re.findall(r'<g transform="scale\((-?1) 1\)" clip-path', svg) == facing, side


@pytest.mark.parametrize("place", PLACES)
def test_each_place_is_drawn_inside_the_outline(place):
    """Every place that can be answered has its shapes, cut off at the outline, and its row at a terminal."""
    body = Body(tuple((code, code, code == place) for code in PLACES), True, True, ("left", "right", "Front", "Back"))
    (svg,) = pictures.svg(body)
    assert svg.count('class="pain"') - 1 == svg.count('class="tint"') == 2 * len(PLACES[place])
    assert svg.count('clip-path="url(#figure)"') == 2 * len(PLACES[place])
    assert [row.split("  ")[0] for row in pictures.rows(body)[1:]] == [place]


def test_no_figure_is_drawn_that_a_line_does_not_say():
    """For each number of people drawn, a line of the same page says so many of 100."""
    seen = set()
    for report in (build(one.found, full=True) for one in PEOPLE):
        said = {line.text for section in report.sections for block in section.blocks for line in lines(block)}
        for section in report.sections:
            for block in section.blocks:
                if isinstance(block, Picture) and isinstance(block.drawing, Hundreds):
                    number = block.drawing.groups[0].number
                    assert any(f"{number} of 100" in text for text in said), number
                    seen.add(number)
    assert seen == {one.number for advice in ADVICE.values() for one in advice.people}


def test_nothing_is_drawn_in_an_emergency_or_of_what_was_not_answered():
    """Whoever must go now gets words alone; a place without an answer has no picture."""
    urgent = [build(one.found) for one in PEOPLE if one.urgency == "emergency"]
    assert urgent
    assert [report for report in urgent if "Picture(" in repr(report)] == []
    assert drawn({"pain_site": ["not_sure"]}, Body) == drawn({}, Body) == []


def test_every_mark_has_a_shape_of_its_own():
    """Levels and parts are told apart by shape, not by colour: no two marks are alike but those of not knowing."""
    shapes = [shape for name, shape in pictures.MARKS.items() if name != "query"]
    assert len(set(shapes)) == len(shapes) == 11



def test_answers_that_do_not_go_together_are_said():
    """Never had needles and well after needles cannot both be: the page says which two, and that both counted."""

from cases import TWINS
from hostile import folded
from sciatica_guide.render.formats import render
from sciatica_guide.report.build import build
from sciatica_guide import assess    told = TWINS["quiet"] | {"needle_experience": ["never_had", "fine_before"]}
    page = render(build(assess(told)), "text")

    assert "The two do not go together, so both were counted." in folded(page)
    assert "do not go together" not in render(build(assess(TWINS["quiet"])), "text")

"""Why: what a person told and what it can mean, each thing said once."""

from report_pages import CASES, GUIDE, quiet

from sciatica_guide import assess
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Bullets
from sciatica_guide.report.wording import SENTENCE_END


def needles(found):
    """The lines that say why to take care with needles."""
    section = next(section for section in build(found).sections if section.id == "acupuncture")
    told = [line.text for block in section.blocks if isinstance(block, Bullets) for line in block.lines]
    return [text for text in told if text.startswith(GUIDE.words["told"])]


def test_a_thinner_that_is_ticked_and_named_is_one_reason():
    """Ticked, named and beside an anti-inflammatory, a blood thinner takes one line, with every answer behind it."""
    (line,) = needles(quiet(blood_thinner="yes", medicines=["apixaban", "ibuprofen"]).found)
    assert all(
        said in line for said in ("Blood thinner: Yes", "apixaban, ibuprofen", "direct blood thinners", "bruises")
    )


def test_what_has_nothing_in_common_stays_apart():
    """A pacemaker and diabetes are two lines."""
    assert len(needles(quiet(conditions=["pacemaker", "diabetes"]).found)) == 2


def test_no_sentence_is_said_twice():
    """In no case's report does a sentence stand twice among the reasons for care with needles."""
    for case in CASES.values():
        found = assess(case["answers"], "GB")
        if found.urgency.code in ("self_care", "routine"):
            parts = [part for line in needles(found) for part in SENTENCE_END.split(line)]
            assert len(parts) == len(set(parts)), case["id"]

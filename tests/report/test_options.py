"""The choices side by side in a table, what matters most to the person first."""

from report_pages import ADVICE, GUIDE, Page, pages, quiet

from sciatica_guide.assessment.speech import THEY, YOU, voiced
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Table

OPTIONS = {voiced(advice.lead, who): advice.id for advice in ADVICE.values() if advice.cells for who in (YOU, THEY)}
FIRST = {
    "less_pain": {"option-exercise", "option-acupuncture", "option-doctor"},
    "sleep": {"option-self-care", "option-doctor"},
    "moving_and_work": {"option-exercise"},
    "avoid_medicines": {"option-self-care", "option-exercise", "option-acupuncture", "option-wait"},
    "avoid_needles": {"option-self-care", "option-exercise", "option-wait"},
    "cost": {"option-self-care", "option-wait"},
    "strong_evidence": {"option-exercise", "option-doctor"},
}
"""The options that stand before the others when this is what matters most."""


def tables(page):
    """The table of choices, if the page has one."""
    return [block for block in page.section("options") if isinstance(block, Table)]


def options(page):
    """The ids of the choices that a page lays out, in order, each with the row of the table."""
    return {OPTIONS[row[0].text]: row for table in tables(page) for row in table.rows}


def with_options():
    return [page for page in pages() if tables(page)]


def test_everything_that_may_matter_most_has_its_options():
    """Each answer to what matters most, but skipped, moves options to the front."""
    assert set(FIRST) == set(GUIDE.questions["matters_most"].codes) - {"skipped"}


def test_a_choice_is_laid_out_for_whoever_may_wait():
    """All options, but acupuncture where that is left; none for who must be seen first, or is not assessed."""
    for page in pages():
        calm = page.person.urgency in ("self_care", "routine")
        open_ = page.person.acupuncture in ("ask_first", "precautions", "reasonable")
        hoped = {*OPTIONS.values()} - (set() if open_ else {"option-acupuncture"})
        assert set(options(page)) == (hoped if calm else set()), page.person.told


def test_what_matters_most_comes_first_among_the_options():
    """On every page, the options that serve what the person said stand before those that do not."""
    served = set()
    chosen = [Page(one, False, build(one.found)) for one in (quiet(matters_most=[code]) for code in FIRST)]
    for page in (*with_options(), *chosen):
        matters = set(page.person.told.get("matters_most", ())) & set(FIRST)
        fits = [any(option in FIRST[code] for code in matters) for option in options(page)]
        assert fits == sorted(fits, reverse=True), page.person.told
        served |= matters if any(fits) and not all(fits) else set()
    assert served == set(FIRST)


def test_the_options_say_why_they_stand_in_this_order():
    """Above them stands what matters most to the person, as they chose it; nothing where they did not say."""
    for page in with_options():
        matters = [GUIDE.clauses["matters_most"][code] for code in FIRST if page.person.says("matters_most", code)]
        (table,) = tables(page)
        assert all(clause in table.caption for clause in matters)
        assert bool(matters) == table.caption.startswith("You said that these matter most")


def test_every_choice_fills_every_column():
    """Each row says what it is, what may get better or wrong, effort and cost, and how sure we are; none is empty."""
    for page in with_options():
        (table,) = tables(page)
        assert len(table.head) == 6
        for row in table.rows:
            assert len(row) == 6
            assert all(cell.text for cell in row)
            assert row[0].sources

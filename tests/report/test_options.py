"""The choices: a line each in the short report, five lines each with --full, what matters most to the person first."""

from report_pages import ADVICE, GUIDE, lines, pages

OPTIONS = {advice.text: advice.id for advice in ADVICE.values() if advice.id.startswith("option-")}
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


def printed(page):
    """Every line under the heading of the options."""
    return [line.text for block in page.section("options") for line in lines(block)]


def options(page):
    """The ids of the options that a page prints, in order, with the line that opens each."""
    return {id_: text for text in printed(page) for name, id_ in OPTIONS.items() if text.startswith(name)}


def with_options():
    return [page for page in pages() if printed(page)]


def test_everything_that_may_matter_most_has_its_options():
    """Each answer to what matters most, but skipped, moves options to the front."""
    assert set(FIRST) == set(GUIDE.questions["matters_most"].codes) - {"skipped"}


def test_a_choice_is_laid_out_for_whoever_may_wait():
    """All options, but acupuncture where that is left; none for who must be seen first, or is not assessed."""
    for page in pages():
        calm = page.person.urgency in ("self_care", "routine")
        open_ = page.person.acupuncture in ("ask_first", "precautions", "reasonable")
        hoped = set(OPTIONS.values()) - (set() if open_ else {"option-acupuncture"})
        assert set(options(page)) == (hoped if calm else set()), page.person.told


def test_what_matters_most_comes_first_among_the_options():
    """On every page, the options that serve what the person said stand before those that do not."""
    served = set()
    for page in with_options():
        matters = set(page.person.told.get("matters_most", ())) & set(FIRST)
        fits = [any(option in FIRST[code] for code in matters) for option in options(page)]
        assert fits == sorted(fits, reverse=True), page.person.told
        served |= matters if any(fits) and not all(fits) else set()
    assert served == set(FIRST)


def test_the_options_say_why_they_stand_in_this_order():
    """Above them stands what matters most to the person, as they chose it; nothing where they did not say."""
    labels = {option.code: option.label.lower() for option in GUIDE.questions["matters_most"].options}
    for page in with_options():
        matters = [labels[code] for code in FIRST if page.person.says("matters_most", code)]
        why = printed(page)[0]
        assert not matters or all(label in why for label in matters)
        assert bool(matters) == why.startswith(GUIDE.words["options_in_order"].partition("{")[0])


def test_the_short_report_gives_each_option_a_line():
    """Each option's line ends in what it is like, helps, harms, takes and costs; with --full it has five lines."""
    for page in with_options():
        for id_, text in options(page).items():
            assert page.full or text.endswith(ADVICE[id_].brief)
            assert not page.full or set(ADVICE[id_].points) <= set(printed(page))

"""What tests/ipdas.toml has computed: each check names what is wanting, nothing when all is there."""

import datetime
import re
from functools import cache

from people import QUIET
from report_pages import lines

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render import text
from sciatica_guide.report import about as reference
from sciatica_guide.report.answer import headline
from sciatica_guide.report.build import build

GUIDE = guideline()
OPTIONS = [advice for advice in GUIDE.advice if advice.id.startswith("option-")]
CERTAINTY = re.compile(r"((moderately|not very|less) sure\b|[Nn]obody (knows|can be sure)\b|could not be sure).{12,}")
WHAT, BETTER, WRONG, EFFORT, SURE = range(5)
"""The columns of the table of choices, after the name."""


def folded(text):
    return " ".join(text.split())


@cache
def report(date=GUIDE.next_review):
    """Every word that is printed, with --full, for somebody who has the choice."""
    page = build(assess(QUIET, "GB", date), full=True)
    parts = [page.headline, *(line.words for part in page.answer.parts for line in part.lines)]
    for section in page.sections:
        parts += [section.title, *(line.words for block in section.blocks for line in lines(block))]
    return folded(" ".join(parts))


@cache
def printed():
    """What `sciatica-guide about` and that report say, the report in time and too late."""
    late = GUIDE.next_review + datetime.timedelta(days=1)
    return " ".join([report(), report(late), folded(text.render(reference.about()))])


def the_choice_opens_its_section():
    """The choice is the first line of its section."""
    found = assess(QUIET, "GB")
    opening = f"{GUIDE.headings['acupuncture']} {found.speech.says(GUIDE.words.choice)}"
    return [] if opening in report() else [opening]


def options_without(*columns):
    """The options that lack a printed cell in one of these columns."""
    says = assess(QUIET, "GB").speech.says
    return [
        f"{option.id}, {column}"
        for option in OPTIONS
        for column in columns
        if not option.cells[column] or folded(says(option.cells[column])) not in report()
    ]


def every_option_may_help():
    """Each option has a cell for what may get better."""
    return options_without(BETTER)


def every_option_may_harm():
    """Each option has a cell for what may go wrong."""
    return options_without(WRONG)


def every_option_can_be_pictured():
    """Each option has cells for what it is, and for effort and cost."""
    return options_without(WHAT, EFFORT)


def good_and_bad_at_similar_length():
    """The words of what may get better are 0.67 to 1.5 times those of what may go wrong."""
    ratios = {one.id: len(one.cells[BETTER].split()) / len(one.cells[WRONG].split()) for one in OPTIONS}
    return [f"{id_}: {ratio:.2f}" for id_, ratio in ratios.items() if not 0.67 <= ratio <= 1.5]


def everything_is_cited():
    """Each rule, level and piece of advice has a source, and `sources` lists it."""
    listed = folded(text.render(reference.sources()))
    rows = [*GUIDE.rules, *GUIDE.advice, *GUIDE.urgency.values(), *GUIDE.caution.values()]
    unlisted = {id_ for row in rows for id_ in row.sources if GUIDE.sources[id_].cite not in listed}
    return [row.id for row in rows if not row.sources] + sorted(unlisted)


def dated():
    """The report names its day and the version; `about` names the month, 12 months before the next review."""
    day, month = datetime.date(2027, 1, 2), GUIDE.next_review.replace(year=GUIDE.next_review.year - 1)
    wanted = {
        "on 2 January 2027": report(day),
        f"version {GUIDE.version} of the guide": report(day),
        f"{month:%B %Y}": printed(),
    }
    return [part for part, text in wanted.items() if part not in text]


def certainty_is_told_with_its_reason():
    """Each study names its certainty and why."""
    studies = [one for one in GUIDE.advice if one.section == "evidence" and one.id != "guidelines-disagree"]
    return [one.id for one in studies if not CERTAINTY.search(one.text)]


def every_sign_leads_to_a_step():
    """Each warning sign alone, and not sure, opens the report with how soon to be seen and what to do."""
    signs = [one for one in GUIDE.questions.values() if one.part == "warning_signs" and one.kind == "many"]
    missing = []
    for id_, code in [(question.id, code) for question in signs for code in question.codes if code != "none"]:
        found = assess(QUIET | {id_: [code]}, "GB")
        level, page = GUIDE.urgency[found.urgency.level], build(found)
        steps = [line.text for line in page.answer.parts[0].lines]
        soon = found.urgency.code in ("routine", "within_2_weeks", "same_day", "emergency")
        if not (soon and page.headline == headline(found) and found.speech.says(level.action) in steps):
            missing.append(code)
    return missing

"""What tests/ipdas.toml has computed: each check names what is wanting, nothing when all is there."""

import datetime
import re
from functools import cache

from people import QUIET

from sciatica_guide import assess
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render import text
from sciatica_guide.report import about as reference

GUIDE = guideline()
OPTIONS = [advice for advice in GUIDE.advice if advice.id.startswith("option-")]
CERTAINTY = re.compile(r"Certainty( for you)?: (very low|low|moderate|high)\b[^.]*[,.] .{12,}")


def folded(text):
    return " ".join(text.split())


@cache
def report(date=GUIDE.next_review):
    """What is printed, with --full, for somebody who has the choice."""
    return folded(render(assess(QUIET, "GB", date), "text", 80, full=True))


@cache
def printed():
    """What `sciatica-guide about` and that report say, the report in time and too late."""
    late = GUIDE.next_review + datetime.timedelta(days=1)
    return " ".join([report(), report(late), folded(text.render(reference.about()))])


def the_choice_opens_its_section():
    """The choice is the first line of its section."""
    opening = f"{GUIDE.words['acupuncture'].upper()} {GUIDE.words['acupuncture_decision']}"
    return [] if opening in report() else [opening]


def point(option, start):
    """The words of the line of an option that begins so."""
    return next((text.removeprefix(start).split() for text in option.points if text.startswith(start)), [])


def options_without(*starts):
    """The options that lack a printed line with one of these beginnings."""
    lines = {(option.id, start): " ".join([start, *point(option, start)]) for option in OPTIONS for start in starts}
    return [f"{id_}, {start}" for (id_, start), line in lines.items() if line == start or f"- {line}" not in report()]


def every_option_may_help():
    """Each option has a line May help."""
    return options_without("May help:")


def every_option_may_harm():
    """Each option has a line May harm."""
    return options_without("May harm:")


def every_option_can_be_pictured():
    """Each option has the lines Involves, How soon, and Cost and effort."""
    return options_without("Involves:", "How soon:", "Cost and effort:")


def good_and_bad_at_similar_length():
    """The words of May help are 0.67 to 1.5 times those of May harm."""
    ratios = {one.id: len(point(one, "May help:")) / max(1, len(point(one, "May harm:"))) for one in OPTIONS}
    return [f"{id_}: {ratio:.2f}" for id_, ratio in ratios.items() if not 0.67 <= ratio <= 1.5]


def everything_is_cited():
    """Each rule, level and piece of advice has a source, and `sources` lists it."""
    listed = folded(text.render(reference.sources()))
    rows = [*GUIDE.rules, *GUIDE.advice, *GUIDE.urgency.values(), *GUIDE.decision.values()]
    unlisted = {id_ for row in rows for id_ in row.sources if GUIDE.sources[id_].cite not in listed}
    return [row.id for row in rows if not row.sources] + sorted(unlisted)


def dated():
    """The report names its day and the version; `about` names the month, 12 months before the next review."""
    day, month = datetime.date(2027, 1, 2), GUIDE.next_review.replace(year=GUIDE.next_review.year - 1)
    wanted = {f"Made on {day}": report(day), f"Guide version {GUIDE.version}": report(day), f"{month:%B %Y}": printed()}
    return [part for part, text in wanted.items() if part not in text]


def certainty_is_told_with_its_reason():
    """Each study names its certainty and why."""
    studies = [one for one in GUIDE.advice if one.section == "evidence" and one.id != "guidelines-disagree"]
    return [one.id for one in studies if not CERTAINTY.search(one.text)]


def every_sign_leads_to_a_step():
    """Each warning sign alone, and not sure, opens the report with how soon to be seen and what to do."""
    signs = [one for one in GUIDE.questions.values() if one.part == "warning_signs"]
    missing = []
    for id_, code in [(question.id, code) for question in signs for code in question.codes if code != "none"]:
        found = assess(QUIET | {id_: [code]}, "GB")
        level, text = GUIDE.urgency[found.urgency.level], folded(render(found, "text", 80))
        step = f"{GUIDE.words['now'].upper()} - {found.region.fill(level.action)}"
        soon = found.urgency.code in ("within_2_weeks", "same_day", "emergency")
        if not (soon and text.startswith(found.region.fill(level.headline)) and step in text):
            missing.append(code)
    return missing

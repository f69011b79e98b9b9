"""The sheet for a clinician: short, worst first, and a denial, a blank and a skip are three things."""

from people import QUIET
from report_pages import CASES, GUIDE, people, plainly, quiet

from sciatica_guide import assess
from sciatica_guide.report.build import build
from sciatica_guide.report.page import Pairs, Sheet
from sciatica_guide.report.wording import MEDICINES, WARNING_PART, uncapped, warning_signs

MOST_WORDS = 120
SIGNS = {
    question.id: question
    for question in GUIDE.questions.values()
    if question.part == WARNING_PART and question.kind == "many"
}
SOME = people()[:: len(people()) // 200]


def sheet(found):
    """The rows of the sheet by name, and what was denied."""
    (section,) = [section for section in build(found).sections if section.id == "clinician"]
    rows = {entry.name: entry for block in section.blocks if isinstance(block, Sheet) for entry in block.entries}
    denied = {name: words for block in section.blocks if isinstance(block, Pairs) for name, words in block.rows}
    return rows, denied


def test_every_sign_reported_stands_first_and_no_other():
    """The row why says YES before exactly the signs that were reported; what was denied stands among the denials."""
    for one in SOME:
        rows, denied = sheet(one.found)
        why = next(entry for name, entry in rows.items() if name.startswith("Why"))
        signs = warning_signs(GUIDE, one.found.answers)
        yes = [sign.option.brief for sign in signs if sign.state == "yes"]
        assert (why.alarm == "YES") == bool(yes)
        assert all(brief.lower() in why.line.text.lower() for brief in yes)
        told = [brief for question in SIGNS.values() for brief in denied.get(question.short, "").split("; ") if brief]
        assert told == [sign.option.brief for sign in signs if sign.state == "no"]


def test_a_denial_a_blank_and_a_skip_are_three_things():
    """No is told as denied, not sure as not sure, a blank as not answered and a skip as left out."""
    told = QUIET | {"blood_thinner": "no", "onset": "not_sure", "tried": ["skipped"]}
    found = assess({id_: value for id_, value in told.items() if id_ != "age"})
    rows, denied = sheet(found)
    short = {id_: uncapped(GUIDE.questions[id_].short) for id_ in ("blood_thinner", "onset", "tried", "age")}
    assert short["blood_thinner"] in denied["Other"]
    assert short["onset"] in rows["Not sure"].line.text.lower()
    assert short["age"].lower() in rows["Not answered"].line.text.lower()
    assert short["tried"] in rows["Left out"].line.text.lower()
    for id_ in ("onset", "tried", "age"):
        assert short[id_] not in " ".join(denied.values())


def test_nothing_is_listed_as_none():
    """Where no question is unsure, blank or left out, no row says so: "Not answered None." tells nobody anything."""
    for one in SOME:
        rows, _ = sheet(one.found)
        assert ("Not answered" in rows) == bool(one.found.unanswered)
        for name in ("Not sure", "Not answered", "Left out"):
            assert name not in rows or rows[name].line.text.strip(". ").lower() not in ("", "none")


def test_a_clinician_reads_at_most_120_words_before_the_denials():
    """What stands before the denials has at most 120 words in every case."""
    for id_, case in CASES.items():
        rows, _ = sheet(assess(case["answers"], "GB"))
        words = sum(len(f"{one.name} {one.alarm} {one.line.text}".split()) for one in rows.values())
        assert words <= MOST_WORDS, (id_, words)


def test_every_question_has_a_row():
    """The rows share out all the questions but the signs and the medicines, each once."""
    asked = [id_ for row in GUIDE.handover for id_ in row.questions]
    assert sorted(asked) == sorted(GUIDE.questions.keys() - SIGNS.keys() - {MEDICINES})


def test_medicines_are_grouped():
    """What bears on bleeding stands out, what was not recognised has a row, the rest stands at the end."""
    one = quiet(medicines=["Eliquis", "ibuprofen", "Kordexil"], blood_thinner="yes")
    rows, _ = sheet(one.found)
    assert plainly(rows["Bleeding"].alarm) == "ELIQUIS (APIXABAN) AND IBUPROFEN"
    assert plainly(rows["Not recognised"].line.text) == "Kordexil."


def test_the_sheet_follows_why_when_it_is_today_or_now():
    """Seen today or now, the clinician's sheet comes second; else it is the last, on a page of its own."""
    for one in SOME:
        ids = [section.id for section in build(one.found).sections]
        urgent = one.urgency in ("same_day", "emergency")
        assert ids.index("clinician") == (1 if urgent else len(ids) - 1)


def test_it_says_who_answered_and_that_nobody_looked():
    """Above the rows stands the day, and that nobody has examined the person."""
    found = assess(CASES["V42"]["answers"])
    (section,) = [section for section in build(found).sections if section.id == "clinician"]
    assert str(found.date.year) in section.blocks[0].line.text
    assert "Nobody has examined them" in section.blocks[0].line.text

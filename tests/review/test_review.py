"""The guideline as a clinician reads it: every rule and question, in each layout, with its cases and its changes."""

import csv
import html
import io
import re

import pytest
from calls import call, refused

from sciatica_guide.exchange.spreadsheet import defused
from sciatica_guide.guideline.manifest import FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render.formats import render
from sciatica_guide.review import cases, history, layouts
from sciatica_guide.review.entries import Entry

GUIDE = guideline()
LATER = guideline(FOLLOWUP)
LISTS = {"rules": {rule.id: rule for rule in GUIDE.rules}, "questions": GUIDE.questions}
HEADINGS = {
    "rules": ["when", "then", "reason", "basis", "sources", "cases"],
    "questions": ["part", "asked", "question", "answers", "help", "reason", "sources", "rules"],
}
REFRESH = "Give the tables a new version, or write them down again: python -m sciatica_guide.review.history"
WILD = Entry("=1+1", "Wild", {"when": ("@SUM(A1)", "-2"), "then": ("a|b *c* <d>",), "reason": ()})


def rows(name):
    """The rows of the table for a meeting, by id."""
    return {row.pop("id"): row for row in csv.DictReader(io.StringIO(call(name, "--format", "csv").out))}


@pytest.mark.parametrize("name", LISTS)
def test_everything_is_there_in_every_layout(name):
    """Every layout holds every rule or question once, with all that is told of it; CSV in the order of the tables."""
    table = rows(name)
    assert [*table] == [*LISTS[name]]
    assert all([*row] == HEADINGS[name] for row in table.values())
    headings = {"text": r"^(\S+)\n(?:When|Part): ", "markdown": r"^### (\S+)$", "html": r"<h3>(\S+)</h3>"}
    for form, heading in headings.items():
        printed = call(name, "--format", form).out
        plain = html.unescape(printed) if form == "html" else printed.replace("\\", "")
        assert sorted(re.findall(heading, plain, re.MULTILINE)) == sorted(LISTS[name])
        words = " ".join(plain.split())
        assert [id_ for id_, row in table.items() if row["reason"] not in words] == []


def test_a_rule_says_all_that_it_leads_to():
    """Its answers, both levels, the advice it gives, holds back or cautions, its basis, sources and cases."""
    row = rows("rules")["foot-drop"]
    assert row["when"].endswith("Cannot lift the front of the foot, or the foot slaps or drags")
    assert row["then"].startswith("urgency: at least same day | acupuncture: at least avoid | gives new-foot-drop: ")
    thinner = rows("rules")["thinner-said"]["then"]
    assert [
        word for word in ("| gives never-stop-thinner: ", "| can give say-blood-thinner: ") if word not in thinner
    ] == []
    assert "| withholds say-maybe-blood-thinner: " in thinner
    assert row["sources"] == "NHS Lothian | Foot drop series 2024"
    assert "V32 Leg pain, then a weak foot" in row["cases"]


def test_bands_and_medicines_are_in_words():
    """Ages from somewhere up, down or between, and classes of medicine, are put as a person would put them."""
    when = {id_: row["when"] for id_, row in rows("rules").items()}
    assert "Medicines named: a blood thinner (warfarin type)" in when["vitamin-k-antagonist"]
    assert any("Age: 70 or more" in one for one in when.values())
    assert any("Age: 17 or less" in one for one in when.values())
    assert rows("questions")["pregnant"]["asked"] == "Age: 12 to 55"


def test_the_guideline_for_after_needles_is_there_too():
    """Its rules and questions are printed beside --guideline, or --guide, with what a number is compared with."""
    told = call("rules", "--guide", "followup").out
    assert sorted(re.findall(r"^(\S+)\nWhen: ", told, re.MULTILINE)) == sorted(rule.id for rule in LATER.rules)
    assert told == call("rules", "--guideline", "followup").out
    pain, impact = (LATER.questions[id_].short for id_ in ("leg_pain", "impact"))
    better = f"{pain} OR {impact}, beside before: not down by 30 in 100 or more"
    assert better in " ".join(told.split())
    assert "\n- leg-pain-up\n" in call("questions", "--guide", "followup", "leg_pain_before").out
    refused(call("questions", "pregnant", "--guide", "followup"), "not in the tables")
    refused(call("rules", "--guide", "later"), "assessment, followup")


def test_every_rule_has_its_cases():
    """Each rule names a person for whom it holds and the nearest for whom it does not."""
    found = cases.read()["assessment"]
    for rule in GUIDE.rules:
        assert [case for case in found[rule.id] if case.startswith(("V", "Twin: "))], rule.id
        assert found[rule.id][-1].startswith("Does not hold with: "), rule.id


def test_one_of_them():
    """By its id a single rule or question is printed; another id is refused with the nearest."""
    assert "\nfoot-drop\nWhen: " in call("rules", "foot-drop").out
    assert "\n### age\n" in call("questions", "age", "--format", "markdown").out
    refused(call("rules", "foot-dro"), "foot-drop")
    refused(call("questions", "a\x1bge"), "Did you mean age?")
    refused(call("rules", "--format", "xls"), "--format", "text, markdown, html, pdf, csv")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "x;=", "x\t@"])
def test_no_cell_runs_in_a_spreadsheet(begin):
    """A cell that begins as a formula does, or holds one after a separator, begins with an apostrophe instead."""
    assert f"'{begin[-1]}" in defused(f"{begin}cmd")
    assert defused(f"a{begin[-1]}b") == f"a{begin[-1]}b" or begin[-1] == "\t"


def test_wild_words_stay_words():
    """Whatever stands in an entry, a spreadsheet does not run it and Markdown does not draw it."""
    assert [*csv.reader(io.StringIO(layouts.as_csv([WILD])))][1] == ["'=1+1", "'@SUM(A1) | -2", "a|b *c* <d>", ""]
    page = layouts.page("Wild", [WILD])
    assert r"a\|b \*c\* \<d\>" in render(page, "markdown")
    assert "a|b *c* &lt;d&gt;" in render(page, "html")
    assert "Reason: none" in render(page)


def test_the_record_is_that_of_the_tables():
    """A row that changes has a new version beside it, or a fresh record."""
    assert history.recorded()[GUIDE.version] == history.current(), REFRESH


def test_changes_are_listed(tmp_path, monkeypatch):
    """Rows added, removed and changed since a version are named, with the fields that changed."""
    monkeypatch.setattr(history, "FILE", tmp_path / "history.csv")
    history.record(_older())
    told = call("rules", "--check", GUIDE.version).out.splitlines()
    assert {line for line in told if line.startswith("- ")} == {
        "- changed: rule foot-drop (urgency, reason)",
        "- added: rule cannot-walk (rules/red_flags.toml)",
        "- removed: rule left-out (rules/red_flags.toml)",
    }
    assert told[-1].startswith("3 changed")
    assert "\n- changed: question age (text)\n" in call("questions", "--check", GUIDE.version).out
    refused(call("rules", "--check", "0.0.1"), "--check", GUIDE.version)
    refused(call("rules", "--check", GUIDE.version, "--format", "csv"), "--check", "csv", "markdown")


def test_no_change_is_said_too(tmp_path, monkeypatch):
    """Beside the version that the tables are at, nothing has changed."""
    monkeypatch.setattr(history, "FILE", tmp_path / "history.csv")
    history.record(history.current())
    said = f"Nothing changed since version {GUIDE.version}. The tables are at version {GUIDE.version}.\n"
    assert call("rules", "--check", GUIDE.version).out.endswith(f"\n\n{said}")


def _older():
    """The tables before a few changes."""
    before = history.current()
    before[history.Key("rules/red_flags.toml", "rule", "left-out")] = {"reason": "000000"}
    foot_drop = before[history.Key("rules/red_flags.toml", "rule", "foot-drop")]
    foot_drop |= {"urgency": "000000", "reason": "000000"}
    del before[history.Key("rules/red_flags.toml", "rule", "cannot-walk")]
    before[history.Key("questions.toml", "question", "age")]["text"] = "000000"
    return before

"""The report on a terminal: colour and pictures add nothing but looks, and go wherever they would be in the way."""

import os
import re
import subprocess
import sys

import pytest
from calls import run
from hostile import OWN_WORDS, folded
from terminals import Terminal

from sciatica_guide import assess
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render import text
from sciatica_guide.report.build import build

CODES = re.compile(r"\x1b\[[0-9;]*m")
ASSESS = (
    "assess",
    "--no-warning-signs",
    "--age",
    "45",
    "--pain-site",
    "foot",
    "--leg-pain",
    "6",
    "--date",
    "2026-11-21",
)
NAMES = ("--medicines", OWN_WORDS)
DRAWN = f"######....  {guideline().questions['leg_pain'].short}: 6 of 10"
PIPE = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "ACCESSIBLE")}


def on_terminal(*more, **environment):
    """All that the command prints on a terminal."""
    terminal = Terminal(*ASSESS, *NAMES, *more, **environment)
    assert terminal.end() == 0
    return terminal.text.replace("\r\n", "\n")


def test_colour_is_never_alone():
    """Without its codes the coloured report is the plain one with pictures, the person's own words and all."""
    coloured = on_terminal()
    assert CODES.search(coloured)
    assert CODES.sub("", coloured) == on_terminal(NO_COLOR="1")
    assert OWN_WORDS in folded(CODES.sub("", coloured))
    assert DRAWN in coloured


@pytest.mark.parametrize(
    ("environment", "flags"), [({"TERM": "dumb"}, ()), ({"ACCESSIBLE": "1"}, ()), ({}, ("--accessible",))], ids=str
)
def test_where_it_is_in_the_way_there_is_neither(environment, flags):
    """A dumb terminal and a screen reader get the report as a file holds it: no code, no picture."""
    assert on_terminal(*flags, **environment) == run(*ASSESS, *NAMES, env=PIPE).out


def test_a_pipe_is_plain_unless_colour_is_forced():
    """Into a pipe go words alone; with FORCE_COLOR the same words in colour; NO_COLOR beats it."""
    plain = run(*ASSESS, env=PIPE).out
    forced = run(*ASSESS, env=PIPE | {"FORCE_COLOR": "1"}).out
    assert "\x1b" not in plain
    assert forced != plain == CODES.sub("", forced)
    assert run(*ASSESS, env=PIPE | {"FORCE_COLOR": "1", "NO_COLOR": "1"}).out == plain


@pytest.mark.parametrize("columns", [40, 59, 60, 100])
def test_the_width_is_the_terminal_s(columns):
    """Nothing is wider than the terminal or 80 columns, pictures included, but a word that cannot be broken."""
    report = build(assess({"pain_site": ["foot"], "leg_pain": 6}))
    rows = [row.text for row in text.text_lines(report, columns, drawn=True)]
    assert [row for row in rows if len(row) > min(columns, 80) and len(row.split()) > 1] == []
    assert (f"  {DRAWN}" in rows) == (columns >= 60)


def test_signs_answered_yes_are_told_apart_by_word_and_colour():
    """The row of a sign that was answered yes is red, and says YES."""
    rows = list(text.text_lines(build(assess({"leg_signs": ["foot_drop"]}))))
    alarms = [row.text for row in rows if row.role == "alarm"]
    assert [row.split()[0] for row in alarms] == ["YES"]
    assert f"\x1b[1;31m{alarms[0]}\x1b[0m\n" in text.coloured(rows)


def test_nothing_for_colour_is_loaded_without_a_terminal():
    """A report into a pipe costs no import of rich."""
    code = "import sys; from sciatica_guide.cli import main\n"
    code += "try: main.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *ASSESS], capture_output=True, text=True, env=PIPE, check=True)
    assert "rich.console" not in done.stderr.split()


def test_the_pager_is_there_only_when_asked_for():
    """With --pager the report goes through the pager that the person chose; without a terminal it is just printed."""
    paged = on_terminal("--pager", PAGER="sed s/^/PAGED:/")
    assert "PAGED:WHAT TO DO NOW" in CODES.sub("", paged)
    assert run(*ASSESS, "--pager", env=PIPE | {"PAGER": "sed s/^/PAGED:/"}).out == run(*ASSESS, env=PIPE).out

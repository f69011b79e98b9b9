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
    "--pain-side",
    "left",
    "--leg-pain",
    "6",
    "--date",
    "2026-11-21",
)
NAMES = ("--medicines", OWN_WORDS)
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
    plain = [line.rstrip() for line in on_terminal(NO_COLOR="1").splitlines()]
    assert [line.rstrip() for line in CODES.sub("", coloured).splitlines()] == plain
    assert OWN_WORDS in folded(CODES.sub("", coloured))
    assert "  Foot  ##" in coloured


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
    stripped = [line.rstrip() for line in CODES.sub("", forced).splitlines()]
    assert forced != plain
    assert stripped == [line.rstrip() for line in plain.splitlines()]
    assert run(*ASSESS, env=PIPE | {"FORCE_COLOR": "1", "NO_COLOR": "1"}).out == plain


@pytest.mark.parametrize("columns", [40, 59, 60, 100])
def test_the_width_is_the_terminal_s(columns):
    """Nothing is wider than the terminal or 80 columns, pictures included, but a word that cannot be broken."""
    report = build(assess({"pain_site": ["foot"], "pain_side": "left", "leg_pain": 6}))
    rows = [row.text for row in text.text_lines(report, columns, drawn=True)]
    assert [row for row in rows if len(row) > min(columns, 80) and len(row.split()) > 1] == []
    assert any(row.startswith("  Foot  ##") for row in rows) == (columns >= 60)


def test_the_level_has_the_strongest_colour():
    """The headline is a bar in the colour of its level, first and last; headings recede, and nothing else has one."""
    rows = list(text.text_lines(build(assess({"leg_signs": ["both_legs_weak"]}, "GB")), drawn=True))
    assert [row.role for row in (rows[0], rows[-1])] == ["emergency", "emergency"]
    assert rows[0].text.startswith("■ EMERGENCY: CALL 999")
    painted = text.coloured(rows).splitlines()
    assert [line for line in painted if ";41m" in line] == [painted[0], painted[-1]]


def test_nothing_for_colour_is_loaded_without_a_terminal():
    """A report into a pipe costs no import of rich."""
    code = "import sys; from sciatica_guide.cli import main\n"
    code += "try: main.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *ASSESS], capture_output=True, text=True, env=PIPE, check=True)
    assert "rich.console" not in done.stderr.split()


def test_the_pager_is_there_only_when_asked_for():
    """With --pager the report goes through the pager that the person chose; without a terminal it is just printed."""
    paged = on_terminal("--pager", PAGER="sed s/^/PAGED:/")
    assert "PAGED:WHY WE SAY THIS" in CODES.sub("", paged)
    assert run(*ASSESS, "--pager", env=PIPE | {"PAGER": "sed s/^/PAGED:/"}).out == run(*ASSESS, env=PIPE).out

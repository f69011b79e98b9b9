"""Flags, a file, standard input and Python are doors to the same room: the same answers give the same bytes."""

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cases import CASES
from typer.testing import CliRunner

from sciatica_guide import assess
from sciatica_guide.cli.application import application
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import json as as_json
from sciatica_guide.report.build import build

EACH = tuple(CASES.values())
EMERGENCIES = [case for case in EACH if assess(case["answers"]).urgency.code == "emergency"]
APP, COMMAND = application([]), str(Path(sys.executable).with_name("sciatica-guide"))
DAY = datetime.date(2026, 11, 20)
PLACED = ("--region", "GB", "--date", DAY.isoformat())
WARNINGS = ("bladder_bowel_saddle", "leg_signs", "sudden_signs", "illness_signs")
each_case = pytest.mark.parametrize("case", EACH, ids=lambda case: case["id"])
each_emergency = pytest.mark.parametrize("case", EMERGENCIES, ids=lambda case: case["id"])
some_cases = pytest.mark.parametrize("case", EACH[::12], ids=lambda case: case["id"])


def command(*arguments, stdin=None, columns="80"):
    """What `sciatica-guide assess` prints, run in this process."""
    done = CliRunner().invoke(APP, ["assess", *arguments], stdin, {"COLUMNS": columns}, catch_exceptions=False)
    assert (done.exit_code, done.stderr_bytes) == (0, b"")
    return done.stdout_bytes


def flags(answers):
    """One flag a question, several codes or names joined with commas."""
    values = {id_: ", ".join(value) if isinstance(value, list) else str(value) for id_, value in answers.items()}
    return [part for id_, value in values.items() for part in ("--" + id_.replace("_", "-"), value)]


def toml(answers):
    return "".join(f"{id_} = {json.dumps(value, ensure_ascii=False)}\n" for id_, value in answers.items())


def python(answers):
    return as_json.render(assess(answers, "GB", DAY)).encode()


@each_case
def test_every_door_leads_to_the_same_bytes(case, tmp_path):
    """Typed as flags, kept as JSON or TOML, piped in or called from Python, a person gets the same report."""
    told = case["answers"]
    for name, text in (("told.json", json.dumps(told)), ("told.toml", toml(told))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert command("--answers", str(tmp_path / name), "--format", "json", *PLACED) == python(told)
        assert command("--answers", "-", "--format", "json", *PLACED, stdin=text) == python(told)

    assert command(*flags(told), "--format", "json", *PLACED) == python(told)


@each_case
def test_the_same_twice(case):
    """The same answers on the same day print the same page again, in whatever order they were given."""
    backwards = dict(reversed(case["answers"].items()))

    for form in ("text", "json", "markdown", "html"):
        pages = {
            command(*flags(told), "--format", form, *PLACED) for told in (case["answers"], case["answers"], backwards)
        }
        assert len(pages) == 1
    assert python(case["answers"]) == python(backwards)


@some_cases
def test_the_installed_command(case):
    """The command on the path says the same as Python, on standard output alone, and leaves with 0."""
    call = [COMMAND, "assess", "--answers", "-", "--format", "json", *PLACED]
    done = subprocess.run(call, input=json.dumps(case["answers"]).encode(), capture_output=True, timeout=60)

    assert (done.returncode, done.stderr, done.stdout) == (0, b"", python(case["answers"]))


def test_a_flag_beats_the_file():
    """What is typed now counts more than what was kept."""
    told = EACH[0]["answers"]
    kept = json.dumps(told | {"age": 12, "leg_signs": ["none"]})

    typed = flags({"age": told["age"], "leg_signs": told["leg_signs"]})

    assert command("--answers", "-", *typed, "--format", "json", *PLACED, stdin=kept) == python(told)


def test_no_warning_signs_stands_for_four_flags():
    """Saying it once is the same as saying none four times, and is refused beside one of the four."""
    four, rest = flags(dict.fromkeys(WARNINGS, "none")), ["--age", "40", *PLACED]

    assert command("--no-warning-signs", *rest) == command(*four, *rest)
    with pytest.raises(AnswerError, match="--leg-signs"):
        command("--no-warning-signs", "--leg-signs", "none")


def test_region_and_date():
    """The country chooses the number to ring, an unknown one gets words for it, and the date is the one given."""
    now = flags({"bladder_bowel_saddle": ["urine_leak"]})
    pages = {place: command(*now, "--region", place, "--date", "2031-02-03").decode() for place in ("us", "GB", "ZZ")}

    assert ["Call 911 " in pages["us"], "Call 999 " in pages["GB"], "your local emergency number" in pages["ZZ"]]
    assert all("3 February 2031" in page for page in pages.values())
    for option, wrong in (("--region", "GBR"), ("--date", "2031-02-30")):
        with pytest.raises(AnswerError):
            command(*now, option, wrong)


@each_case
@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_is_too_long(case, columns):
    """The page keeps to the terminal's width; only a word that cannot be broken, an address, may stick out."""
    page = "".join(
        command(*flags(case["answers"]), *PLACED, *more, columns=str(columns)).decode() for more in ((), ("--full",))
    )

    assert [line for line in page.splitlines() if len(line) > columns and len(line.split()) > 1] == []


@each_case
@pytest.mark.parametrize("region", ["GB", "ZZ"])
def test_the_last_line_is_the_first(case, region):
    """Whoever sees only the end of the page sees the action, in a country whose numbers we hold or not."""
    lines = command(*flags(case["answers"]), "--region", region).decode().splitlines()

    assert lines[0] == lines[-1]


@each_emergency
def test_an_emergency_is_short_and_plain(case):
    """An emergency page says what to do, what was answered, why and what this is, in characters any screen can show."""
    found = assess(case["answers"], "GB", DAY)
    page = command(*flags(case["answers"]), *PLACED).decode()
    sections = {section.id: section.title for section in build(found).sections}

    assert list(sections) == ["why", "clinician", "sources", "about"]
    assert [line for line in page.splitlines() if line.isupper()] == [title.upper() for title in sections.values()]
    assert page.isascii()

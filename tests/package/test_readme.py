"""The README shows what happens: every command in it is run, and what it shows is what is printed now."""

import doctest
import importlib.resources
import os
import re
import shlex
import shutil
import subprocess
import sys

import front_page
import pytest
from calls import call, refused
from cases import README, ROOT

import sciatica_guide
from sciatica_guide.cli.application import COMMANDS

TEXT = README.read_text(encoding="utf-8")
ANEW = "Make it anew: python tests/support/front_page.py"
FENCES = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SET_UP, DEVELOP = (block for kind, block in FENCES.findall(TEXT) if kind == "sh")
INLINE = sorted(set(re.findall(r"`(sciatica-guide[^`]*)`", FENCES.sub("", TEXT))) - {*front_page.QUICK})
"""Calls that stand in a sentence; those that print a figure are run for it below."""
FIGURES = [row.group("figure", "command") for row in front_page.FIGURE.finditer(TEXT)]


def talks(arguments):
    """Whether a call asks questions, so that it needs a terminal."""
    return arguments in ([], ["--accessible"], ["followup"], ["followup", "--diary"]) or arguments[:1] == ["interview"]


def test_the_examples_in_python_do_what_they_show():
    """Every line after >>> gives what stands below it."""
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert tried >= 6
    assert failed == 0


def test_the_door_from_python_is_small_and_typed():
    """It has a few names, says that it carries types, and is as quick to open as it is to name the version."""
    assert len(sciatica_guide.__all__) < 12
    assert all(hasattr(sciatica_guide, name) for name in sciatica_guide.__all__)
    assert (importlib.resources.files(sciatica_guide) / "py.typed").is_file()
    with pytest.raises(AttributeError, match="asses"):
        _ = sciatica_guide.asses
    code = "import sys, sciatica_guide; print(*(name for name in sys.modules if name.startswith('sciatica_guide')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) == {"sciatica_guide", "sciatica_guide.errors", "sciatica_guide.version"}


def test_it_is_short():
    """Each of its four readers is served in a screen."""
    assert len(TEXT.splitlines()) <= 220


def test_the_first_command_prints_a_whole_report():
    """What the set-up ends in is the report of somebody who answered everything; nothing in it is left open."""
    call_ = shlex.split(SET_UP)[-6:]
    assert call_[:2] == ["sciatica-guide", "assess"]
    told = subprocess.run(
        [sys.executable, "-m", "sciatica_guide", *call_[1:]], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "cannot tell yet" not in told
    data = subprocess.run(
        [sys.executable, "-m", "sciatica_guide", *call_[1:], "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    ).stdout
    assert '"complete": true' in data


def test_the_second_command_runs_every_check():
    """Lint, form, types, import contracts and tests, in this order; `.ci/run` runs both commands as they stand."""
    parts = [part.strip() for part in DEVELOP.split("&&")]
    assert parts[-5:] == ["ruff check .", "ruff format --check .", "mypy", "lint-imports", "python -m pytest"]
    assert "README.md" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("example", INLINE)
def test_every_call_in_a_sentence_works(example, examples):
    """What the README says to type can be typed; what asks questions says that it needs a terminal."""
    arguments = shlex.split(example.partition("|")[0])[1:]
    result = call(*arguments)
    if talks(arguments):
        refused(result, "needs a terminal")
    else:
        assert (result.status, "Error" in result.err) == (0, False), (result, list(examples.iterdir()))


@pytest.mark.long
@pytest.mark.parametrize("install", ["pipx install .", "uv tool install ."])
def test_other_ways_to_install_it_work(install, tmp_path):
    """From a clone, one line puts the command on the path of whoever has pipx or uv."""
    assert f"`{install}`" in TEXT
    if shutil.which(install.split()[0]) is None:
        pytest.skip(f"needs {install.split()[0]}")
    home = os.environ | {"HOME": str(tmp_path)}
    subprocess.run(install.split(), cwd=ROOT, env=home, check=True, capture_output=True, timeout=300)
    command = tmp_path / ".local" / "bin" / "sciatica-guide"
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith(f"sciatica-guide {sciatica_guide.__version__},")


def test_it_names_every_command():
    """Whoever reads it has heard of all that there is."""
    assert [name for name in COMMANDS if f"sciatica-guide {name}" not in TEXT] == []


def test_its_samples_are_what_is_printed_now():
    """What stands below a `$` in a sample is what that call prints; [...] cuts it off."""
    samples = front_page.SAMPLE.findall(TEXT)
    assert samples
    for sample in samples:
        assert sample == front_page.sampled(sample), ANEW


@pytest.mark.parametrize(("figure", "command"), [row for row in FIGURES if row[1] in front_page.QUICK])
def test_its_figures_are_printed_by_their_commands(figure, command):
    """Each number of a figure stands in what its command prints."""
    printed = front_page.printed(command)
    assert [number for number in re.split("; ", figure) if number not in printed] == [], ANEW


@pytest.mark.long
@pytest.mark.parametrize("command", sorted({command for _, command in FIGURES if command not in front_page.QUICK}))
def test_its_bars_are_printed_by_their_commands(command):
    """A time or a share that must not be passed is the bar that the benchmark prints beside what it measures."""
    printed = front_page.printed(f"{command} 1" if "startup" in command or "batch" in command else command)
    for figure, named in FIGURES:
        if named == command:
            bars = re.findall(r"\d+(?:\.\d+)?", figure)
            assert [bar for bar in bars if not re.search(rf"(?:within|over) {re.escape(bar)}\b", printed)] == []


def test_nine_figures_and_no_more():
    """The rest stand in tests/benchmarks/README.md, each with its command."""
    assert len(FIGURES) == 9
    assert "(tests/benchmarks/README.md)" in TEXT


@pytest.mark.parametrize(
    ("picture", "shown"), [(front_page.QUESTION, front_page.question), (front_page.REPORT, front_page.report)]
)
def test_the_picture_of_a_terminal_is_not_stale(picture, shown):
    """Its words are those that a terminal shows now."""
    now = front_page.words_of_svg(front_page.as_svg(shown()))
    assert len(now) > 100
    assert front_page.words_of_svg(picture.read_text(encoding="utf-8")) == now, ANEW


def test_the_picture_of_a_page_is_not_stale():
    """The words that were on the page when it was taken are those that are on it now."""
    assert front_page.PAGE.stat().st_size > 10_000
    assert front_page.WORDS.read_text(encoding="utf-8") == front_page.page_words(), ANEW


def test_its_pictures_are_those_that_are_made():
    """Every picture that it shows is there, has words for those who cannot see it, and the folder holds no other."""
    shown = re.findall(r'<img alt="([^"]+)" src="([^"]+)"', TEXT)
    pictures = (front_page.QUESTION, front_page.REPORT, front_page.PAGE)
    assert [source for _, source in shown] == [f".pictures/{picture.name}" for picture in pictures]
    assert all(len(alt.split()) > 5 for alt, _ in shown)
    assert {*front_page.PICTURES.iterdir()} == {*pictures, front_page.WORDS}

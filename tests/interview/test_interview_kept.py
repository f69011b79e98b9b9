"""What is kept of a finished interview, and what is said when something cannot be kept."""

import json
import os
import stat

import pytest
from calls import run
from interview_oracle import plain
from people import QUIET
from terminals import ASKS, Terminal, asked_of, lines_for

from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline

WORDS = guideline().interview
KEEP = WORDS.after_title


def finished(folder, *arguments):
    """A quiet interview in numbered lines, up to the question what to keep."""
    terminal = Terminal("interview", "--accessible", "--region", "GB", *arguments, HOME=str(folder), TMPDIR=str(folder))
    return terminal.answer(*lines_for(QUIET), "1").until(KEEP)


def choose(terminal, label):
    """Chooses a row by its words."""
    terminal.until(label, ASKS)
    menu = terminal.text[terminal.text.rindex(KEEP) :]
    row = next(line.split(".")[0] for line in menu.splitlines() if line.endswith(f". {label}"))
    return terminal.press(row + "\n")


@pytest.mark.parametrize(("name", "format_"), [("report.txt", "text"), ("report.html", "html")])
def test_the_report_can_be_saved(tmp_path, name, format_):
    """Whoever saves the report finds in the file just what assess makes of the same answers, for their eyes alone."""
    file, answers = tmp_path / name, tmp_path / "answers.json"
    answers.write_text(json.dumps({id_: QUIET[id_] for id_ in asked_of(QUIET)}))

    terminal = choose(finished(tmp_path), WORDS.after_report).answer(str(file))
    choose(terminal.until(KEEP), WORDS.after_neither)

    assert terminal.end() == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == run("assess", "--answers", str(answers), "--region", "GB", "--format", format_).out


def test_the_answers_can_be_saved(tmp_path):
    """Whoever saves the answers at the end finds all of them in the file, for their eyes alone."""
    file = tmp_path / "answers.json"

    terminal = choose(finished(tmp_path), WORDS.after_answers).answer(str(file))
    choose(terminal.until(KEEP), WORDS.after_neither)

    assert terminal.end() == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert plain(json.loads(file.read_text())["answers"]) == plain({id_: QUIET[id_] for id_ in asked_of(QUIET)})


def test_keeping_nothing_leaves_no_file(tmp_path):
    """Whoever keeps nothing leaves nothing behind, neither at home nor among the temporary files."""
    terminal = choose(finished(tmp_path), WORDS.after_neither)

    assert terminal.end() == 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("label", ["after_report", "after_answers"])
def test_what_is_kept_overwrites_no_other_file(tmp_path, label):
    """Whoever names a file that is there, or cannot be written, is told so and asked again."""
    file = tmp_path / "diary.txt"
    file.write_text("mine")

    terminal = choose(finished(tmp_path), getattr(WORDS, label)).answer(str(file)).until(WORDS.file_there, KEEP)
    choose(terminal, getattr(WORDS, label)).answer(str(tmp_path / "missing" / "file")).until("cannot be written", KEEP)
    choose(terminal, WORDS.after_neither)

    assert terminal.end() == 0
    assert file.read_text() == "mine"


@pytest.mark.parametrize("place", ["missing/answers.json", "a-folder", "a-file/answers.json"])
def test_a_file_that_cannot_be_written_is_named_before_anything_is_asked(tmp_path, place):
    """Whoever names a file that cannot be written reads so once, and answers nothing that is then lost."""
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "a-file").touch()

    terminal = Terminal("interview", "--accessible", "--save", str(tmp_path / place))

    assert terminal.child.expect([ASKS, "cannot be written"]) == 1, "asked first"
    assert terminal.end() == 2
    assert terminal.words.count("Error: File") == 1
    assert sorted(os.listdir(tmp_path)) == ["a-file", "a-folder"]


def test_a_file_that_is_lost_on_the_way_does_not_stand_before_an_emergency(tmp_path):
    """Whoever's disk goes away is told; the questions go on, and a warning sign still brings the number."""
    folder = tmp_path / "stick"
    folder.mkdir()
    file = folder / "answers.json"

    terminal = Terminal("interview", "--accessible", "--region", "GB", "--save", str(file)).answer("8").until(ASKS)
    file.unlink()
    folder.rmdir()
    terminal.press("7\n").answer("2").until("EMERGENCY. Call 999", ASKS)

    assert "cannot be written" in terminal.words
    terminal.kill()


def test_a_file_that_is_there_is_never_replaced_unasked(tmp_path):
    """Whoever names a file of theirs for saving is told before the first question, and the file stays as it was."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ann")

    terminal = Terminal("interview", "--accessible", "--save", str(file))

    assert terminal.end() == 2
    assert "is there already. Choose another name, or go on from your answers with --resume." in terminal.words
    assert file.read_text() == "Dear Ann"


def test_saving_and_going_on_may_name_the_same_file(tmp_path):
    """Whoever goes on from a file and saves to it again is asked the first question."""
    file = tmp_path / "answers.json"
    answer_files.save(guideline(), QUIET, str(file))

    Terminal("interview", "--accessible", "--save", str(file), "--resume", str(file)).until(ASKS).kill()

    assert plain(answer_files.resume(guideline(), str(file)).answers) == plain(QUIET)

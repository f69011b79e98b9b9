"""What is kept of a finished interview, and what is said when something cannot be kept."""

import json
import os
import stat

import pytest
from calls import run
from driver import CTRL_C, CTRL_D
from interview_oracle import plain
from people import QUIET
from terminals import ASKS, Terminal, asked_of, lines_for

from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline

WORDS = guideline().interview
NEXT = WORDS.after_title
READ, FULL, WEB, PDF, ANSWERS, FINISH = "123456"
"""The rows of the menu under a result."""


def finished(folder, *arguments):
    """A quiet interview in numbered lines, up to the menu under its result."""
    home = {"HOME": str(folder), "TMPDIR": str(folder), "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    terminal = Terminal("interview", "--accessible", "--region", "GB", *arguments, **home)
    return terminal.answer(*lines_for(QUIET), "").until(NEXT)


@pytest.mark.parametrize(("row", "name", "format_"), [(WEB, "report.html", "html"), (WEB, "report.md", "markdown")])
def test_the_report_can_be_kept(tmp_path, row, name, format_):
    """Whoever keeps the report finds in the file just what assess makes of the same answers, for their eyes alone."""
    file, answers = tmp_path / name, tmp_path / "answers.json"
    answers.write_text(json.dumps({id_: QUIET[id_] for id_ in asked_of(QUIET)}))

    terminal = finished(tmp_path).answer(row, str(file)).until("Saved as", NEXT).answer(FINISH)

    assert terminal.end() == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text() == run("assess", "--answers", str(answers), "--region", "GB", "--format", format_).out


def test_the_answers_can_be_kept(tmp_path):
    """Whoever keeps the answers at the end finds all of them in the file, for their eyes alone."""
    file = tmp_path / "answers.json"

    terminal = finished(tmp_path).answer(ANSWERS, str(file)).until("Saved as", NEXT).answer(FINISH)

    assert terminal.end() == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert plain(json.loads(file.read_text())["answers"]) == plain({id_: QUIET[id_] for id_ in asked_of(QUIET)})


@pytest.mark.parametrize("nothing", ["none", "s", "no", "b", "N"])
def test_a_file_is_made_only_under_a_name_that_is_one(tmp_path, nothing):
    """Whoever types none, no, s or b for a name has made no file of that name, nor any other."""
    (tmp_path / "here").mkdir()
    terminal = finished(tmp_path).answer(ANSWERS, nothing).until(NEXT).answer(FINISH)

    assert terminal.end() == 0
    assert not os.path.exists(nothing)
    assert os.listdir(tmp_path) == ["here"]


def test_keeping_nothing_leaves_no_file(tmp_path):
    """Whoever keeps nothing leaves nothing behind, neither at home nor among the temporary files."""
    terminal = finished(tmp_path).answer(FINISH)

    assert terminal.end() == 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("row", [WEB, ANSWERS])
def test_what_is_kept_overwrites_no_other_file(tmp_path, row):
    """Whoever names a file that is there, or cannot be written, is told so and asked again."""
    file = tmp_path / "diary.txt"
    file.write_text("mine")

    terminal = finished(tmp_path).answer(row, str(file)).until(WORDS.file_there)
    terminal.answer(str(tmp_path / "missing" / "file.html")).until("cannot be written").answer("none")

    assert terminal.until(NEXT).answer(FINISH).end() == 0
    assert file.read_text() == "mine"


@pytest.mark.parametrize("stop", ["q\n", CTRL_C, CTRL_D], ids=["q", "ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_who_stops_after_a_result_has_it_before_them(way, stop):
    """Whoever stops at the menu under a result reads its headline last, and has finished with status 0."""
    terminal = Terminal("interview", "--region", "GB", *way).until(ASKS if way else "q stop")
    terminal.press("1\n" if way else "1 \r").until("Emergency: call 999", ASKS if way else "q stop")
    terminal.press("1\n" if way else "1\r").until("Is that answer right", ASKS if way else "q stop")
    terminal.press("1\n" if way else "1\r").until("finish", *([ASKS] if way else [])).press(
        stop.rstrip("\n") if not way else stop
    )

    assert terminal.end() == 0
    assert [row for row in terminal.rows if row][-1].startswith("Emergency: call 999")
    assert "You did not finish" not in terminal.text


@pytest.mark.parametrize("stop", ["q", CTRL_C], ids=["q", "ctrl-c"])
@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_who_stops_at_an_emergency_reads_what_to_do_again(way, stop):
    """Whoever stops under the headline of an emergency reads it again and has finished with status 0."""
    terminal = Terminal("interview", "--region", "GB", *way).until(ASKS if way else "q stop")
    terminal.press("1\n" if way else "1 \r").until("Emergency: call 999", ASKS if way else "q stop")
    terminal.press(stop + ("\n" if way else "\r") * (stop == "q"))

    assert terminal.end() == 0
    assert [row for row in terminal.rows if row][-1].startswith("Emergency: call 999")


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

    terminal = Terminal("interview", "--accessible", "--region", "GB", "--save", str(file)).answer("10").until(ASKS)
    file.unlink()
    folder.rmdir()
    terminal.press("7\n").answer("2").until("Emergency: call 999", ASKS)

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

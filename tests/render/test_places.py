"""One way to write a file: new or replaced in one step, private, never mixed, and never what is not ours to write."""

import json
import os
import stat

import pytest
from calls import call, refused, run
from keeping import kills, races

from sciatica_guide.diary import store
from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.render.output import Place, write

REPORT = ("assess", "--no-warning-signs", "--date", "2026-11-21")
FILES = ("answers", "report", "export")


def held(folder):
    """Every file in a folder, with what it holds."""
    return {file.name: file.read_text() for file in folder.iterdir()}


def unable(*why):
    """A call that the system refuses."""

    def call(*_, **__):
        raise OSError(*why)

    return call


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("number", [15, pytest.param(1000, marks=pytest.mark.long)])
def test_a_kill_leaves_the_old_or_the_new(kind, number, tmp_path):
    """Whenever the process that writes it is killed, a file is what it was or what it was to be, and whole."""
    assert kills(kind, number, tmp_path) == {}


@pytest.mark.parametrize("kind", ["answers", "report", "report replaced"])
@pytest.mark.parametrize("number", [6, pytest.param(100, marks=pytest.mark.long)])
def test_of_two_writers_one_wins_and_the_other_is_told(kind, number, tmp_path):
    """Two processes that write one file at once leave the whole work of one, and no stray file."""
    assert races(kind, number, tmp_path) == {}


def test_what_is_there_is_replaced_only_with_force(tmp_path):
    """A file of mine is refused and untouched; with --force it is the report; an empty one may be used as it is."""
    file, empty = tmp_path / "file", tmp_path / "empty"
    file.write_text("mine")
    empty.touch(0o644)
    refused(call(*REPORT, "--output", str(file)), "is there already", "--force")
    assert file.read_text() == "mine"
    for flags, path in (((), empty), (("--force",), file)):
        assert call(*REPORT, "--output", str(path), *flags) == (0, "", "")
        assert path.read_text() == call(*REPORT).out
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("command", [REPORT, ("about",), ("rules", "--format", "csv"), ("diary", "export")])
def test_what_is_no_file_of_ours_is_left_alone(command, force, tmp_path, diary):
    """A pipe, a device, a folder, a link that leads nowhere, a diary and what belongs to one are refused."""
    call("diary", "add", "--leg-pain", "5", "--impact", "5")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "to-diary").symlink_to(diary)
    (tmp_path / "copy").write_bytes(diary.read_bytes())
    before, listed = diary.read_bytes(), sorted(tmp_path.rglob("*"))
    aside = diary.with_name("me.diary.damaged-2026-11-25-1")
    names = [tmp_path / name for name in ("pipe", "link", "to-diary", "copy", ".")]
    for path in (*names, "/dev/full", diary, f"{diary}-wal", f"{diary}-shm", aside):
        result = call(*command, "--output", str(path), *force)
        assert (result.status, result.out) == (2, ""), path
        assert result.err.startswith("Error: File "), result.err
    assert diary.read_bytes() == before
    assert sorted(tmp_path.rglob("*")) == listed
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_link_to_a_file_is_followed(tmp_path):
    """Behind a link the file is replaced, and the link stays."""
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_text("old")
    link.symlink_to(file)
    assert call(*REPORT, "--output", str(link), "--force").status == 0
    assert link.is_symlink()
    assert file.read_text() == call(*REPORT).out


def test_no_input_is_replaced(tmp_path, here):  # noqa: ARG001 - no diary of the person's own
    """What a command reads is never what it writes, whatever the flags."""
    files = {"cases.csv": "age,expect_urgency\n45,routine\n", "people.csv": "age\n45\n", "answers.json": '{"age": 45}'}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    cases, people, answers = (str(tmp_path / name) for name in files)
    for arguments in (
        ("score", cases, "--output", cases, "--force"),
        ("score", cases, "--format", "json", "--output", cases, "--force"),
        ("batch", people, "--output", people, "--force"),
        ("batch", people, "--output", str(tmp_path / "new"), "--errors", people, "--force"),
        ("assess", "--answers", answers, "--output", answers, "--force"),
        ("assess", "--answers", answers, "--format", "json", "--output", answers, "--force"),
    ):
        refused(call(*arguments), "is named for two things")
    assert held(tmp_path) == files


def test_a_file_that_another_run_holds_is_refused(tmp_path):
    """As long as one run has it, another is told to wait, and may have it afterwards."""
    file = tmp_path / "file"
    with Place(str(file)) as place:
        place.put(b"first")
        refused(run(*REPORT, "--output", file, "--force"), "is being written by another run")
        assert file.read_text() == "first"
    assert run(*REPORT, "--output", file, "--force").status == 0


def test_a_file_that_came_meanwhile_is_not_replaced(tmp_path):
    """What somebody else put in the place of the file since it was looked at stays."""
    file = tmp_path / "file"
    with Place(str(file)) as place:
        place.put(b"first")
        file.unlink()
        file.write_text("mine")
        with pytest.raises(AnswerError, match="in the meantime"):
            place.put(b"second")
    assert held(tmp_path) == {"file": "mine"}


def test_a_name_is_taken_from_the_first_moment_and_left_if_nothing_comes(tmp_path):
    """A second interview on the same new file is told before its first question; one without an answer leaves none."""
    file = str(tmp_path / "answers.json")
    with answer_files.place_to_save(file, going_on=False):
        with pytest.raises(AnswerError, match="another run"):
            answer_files.place_to_save(file, going_on=False)
        with pytest.raises(AnswerError, match="another run"):
            answer_files.place_to_save(file, going_on=True)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "text", ['{"name": "package"}', '{"schema": "sciatica-guide/assessment/1", "answers": {}}', "x"]
)
def test_going_on_is_for_saved_answers_alone(text, tmp_path):
    """--resume on a package.json, a report or anything else refuses it, untouched."""
    file = tmp_path / "file.json"
    file.write_text(text)
    with pytest.raises(AnswerError, match=r"File .*file\.json"):
        answer_files.place_to_save(str(file), going_on=True)
    assert held(tmp_path) == {"file.json": text}
    file.write_bytes(answer_files.saved(guideline(), {"age": 40}))
    with answer_files.place_to_save(str(file), going_on=True) as place:
        place.put(answer_files.saved(guideline(), {"age": 41}))
    assert json.loads(file.read_text())["answers"] == {"age": 41}


def test_where_the_disk_cannot_hide_a_draft_it_is_whole_all_the_same(tmp_path, monkeypatch):
    """Without nameless files, and without links, the same is written in one step and leaves nothing beside."""
    monkeypatch.setattr(os, "O_TMPFILE", os.O_DIRECTORY)
    write("one", str(tmp_path / "a"))
    monkeypatch.setattr(os, "link", unable(1, "Operation not permitted"))
    write("two", str(tmp_path / "b"))
    write("three", str(tmp_path / "b"), replace=True)
    with pytest.raises(AnswerError, match="already"):
        write("four", str(tmp_path / "b"))
    assert held(tmp_path) == {"a": "one", "b": "three"}


def test_messages_say_what_stood_in_the_way(tmp_path, monkeypatch):
    """Too long a name, too many open files and a folder that is none are told as what they are."""
    (tmp_path / "file").touch()
    refused(call(*REPORT, "--output", str(tmp_path / ("x" * 300))), "file name too long", "shorter name")
    refused(call(*REPORT, "--output", str(tmp_path / "file" / "x")), "not a directory")
    monkeypatch.setattr(os, "open", unable(24, "Too many open files"))
    with pytest.raises(AnswerError, match=r"too many open files. Too many files are open: close"):
        write("x", str(tmp_path / "new"))


def test_a_diary_is_never_an_output_of_batch(tmp_path, diary):
    """`batch --force` and `--resume` on a diary refuse it too."""
    call("diary", "add", "--leg-pain", "5", "--impact", "5")
    (tmp_path / "people.csv").write_text("age\n45\n")
    before = diary.read_bytes()
    for flag in ("--force", "--resume"):
        refused(call("batch", str(tmp_path / "people.csv"), "--output", str(diary), flag), "belongs to a diary")
    assert diary.read_bytes() == before
    assert len(store.entries(diary)) == 1

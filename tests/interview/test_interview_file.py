"""Answers kept in a file: only when asked for, whole after every answer, for their owner's eyes, and good for later."""

import json
import os
import resource
import stat

import pytest
from calls import run
from driver import LINES, TALKATIVE, talk
from interview_oracle import plain
from people import QUIET, WARNINGS
from terminals import ASKS, Terminal, lines_for

from sciatica_guide.errors import AnswerError
from sciatica_guide.exchange import answer_files
from sciatica_guide.guideline.packaged import guideline

QUESTIONS = guideline().questions
AT_40 = {id_: QUIET[id_] for id_ in talk(LINES, then=QUIET).asked}
ORDER = [id_ for id_ in QUESTIONS if id_ in AT_40]


def held(file):
    """The answers in a file, which is whole and for its owner alone, and the only one in its folder."""
    assert os.listdir(file.parent) == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return json.loads(file.read_text())["answers"]


def test_the_file_holds_every_answer_as_soon_as_it_is_given(tmp_path):
    """After each answer the file is whole, can only be read by its owner, and holds all that was answered so far."""
    file = tmp_path / "answers.json"
    after_each = []

    def keep(given):
        answer_files.save(guideline(), given, str(file))
        after_each.append(
            plain(held(file)) == plain(given) == plain(answer_files.resume(guideline(), str(file)).answers)
        )

    heard = talk(LINES, then=TALKATIVE | {"medicines": ["warfarin", "prednisolone", "ibuprofen"]}, keep=keep)

    assert heard.finished
    assert after_each == [True] * len(QUESTIONS)


def test_a_save_that_breaks_off_leaves_the_earlier_answers(tmp_path):
    """Whoever's disk is full in the middle of a save still has the file as it was before, whole."""
    file = tmp_path / "answers.json"
    answer_files.save(guideline(), {"age": 40}, str(file))
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    resource.setrlimit(resource.RLIMIT_FSIZE, (20, most))
    try:
        with pytest.raises(AnswerError, match="cannot be written"):
            answer_files.save(guideline(), {"age": 41}, str(file))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))

    assert held(file) == {"age": 40}


def test_saving_as_it_goes_leaves_one_file_that_assess_takes(tmp_path):
    """Whoever saves a whole interview finds one file, private even where an empty one stood, and assess reads it."""
    file = tmp_path / "answers.json"
    file.touch(0o644)

    terminal = Terminal("interview", "--accessible", "--region", "GB", "--save", str(file))
    status = terminal.answer(*lines_for(AT_40), "", "q").end()
    result = run("assess", "--answers", str(file), "--region", "GB", "--format", "json")

    assert status == 0
    assert plain(held(file)) == plain(AT_40)
    assert result.status == 0
    assert plain(json.loads(result.out)["answers"]) == plain(AT_40)


def test_nothing_is_kept_unless_asked_for(tmp_path):
    """Whoever does not ask to save leaves no file, neither where they are nor at home."""
    terminal = Terminal("interview", "--accessible", HOME=str(tmp_path), TMPDIR=str(tmp_path))

    assert terminal.answer(*lines_for(AT_40), "", "q").end() == 0
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("number", [1, 4, 5, 13, 25])
def test_a_killed_interview_has_lost_no_answer(tmp_path, number):
    """Whoever's computer dies after any answer finds all of them in the file, and goes on after the warning signs."""
    file = tmp_path / "answers.json"
    typed = lines_for(AT_40)

    terminal = Terminal("interview", "--accessible", "--save", str(file)).answer(*typed[:number]).until(ASKS)
    terminal.kill()

    assert plain(held(file)) == plain({id_: AT_40[id_] for id_ in ORDER[:number]})

    again = Terminal("interview", "--accessible", "--resume", str(file)).answer(*typed[: len(WARNINGS)]).until(ASKS)
    kept = [QUESTIONS[id_].short for id_ in ORDER[len(WARNINGS) : number]]

    assert f"Kept from your file: {', '.join(kept) or 'nothing'}." in again.words
    assert again.words.index("Kept") < again.words.index(QUESTIONS[WARNINGS[0]].text)
    assert QUESTIONS[ORDER[max(number, len(WARNINGS))]].text in again.words
    assert all(QUESTIONS[id_].text not in again.words for id_ in ORDER[len(WARNINGS) : number])
    assert plain(held(file)) == plain({id_: AT_40[id_] for id_ in ORDER[: max(number, len(WARNINGS))]})
    again.kill()


def test_going_on_asks_part_1_again_and_an_emergency_counts_then_too(tmp_path):
    """Whoever comes back numb between the legs is told to call 999, though the file says none of these."""
    file = tmp_path / "answers.json"
    answer_files.save(guideline(), AT_40, str(file))

    terminal = Terminal("interview", "--accessible", "--region", "GB", "--resume", str(file)).answer("1").until(ASKS)

    assert "The warning signs are asked again" in terminal.words
    assert "Emergency: call 999" in terminal.words
    terminal.kill()


def test_a_file_from_another_version_names_what_no_longer_fits(tmp_path):
    """Whoever goes on from an older file is told which answers are asked again, and keeps the others."""
    file = tmp_path / "answers.json"
    answers = {"age": 40, "trend": "sideways", "leg_pain": 11, "shoe_size": 44, "tried": ["none"], "impact": 3}
    file.write_text(json.dumps({"schema": answer_files.SAVED, "content_version": "0.1", "answers": answers}))

    terminal = Terminal("interview", "--accessible", "--resume", str(file)).until(ASKS)

    unfit = [QUESTIONS["trend"].short, QUESTIONS["leg_pain"].short, "'shoe_size'", QUESTIONS["tried"].short]
    assert "Kept from your file: Age, Effect on activity." in terminal.words
    assert f"No longer fits, and will be asked again: {', '.join(unfit)}." in terminal.words
    terminal.kill()

"""How an interview ends before the report: stopped at any prompt, cut off, or not begun at all."""

import json
import os
import pty
import subprocess

import pytest
from calls import run
from driver import CHOOSE, CTRL_C, CTRL_D, ENTER, MENU, SPACE, TALKATIVE, WAYS, before, press, talk
from terminals import ASKS, COMMAND, PERSON, Terminal

from sciatica_guide.guideline.packaged import guideline

STOPS = [
    ([], CTRL_C, "US", "911"),
    ([], CTRL_D, "GB", "999"),
    ([], "q\r", "XX", "your local emergency number"),
    (["--accessible"], CTRL_C, "GB", "999"),
    (["--accessible"], CTRL_D, "XX", "your local emergency number"),
    (["--accessible"], "q\n", "US", "911"),
]
CALLS = [(), ("interview",), ("interview", "--accessible"), ("interview", "--save", "answers.json")]


@pytest.mark.parametrize("stop", ["q", CTRL_C, CTRL_D, ""], ids=["q", "ctrl-c", "ctrl-d", "end"])
@pytest.mark.parametrize("way", WAYS)
def test_a_person_can_stop_at_every_prompt(way, stop):
    """Quit, Ctrl-C, Ctrl-D or the end of input stops at each question and the check page; no more is read."""
    for id_ in (*TALKATIVE, MENU):
        given = TALKATIVE if id_ == MENU else before(id_)
        end = ENTER if way == CHOOSE else "\n"
        listed = way == CHOOSE and (id_ == MENU or guideline().questions[id_].options)
        pressed = stop + end if stop == "q" and not listed else stop
        more = ("1" + SPACE if listed else "1") + end if stop else ""

        heard = press(way, pressed + more, given)

        assert (heard.finished, heard.kept) == (False, [])
        assert [prompt.question.id for prompt in heard.prompts] == [id_]


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_a_person_can_stop_while_an_explanation_waits_for_a_key(stop):
    """Ctrl-C and Ctrl-D stop at an explanation too; the keys after them answer nothing."""
    heard = press(CHOOSE, "?" + stop + SPACE + ENTER)

    assert (heard.finished, heard.kept, heard.asked) == (False, [], ["bladder_bowel_saddle"])


@pytest.mark.parametrize("way", WAYS)
def test_a_person_can_stop_at_an_emergency(way):
    """Who is told of an emergency can stop there, and has heard the number."""
    heard = talk(way, ["saddle_numbness"])

    assert not heard.finished
    assert "Call 999" in heard.said
    assert heard.prompts[-1].alert.startswith("Emergency: call 999")


@pytest.mark.parametrize(("way", "stop", "region", "number"), STOPS, ids=range(len(STOPS)))
def test_who_stops_is_told_that_it_says_nothing_and_when_to_ring_whom(way, stop, region, number):
    """Whoever stops half-way reads that they did not finish, that this says nothing, and whom to ring where."""
    terminal = Terminal("interview", "--region", region, *way).until("q stop" if not way else ASKS).press(stop)

    assert terminal.end() == 130
    assert [row for row in terminal.rows if row.startswith("You did not finish. This tells nothing")] != []
    assert f"call {number} now" in terminal.on_screen
    assert "Traceback" not in terminal.text


@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_closing_the_terminal_stops_the_interview(way, tmp_path):
    """Whoever closes the window has stopped, with status 130, and has lost no answer that was to be saved."""
    file = tmp_path / "answers.json"
    terminal = Terminal("interview", *way, "--save", str(file)).until(ASKS if way else "q stop")
    terminal.press("10\n" if way else "10 \r").until("Question 2", "9. Not sure")

    assert terminal.close() == 130
    assert json.loads(file.read_text())["answers"] == {"bladder_bowel_saddle": ["none"]}


@pytest.mark.parametrize("way", [[], ["--accessible"]], ids=["list", "lines"])
def test_a_connection_that_drops_stops_the_interview(way):
    """Whoever's line breaks off has stopped too, with status 130, even where no signal tells the command of it."""
    ours, theirs = pty.openpty()
    command = [COMMAND, "interview", *way]
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=os.environ | PERSON
    ) as process:
        os.close(theirs)
        seen = b""
        while b"11. Not sure" not in seen:
            seen += os.read(ours, 4096)
        os.close(ours)

    assert process.returncode == 130


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_without_a_terminal_nothing_is_asked_and_nothing_read(call, tmp_path):
    """A script that starts the interview is told to use assess; what it sends is still there for the next reader."""
    reader, writer = os.pipe()
    os.write(writer, b"1\n2\n")
    os.close(writer)

    results = [run(*call, cwd=tmp_path), run(*call, cwd=tmp_path, stdin=reader), _without_input(call, tmp_path)]

    assert os.read(reader, 100) == b"1\n2\n"
    os.close(reader)
    for result in results:
        assert (result.status, result.out) == (2, "")
        assert "assess" in result.err
        assert guideline().questions["bladder_bowel_saddle"].text not in result.err
    assert os.listdir(tmp_path) == []


def _without_input(call, folder):
    """The call with its standard input closed altogether."""
    return run(*call, cwd=folder, stdin=subprocess.PIPE, preexec_fn=lambda: os.close(0))

"""Control characters and broken encoding: refused in answers, and never sent raw to a terminal in an error."""

import unicodedata

import pytest
from calls import answered, call, refused, run

from sciatica_guide import assess
from sciatica_guide.errors import AnswerError

RAW = ("Cc", "Cs", "Zl", "Zp")
UNFIT = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in RAW and chr(code) not in "\n\t"]
"""All but what stands between the lines and the cells of a table that somebody pastes."""
HOSTILE = ["\x1b[2J", "\x1b]0;x\x07", "\x9b2J", "\r", "\b", "\t", "\x7f", "\u2028", "\udcff"]
OPTIONS = ("--medicines", "--leg-signs", "--age", "--pregnant", "--date", "--region", "--format")


def test_no_control_character_gets_into_a_medicine_name():
    """Each control character, lone surrogate and line separator is refused in a name, and shown escaped."""
    for character in UNFIT:
        with pytest.raises(AnswerError, match="medicines") as error:
            assess({"medicines": ["aspirin", f"war{character}farin"]})
        assert character not in str(error.value)


@pytest.mark.parametrize("option", OPTIONS)
@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_behind_a_flag_is_never_echoed_raw(text, option):
    """What is typed behind a flag comes back escaped or not at all."""
    if (text, option) == ("\t", "--medicines"):
        assert "\t" not in call("assess", option, f"a{text}b").out
    else:
        refused(call("assess", option, f"a{text}b"), option)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_in_a_file_or_a_name_is_never_echoed_raw(text, tmp_path):
    """Nor does a file of answers, the name of a file, an unknown flag or an unknown command reach the terminal raw."""
    if text != "\t":
        refused(answered(tmp_path, medicines=["aspirin", f"a{text}b"]), "file", "medicines")
    refused(answered(tmp_path, leg_signs=[f"a{text}b"]), "file", "leg_signs")
    refused(answered(tmp_path, pregnant=f"a{text}b"), "file", "pregnant")
    refused(answered(tmp_path, **{f"leg{text}signs": "none"}), "file")
    refused(call("assess", "--answers", f"{tmp_path}/missing/a{text}b"), "File")
    refused(call("assess", "--output", f"{tmp_path}/missing/a{text}b"), "File")
    for arguments in (["assess", f"--leg{text}signs", "none"], ["assess", f"a{text}b"], [f"a{text}b"]):
        refused(call(*arguments))


def test_bytes_that_are_not_utf_8_are_refused(tmp_path):
    """The real command takes no argument that is not UTF-8, wherever it stands, and says where it stood."""
    for option in ("--medicines", "--leg-signs", "--region", "--format"):
        refused(run("assess", option, b"a\xffb\x1b[2J"), option)
    refused(run("assess", "--answers", b"a\xffb", cwd=tmp_path), "File")
    refused(run("assess", "--output", b"missing/a\xffb", cwd=tmp_path), "File")
    refused(run("assess", b"--leg\xffsigns", "none"))
    refused(run(b"\xff"))

"""Files of answers that cannot be read: each is refused with its name, and with the line where there is one."""

import os
import shlex
import shutil
import subprocess
import sys

import pytest
from calls import COMMAND, Result, call, refused, run

DEEP = 100_000
BROKEN = {
    "empty.json": (b"", "is empty"),
    "empty.toml": (b"", "is empty"),
    "blank.toml": (b" \t\r\n\n", "is empty"),
    "mark-only.json": (b"\xef\xbb\xbf", "is empty"),
    "latin.toml": (b'age = 45\nmedicines = "Co\xe9"\n', "UTF-8", "line 2"),
    "utf-16.json": ('{"age": 45}'.encode("utf-16"), "UTF-8", "UTF-16"),
    "no-comma.json": (b'{"age": 45,\n\n"pregnant" "no"}', "JSON", "line 3"),
    "half.json": (b'{"age": 45,\n"pregnant":', "JSON", "line 2"),
    "twice-over.json": (b'{"age": 45}\n{"age": 46}', "JSON", "line 2"),
    "word.json": (b"none", "JSON", "line 1"),
    "no-value.toml": (b"age = 45\npregnant =\nimpact = 3\n", "TOML", "line 2"),
    "no-quotes.toml": (b"age = 45\n\npregnant = no\n", "TOML", "line 3"),
    "half.toml": (b'age = 45\npregnant = "no', "TOML", "line 2"),
    "open.toml": (b'age = 45\nmedicines = """\nwarfarin\n', "TOML", "line 3"),
    "words.txt": (b"I am 45 and it hurts", "line 1"),
    "list.json": (b'[{"age": 45}]', "by name"),
    "text.json": (b'"none"', "by name"),
    "number.json": (b"45", "by name"),
    "null.json": (b"null", "by name"),
    "key-twice.json": (b'{"age": 45,\n"age": 46}', "'age'", "twice"),
    "key-twice.toml": (b"age = 45\nimpact = 3\nage = 46\n", "line 3", "twice"),
    "long-number.json": (b'{"age": ' + b"9" * 5000 + b"}", "number", "too long"),
    "long-number.toml": (b"age = " + b"9" * 5000, "number", "too long"),
    "deep-list.json": (b"[" * 2_000, "nested too deeply"),
    "deep-object.json": (b'{"age": ' * 2_000, "nested too deeply"),
    "deep-list.toml": (b"age = " + b"[" * 2_000 + b"]" * 2_000, "nested too deeply"),
    "deep-table.toml": (b"age = " + b"{a = " * 2_000, "nested too deeply"),
    "deeper-list.json": (b"[" * DEEP,),
    "deeper-object.json": (b'{"age": ' * DEEP,),
    "deeper-list.toml": (b"age = " + b"[" * DEEP + b"]" * DEEP,),
    "deeper-table.toml": (b"age = " + b"{a = " * DEEP,),
    "large.toml": (b'medicines = "' + b"aspirin, " * 2_000_000 + b'"', "larger than"),
}
REAL = ("empty.toml", "latin.toml", "half.json", "half.toml", "key-twice.json", "deeper-list.json", "deeper-list.toml")
"""Those that are tried with the real command too."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_by_name(name, tmp_path):
    """Whatever is wrong with a file, the message names the file and what is wrong, and the line where it can."""
    content, *told = BROKEN[name]
    (tmp_path / name).write_bytes(content)
    refused(call("assess", "--answers", str(tmp_path / name)), "File", *told)
    if name in REAL:
        refused(run("assess", "--answers", name, cwd=tmp_path), f"File '{name}'", *told)


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell that can limit memory")
def test_a_small_file_cannot_fill_the_memory(tmp_path):
    """60 kB that nest 30,000 deep by dots are refused within 400 MB."""
    (tmp_path / "dots.toml").write_bytes(b"a." * 30_000 + b"b = 1")
    start = f"ulimit -v 400000; exec {shlex.quote(str(COMMAND))} assess --answers dots.toml"
    done = subprocess.run(["sh", "-c", start], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    refused(Result(done.returncode, done.stdout, done.stderr), "File 'dots.toml'")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """A missing file, a folder, and a name that no file can have are told apart from an empty file."""
    missing = tmp_path / "missing.toml"
    refused(run("assess", "--answers", "missing.toml", cwd=tmp_path), "File 'missing.toml'", "is not there")
    refused(run("assess", "--answers", ".", cwd=tmp_path), "File '.'", "is a folder")
    refused(call("assess", "--answers", "a\0b"), "File", "cannot be opened")
    refused(call("assess", "--answers", f"{missing}/{'x' * 5000}"), "File", "cannot be opened")
    refused(call("assess", "--answers", ""), "File", "is not there")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this user may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    """A file without permission to read is named."""
    (tmp_path / "locked.toml").write_text("age = 45\n")
    (tmp_path / "locked.toml").chmod(0)
    refused(run("assess", "--answers", "locked.toml", cwd=tmp_path), "File 'locked.toml'", "may read")


def test_a_file_of_50_megabytes_is_refused_unread(tmp_path):
    """A file far too large to be answers is refused for its size, whatever is in it."""
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(50_000_000)
    refused(run("assess", "--answers", "large.json", cwd=tmp_path), "File 'large.json'", "larger than")


def test_standard_input_is_refused_by_name():
    """What comes down a pipe is refused as standard input: nothing, broken text, an unknown question."""
    refused(run("assess", "--answers", "-"), "Standard input", "is empty")
    refused(run("assess", "--answers", "-", input=b'{"age": 45,\n"age" }'), "Standard input", "JSON", "line 2")
    refused(run("assess", "--answers", "-", input=b"\xff"), "Standard input", "UTF-8", "line 1")
    refused(run("assess", "--answers", "-", input=b'leg_signs = "foot_dro"'), "leg_signs", "Did you mean foot_drop?")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_file_from_another_system_is_read(mark, end, tmp_path):
    """A byte-order mark and either kind of line end change nothing in TOML or JSON."""
    plain = call("assess", "--format", "json", "--age", "45", "--medicines", "warfarin", "--date", "2026-11-21")
    for name, lines in (
        ("a.toml", [b"age = 45", b'medicines = """', b'warfarin"""', b""]),
        ("a.json", [b'{"age": 45,', b' "medicines": "warfarin"}', b""]),
    ):
        (tmp_path / name).write_bytes(mark + end.join(lines))
        given = ("--answers", str(tmp_path / name), "--format", "json", "--date", "2026-11-21")
        assert call("assess", *given) == plain


def test_an_answer_beside_those_of_a_report_is_not_lost(tmp_path):
    """In a file that wraps its answers, as a report does, a question that stands outside them is refused by name."""
    (tmp_path / "report.json").write_text('{"schema": "x", "answers": {"age": 45}, "leg_signs": ["foot_drop"]}')
    refused(call("assess", "--answers", str(tmp_path / "report.json")), "leg_signs")

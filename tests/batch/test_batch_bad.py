"""Bad lists: a bad line gives its error and no other line is lost; a bad heading gives one message and no results."""

import subprocess
import sys

import pytest
from batch_lists import as_csv, batch, cells, json_lines, people, rows
from calls import call, refused

GOOD = '{"id": "last", "leg_signs": "foot_drop"}'
LINES = {
    '{"age": 45': ("Line 2", "breaks off as JSON at character 11"),
    '{"age": 45}}': ("Line 2", "breaks off as JSON"),
    "[45]": ("Line 2", "does not hold answers by name"),
    '{"age": 45, "age": 46}': ("Line 2", "'age' stands there twice"),
    '{"age": 4e400}': ("Line 2, age", "not a whole number"),
    '{"age": true}': ("Line 2, age", "not a whole number"),
    '{"age": 1' + "0" * 5000 + "}": ("Line 2", "far too long"),
    "[" * 90_000: ("Line 2", "nested too deeply"),
    '{"leg_sign": "foot_drop"}': ("Line 2, 'leg_sign'", "Did you mean leg_signs?"),
    '{"leg_signs": ["none", "foot_drop"]}': ("Line 2, leg_signs", "none cannot stand beside another code"),
    '{"medicines": "war\\u0000farin"}': ("Line 2, medicines", "control characters"),
    '{"id": ["a"]}': ("Line 2, id", "neither a text nor a whole number"),
    '{"id": true}': ("Line 2, id", "neither a text nor a whole number"),
    '{"id": "a\\nb"}': ("Line 2, id", "control characters"),
    '{"id": "\\ud800"}': ("Line 2, id", "control characters"),
    '{"id": "\\u202ex"}': ("Line 2, id", "control characters"),
    '{"id": "' + "a" * 201 + '"}': ("Line 2, id", "longer than 200 characters"),
    b'{"medicines": "\xff"}': ("Line 2", "is not UTF-8 text"),
    "x" * 100_001: ("Line 2", "is longer than 100 kB"),
}


@pytest.mark.parametrize("line", LINES, ids=lambda line: repr(line[:30]))
@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_a_bad_line_gives_its_error_and_the_rest_go_on(line, format_, tmp_path):
    """The error names the line, what is wrong and what to do; the lines before and behind it come back whole."""
    text = line if isinstance(line, bytes) else line.encode()
    lines, result = batch(tmp_path, b'{"id": "first"}\n' + text + b"\n" + GOOD.encode() + b"\n", "--format", format_)

    first, bad, last = rows(lines) if format_ == "jsonl" else cells(lines)
    assert [word for word in LINES[line] if word not in bad["error"]] == []
    assert bad["error"].startswith("Line 2")
    assert bad["error"].endswith((".", "?"))
    assert [bad[key] or None for key in ("urgency", "acupuncture", "findings")] == [None] * 3
    assert (first["id"], last["id"], last["urgency"]) == ("first", "last", "same_day")
    assert result == (0, "", "3 done, 1 of them with an error.\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_line_of_100_mb_is_never_held(jobs, tmp_path):
    """It gives its error, in the memory that a short list takes too."""
    source = tmp_path / "list.jsonl"
    with source.open("wb") as file:
        file.write(b'{"id": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + GOOD.encode())
    short = tmp_path / "short.jsonl"
    short.write_text(GOOD)

    results = [_peak(path, jobs) for path in (source, short)]

    assert [row["error"] is None for row in rows(results[0][0].splitlines())] == [False, True]
    assert results[0][1] < results[1][1] + 2_000


def _peak(path, jobs):
    """The results, and the most kilobytes that the process or one of its workers held."""
    code = (
        "import sys, resource; from sciatica_guide.batch.run import Order, run; "
        f"run(Order({str(path)!r}, '-', None, None, {jobs}, False)); "
        "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60)
    text, _, peak = done.stdout.rstrip("\n").rpartition("\n")
    return text, int(peak)


@pytest.mark.parametrize("text", [json_lines, as_csv])
def test_marks_and_line_ends_of_other_programs(text, tmp_path):
    """A byte-order mark, CRLF, empty lines and a last line without an end change nothing."""
    plain = text(people(5))
    strange = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n\r\n").encode().rstrip()

    assert batch(tmp_path, strange, name="list") == batch(tmp_path, plain, name="list")


@pytest.mark.parametrize(
    ("name", "named"), [("nowhere.csv", "is not there"), (".", "is a folder"), ("a\0b", "cannot be opened")]
)
def test_no_list(name, named, tmp_path, monkeypatch):
    """A list that is not there, or is a folder, is told so."""
    monkeypatch.chdir(tmp_path)
    refused(call("batch", name), named)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_id_used_twice_is_told_by_its_lines(jobs, tmp_path):
    """Both rows are judged, and at the end one sentence names the lines, however far apart; others are not named."""
    told = people(400)
    text = json_lines(told) + '{"id": "p3"}\n{"id": "p399"}\n{}\n{}\n'
    lines, result = batch(tmp_path, text, "--jobs", jobs)

    assert len(lines) == 404
    assert result.status == 0
    assert result.err.splitlines()[1:] == [
        "Check who is who: an id stands on more than one line (lines 4 and 401; lines 400 and 402). "
        "Each line was judged by itself."
    ]

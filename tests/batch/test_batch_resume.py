"""Going on with the output of a run that was stopped, and never in a file that is something else."""

import json

import pytest
from calls import refused, run


@pytest.mark.parametrize("lines", [0, 1, 2, 3, 4, 9])
def test_resume_from_any_line(lines, tmp_path):
    """From any number of whole lines the output, the errors and what is said of ids end as in one run."""
    source, output, errors = tmp_path / "list.csv", tmp_path / "out", tmp_path / "errors"
    source.write_text("id,age\n=1,45\n\n2,x\n3,45,\n=1,4\n,\n2,5\n5,y\n")
    flags = ("batch", source, "--output", output, "--errors", errors, "--jobs", "1")
    whole = run(*flags)
    expected = output.read_text(), errors.read_text()
    output.write_text("".join(expected[0].splitlines(keepends=True)[:lines]))

    assert run(*flags, "--resume") == whole
    assert (output.read_text(), errors.read_text()) == expected
    assert "lines 2 and 6; lines 4 and 8" in whole.err


@pytest.mark.parametrize(
    ("there", "named"),
    [
        ('{"id": "other"}', "holds no result at line 1"),
        ("not JSON", "holds no result at line 1"),
        (
            json.dumps(dict.fromkeys(["id", "urgency", "acupuncture", "complete", "findings", "error"])),
            "has another id",
        ),
    ],
)
def test_resume_refuses_the_output_of_another_list(there, named, tmp_path):
    """Nothing is written behind results of other people, nor behind something that is no result."""
    (tmp_path / "list.jsonl").write_text('{"id": "a"}\n{"id": "b"}\n')
    (tmp_path / "out").write_text(there + "\n")

    refused(run("batch", tmp_path / "list.jsonl", "--output", tmp_path / "out", "--resume"), named)
    assert (tmp_path / "out").read_text() == there + "\n"


def test_resume_refuses_an_output_that_goes_on_behind_the_list(tmp_path):
    """So it is for an output with more lines than the list has."""
    source, output = tmp_path / "list.jsonl", tmp_path / "out"
    source.write_text('{"id": "a"}\n{"id": "b"}\n')
    run("batch", source, "--output", output)
    source.write_text('{"id": "a"}\n')

    refused(run("batch", source, "--output", output, "--resume"), "goes on at line 2 where the list has ended")


def test_a_file_is_never_replaced_nor_used_for_two_things(tmp_path):
    """An output that holds something, the list itself, or one file for results and errors, is refused."""
    source, output = tmp_path / "list.jsonl", tmp_path / "out"
    source.write_text('{"id": "a"}')
    output.write_text("my notes")

    refused(run("batch", source, "--output", output), "is there already", "--resume")
    refused(run("batch", source, "--output", source, "--resume"), "is named for two things")
    refused(run("batch", source, "--output", tmp_path / "n", "--errors", tmp_path / "n"), "is named for two things")
    refused(run("batch", source, "--output", tmp_path / "no" / "where"), "no such file")
    assert (source.read_text(), output.read_text()) == ('{"id": "a"}', "my notes")

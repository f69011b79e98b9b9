"""Many people: a line each in, a line each out, each as if it had come alone."""

import json
import pickle

import pytest
from batch_lists import KEYS, as_csv, batch, cells, json_lines, people, rows
from calls import refused, run
from people import drawn

from sciatica_guide.assessment.decision_table import DecisionTable
from sciatica_guide.batch.reading import FromCsv
from sciatica_guide.batch.worker import Worker
from sciatica_guide.batch.writing import JsonLines
from sciatica_guide.guideline.packaged import guideline

SOME = 300


def expected(number):
    """What each person gets alone."""
    return [
        {
            "id": f"p{place}",
            "urgency": person.urgency,
            "acupuncture": person.acupuncture,
            "complete": person.found.complete,
            "findings": [finding.id for finding in person.found.findings],
            "error": None,
        }
        for place, person in enumerate(drawn(number))
    ]


def test_every_line_comes_back_in_order_as_if_it_had_come_alone(tmp_path):
    """Ids, levels, completeness and findings are those of `assess`, under the contract's keys, in JSON Lines."""
    lines, result = batch(tmp_path, json_lines(people(SOME)))

    assert rows(lines) == expected(SOME)
    assert list(rows(lines)[0]) == KEYS
    assert result == (0, "", f"{SOME} done, 0 of them with an error.\n")


def test_csv_in_csv_out(tmp_path):
    """A list in CSV gives the same in CSV: findings joined with semicolons, true and false in letters."""
    lines, _ = batch(tmp_path, as_csv(people(SOME)), name="list.csv")

    for row, person in zip(cells(lines), expected(SOME), strict=True):
        person |= {"findings": ";".join(person["findings"]), "complete": str(person["complete"]).lower(), "error": ""}
        assert row == person


@pytest.mark.parametrize(("text", "name", "other"), [(json_lines, "a.jsonl", "csv"), (as_csv, "a.csv", "jsonl")])
def test_the_other_format(text, name, other, tmp_path):
    """`--format` turns one into the other, and where the name of a list is silent its content tells."""
    lines, _ = batch(tmp_path, text(people(20)), "--format", other, name=name)
    again, _ = batch(tmp_path, text(people(20)), "--format", other, name="list")

    assert lines == again
    assert [row["id"] for row in (cells if other == "csv" else rows)(lines)] == [f"p{place}" for place in range(20)]


def test_several_processes_write_the_same_bytes():
    """With two processes, standard input and standard output, the bytes are the same, in the same order."""
    text = json_lines(people(SOME) * 4).encode()
    one, two = (run("batch", "-", "--jobs", jobs, input=text) for jobs in "12")

    assert one.out == two.out
    assert len(two.out.splitlines()) == SOME * 4
    assert (one.status, two.status) == (0, 0)


def test_a_worker_can_be_sent_to_another_process():
    """What each process works with survives the way there, as it has to where processes are not forked."""
    worker = Worker(DecisionTable(guideline()), FromCsv("id,age", guideline()), JsonLines(), b"salt")

    there = pickle.loads(pickle.dumps(worker))

    assert there.result(2, b"x,17") == worker.result(2, b"x,17")
    assert there.result(2, b"x,17")[0].findings


def test_errors_go_to_a_file_of_their_own_too(tmp_path):
    """`--errors` holds the lines with an error and no other, and only its owner may read either file."""
    wrong = tmp_path / "wrong"
    lines, result = batch(tmp_path, '{"age": 45}\n{"age": 450}\n{"age": 5}\n{"age"\n', "--errors", str(wrong))

    assert wrong.read_text().splitlines() == [lines[1], lines[3]]
    assert {path.stat().st_mode & 0o777 for path in (wrong, tmp_path / "results")} == {0o600}
    assert result == (0, "", "4 done, 2 of them with an error.\n")


@pytest.mark.parametrize("flags", [("--jobs", "0"), ("--jobs", "65"), ("--format", "xml"), ("--resume",)])
def test_flags_that_do_not_fit(flags):
    """A flag out of its range is refused before anything is read."""
    refused(run("batch", "-", *flags), f"Flag {flags[0]}")


def test_a_number_of_jobs_in_letters():
    """So is one that is no number at all, by the command-line library."""
    refused(run("batch", "-", "--jobs", "two"), "--jobs")


def test_a_number_or_nothing_serves_as_id(tmp_path):
    """A whole number stays a number, and without an id there is null."""
    lines, _ = batch(tmp_path, '{"id": 7}\n{}\n' + json.dumps({"id": "Anna Müller"}))

    assert [row["id"] for row in rows(lines)] == [7, None, "Anna Müller"]

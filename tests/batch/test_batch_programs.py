"""Lists that other programs wrote: gaps, quoted line breaks, columns of their own, and files that are no lists."""

import csv
import gzip
import io
import json
import random

import pytest
from batch_lists import batch, cells, json_lines, rows
from calls import refused, run
from report_pages import CASES

from sciatica_guide import assess
from sciatica_guide.batch import reading
from sciatica_guide.batch.reading import Block, lines

FIELDS = ["id", "urgency", "acupuncture", "complete", "findings", "error"]


@pytest.mark.parametrize("arguments", [(), ("--format", "csv"), ("--strict",), ("--jobs", "2")])
@pytest.mark.parametrize("text", [b"", b"\n\n \n", b"\xef\xbb\xbf"], ids=["nothing", "blank", "mark"])
def test_nothing_in_nothing_out(text, arguments):
    """An empty list, such as an empty part of a table in Spark, ends well and gives no line, no heading either."""
    result = run("batch", "-", *arguments, input=text)
    assert (result.status, result.out) == (0, "")
    assert result.err == "0 done, 0 of them with an error.\n"


def test_an_empty_file_leaves_an_empty_file(tmp_path):
    """A file with nothing in it does the same, and the output is there."""
    found, result = batch(tmp_path, "", name="empty.csv")
    assert (found, result.status) == ([], 0)


@pytest.mark.parametrize("gap", ["null", "NaN"])
def test_a_gap_in_json_is_no_answer(gap, tmp_path):
    """Whoever has a gap keeps the foot drop beside it."""
    text = f'{{"id": {gap}, "pregnant": {gap}, "medicines": {gap}, "age": 45.0, "leg_signs": ["foot_drop"]}}\n'
    (row,) = rows(batch(tmp_path, text)[0])
    assert (row["id"], row["urgency"], row["error"]) == (None, "same_day", None)


@pytest.mark.parametrize("gap", ["", " ", "null", "NULL", "NaN", "nan", "NA", "<NA>"])
def test_a_gap_in_a_cell_is_no_answer(gap, tmp_path):
    """As pandas, polars, R and databases write one, in a cell of any kind."""
    text = f"id,age,leg_signs,pregnant,medicines\n1,45.0,foot_drop,{gap},{gap}\n2,{gap},{gap},{gap},aspirin\n"
    first, second = cells(batch(tmp_path, text, name="list.csv")[0])
    assert (first["urgency"], first["findings"], first["error"]) == ("same_day", "foot-drop", "")
    assert (second["urgency"], second["error"]) == ("not_assessed", "")


def test_all_that_is_wrong_stands_in_the_error(tmp_path):
    """A person with three wrong answers is told of all three at once, with the line."""
    (row,) = rows(batch(tmp_path, '{"age": 200, "leg_signs": "foot_dro", "agee": 1}\n')[0])
    assert row["error"].startswith("Line 1, 'agee': ")
    for told in ("age: 200 is out of range", "leg_signs: 'foot_dro' is not one of its codes"):
        assert told in row["error"]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_strict_ends_with_1_where_a_line_failed(jobs, tmp_path):
    """The results are the same, and the status tells; where every line is right it is 0."""
    text = '{"age": 45}\n{"age": 200}\n'
    plain, strict = batch(tmp_path, text), batch(tmp_path, text, "--strict", "--jobs", jobs)
    assert plain[0] == strict[0]
    assert (plain[1].status, strict[1].status) == (0, 1)
    assert batch(tmp_path, '{"age": 45}\n', "--strict")[1].status == 0


@pytest.mark.parametrize("format", ["jsonl", "csv"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_columns_are_left_out_or_passed_on(format, jobs, tmp_path):
    """What is ignored is gone, what is passed stands behind each result, also of a line that failed."""
    text = 'clinic,id,age,seen,leg_signs\nNorth,1,45,"x,y",foot_drop\nSouth,2,200,NA,none\n"=1\n2",3,45,,none\n'
    found, _ = batch(
        tmp_path,
        text,
        *("--ignore", "seen", "--pass", "clinic", "--pass", "age", "--jobs", jobs, "--format", format),
        name="list.csv",
    )
    if format == "csv":
        heading, *_ = read = [*csv.reader(found)]
        assert heading == [*FIELDS, "clinic", "age"]
        assert [row[6:] for row in read[1:]] == [["North", "45"], ["South", "200"], ["'=1 2", "45"]]
    else:
        read = rows(found)
        assert [(row["clinic"], row["age"]) for row in read] == [("North", 45), ("South", 200), ("=1\n2", 45)]
        assert [row["urgency"] for row in read] == ["same_day", None, "not_assessed"]
        assert "age" in read[1]["error"]


def test_keys_are_left_out_or_passed_on_too(tmp_path):
    """In JSON Lines likewise, whatever stands in them; a question that is passed on still counts."""
    line = {"id": "a", "seen": {"by": [1]}, "score": 1.5, "leg_signs": ["foot_drop"]}
    flags = ("--pass", "seen", "--ignore", "score", "--pass", "leg_signs")
    (row,) = rows(batch(tmp_path, json.dumps(line), *flags)[0])
    assert (row["seen"], row["leg_signs"], row["urgency"]) == ({"by": [1]}, ["foot_drop"], "same_day")
    (row,) = csv.DictReader(batch(tmp_path, json.dumps(line), *flags, "--format", "csv")[0])
    assert (row["seen"], row["leg_signs"]) == ('{"by": [1]}', "foot_drop")


def test_a_run_with_passed_columns_goes_on(tmp_path):
    """--resume knows the heading with its columns, and refuses an output without them."""
    text = "id,age,clinic\n" + "".join(f"{number},45,c{number}\n" for number in range(50))
    whole, _ = batch(tmp_path, text, "--pass", "clinic", name="list.csv")
    (tmp_path / "results").write_text("\n".join(whole[:20]) + "\n" + whole[20][:4])
    arguments = ("batch", tmp_path / "list.csv", "--output", tmp_path / "results", "--resume")
    refused(run(*arguments), "heading")
    assert run(*arguments, "--pass", "clinic").status == 0
    assert (tmp_path / "results").read_text().splitlines() == whole


@pytest.mark.parametrize(
    ("flags", "named"),
    [
        (("--ignore", "leg_signs"), ("--ignore", "'leg_signs' is a question")),
        (("--pass", "urgency"), ("--pass", "'urgency'", "one of its own")),
        (("--pass", "id"), ("--pass", "'id'")),
        (("--pass", "clinics"), ("has no column 'clinics'", "clinic")),
        (("--ignore", "x"), ("has no column 'x'",)),
    ],
)
def test_a_column_that_cannot_be_left_out_or_passed_on(flags, named, tmp_path):
    """An answer, a name of a result, and a column that is not there are refused before anything is written."""
    (tmp_path / "list.csv").write_text("id,clinic,leg_signs\n1,x,foot_drop\n")
    refused(run("batch", tmp_path / "list.csv", *flags), *named)


def test_a_strange_column_names_the_way_out(tmp_path):
    """A column that is no question is refused with the flag that leaves it out; an index is called one."""
    (tmp_path / "list.csv").write_text("id,clinic,leg_signs\n1,x,foot_drop\n")
    refused(run("batch", tmp_path / "list.csv"), "'clinic'", "--ignore clinic")
    (tmp_path / "list.csv").write_text(",id,leg_signs\n0,1,foot_drop\n")
    refused(run("batch", tmp_path / "list.csv"), "index=False")


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"PK\x03\x04" + b"x" * 99, ("spreadsheet", "CSV")),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, ("spreadsheet", "CSV")),
        (gzip.compress(b"id,age\n1,45\n", mtime=0), ("gzip", "gunzip")),
        (b"PAR1" + b"\x00" * 99, ("Parquet", "JSON Lines")),
        (b"ARROW1\x00\x00" + b"\x00" * 99, ("Arrow", "JSON Lines")),
        (b'<?xml version="1.0"?><QuestionnaireResponse/>', ("XML", "JSON")),
        (b'\xef\xbb\xbf<QuestionnaireResponse xmlns="http://hl7.org/fhir"/>', ("XML", "JSON")),
        (b"%PDF-1.7 ......................", ("PDF",)),
        ("id,age\n1,45\n".encode("utf-16"), ("UTF-16", "Save it as UTF-8")),
        (b"id,age,leg_signs\r1,45,foot_drop\r2,30,none\r", ("CR alone", "LF")),
        (b'{"age": 45}\r{"age": 46}\r', ("CR alone", "LF")),
    ],
)
@pytest.mark.parametrize("name", ["list", "list.csv", "list.jsonl"])
def test_a_file_of_another_kind_is_told_by_name(data, named, name, tmp_path):
    """What the file is and what to do, rather than that a line cannot be read; for one person's answers too."""
    (tmp_path / name).write_bytes(data)
    result = run("batch", tmp_path / name)
    if not (name == "list.jsonl" and data.startswith(b"id,age,leg_signs\r")):
        refused(result, *named)
    if b"\r" not in data:
        refused(run("assess", "--answers", tmp_path / name), *named[:1])


QUOTED = 'id,age,medicines,clinic\n1,45,"warfarin\nibuprofen",a\n2,46,none,"b\n""c""\r\n,d"\n\n3,47,"as""pirin",\n'


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("block", [7, 16, 64, 1 << 16])
def test_a_line_break_in_quotes_is_one_person(block, jobs, tmp_path, monkeypatch):
    """Wherever the list is cut up, a cell with line breaks belongs to one person, and lines keep their number."""
    monkeypatch.setattr(reading, "BLOCK", block)
    text = QUOTED + "4,200,none,\n"
    found = cells(batch(tmp_path, text, "--ignore", "clinic", "--jobs", jobs, name="list.csv")[0])
    assert [row["id"] for row in found] == ["1", "2", "3", "4"]
    assert "thinner-and-anti-inflammatory-named" in found[0]["findings"]
    assert found[3]["error"].startswith("Line 9, age: 200")


@pytest.mark.parametrize("block", [9, 50, 1 << 16])
def test_a_quote_out_of_place_spoils_one_line(block, tmp_path, monkeypatch):
    """A quote that never closes, or closes in the middle of a cell, gives its own line an error and no other."""
    monkeypatch.setattr(reading, "BLOCK", block)
    text = 'id,age,medicines\n1,45,"none\n2,45,none\n3,45,"as"pirin\n4,45,none\n5,45,5" nail\n6,45,"none\n'
    found = cells(batch(tmp_path, text, name="list.csv")[0])
    assert [row["id"] for row in found] == ["", "2", "", "4", "5", ""]
    assert [bool(row["error"]) for row in found] == [True, False, True, False, False, True]


def test_every_csv_that_python_writes_is_read_back():
    """Cells drawn at random from quotes, commas and line breaks come back as the csv module reads them."""
    dice = random.Random(20)
    for _ in range(400):
        table = [["".join(dice.choices('a",\n\r; ', k=dice.randint(0, 6))) for _ in "123"] for _ in range(5)]
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(table)
        block = Block(1, text.getvalue().encode(), 0, quoted=True)
        read = [next(csv.reader(io.StringIO(line.decode(), newline=""), strict=True)) for _, line in lines(block)]
        assert [row for row in read if any(row)] == [row for row in table if any(row)]


def test_responses_of_fhir_are_lines_too(tmp_path):
    """A QuestionnaireResponse a line, as a bulk export holds them, is judged as its answers are, under its id."""
    told = [case["answers"] for case in list(CASES.values())[:6]]
    responses = [assess(one).to_fhir()["entry"][1]["resource"] | {"id": f"r{place}"} for place, one in enumerate(told)]
    text = "".join(json.dumps(one) + "\n" for one in (*responses, responses[0] | {"status": "entered-in-error"}))
    *found, wrong = rows(batch(tmp_path, text)[0])
    plain = rows(batch(tmp_path, json_lines(told))[0])
    assert [row["id"] for row in found] == [f"r{place}" for place in range(6)]
    assert [row | {"id": ""} for row in found] == [row | {"id": ""} for row in plain]
    assert wrong["error"].startswith("Line 7, the response: is marked entered-in-error")


def test_many_ids_of_pandas_are_whole_numbers(tmp_path):
    """An id that a gap in its column has turned into 17.0 is 17."""
    assert [row["id"] for row in rows(batch(tmp_path, '{"id": 17.0}\n{"id": "17.0"}\n')[0])] == [17, "17.0"]

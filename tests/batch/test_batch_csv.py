"""Lists in CSV: headings, cells and columns that do not fit, and cells that a spreadsheet would run."""

import json

import pytest
from batch_lists import batch, cells, rows
from calls import refused, run


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("id,agee", ("'agee'", "Did you mean age?")),
        ("id;age;leg_signs", ("semicolons",)),
        ("id\tage", ("tabs",)),
        ("age,id,age", ("'age' twice",)),
        ('id,"age', ("a quote is out of place",)),
        ("[", ("one JSON list",)),
    ],
)
def test_a_bad_heading(heading, named):
    """One message names the column or the sign, and nothing comes out."""
    refused(run("batch", "-", input=(heading + "\n").encode()), "Standard input", *named)


def test_a_list_in_utf_16():
    """So it is for a list in another encoding."""
    refused(run("batch", "-", input="id,age\n1,45\n".encode("utf-16")), "is not UTF-8 text", "Save it as UTF-8")


def test_cells_that_do_not_match_the_heading(tmp_path):
    """A row with too few or too many cells, or an open quote, gives its error; the next row is itself."""
    text = 'id,age,leg_signs\n1,45\n2,45,none,9\n3,45,"none\n4,45,foot_drop\n'
    lines, _ = batch(tmp_path, text, name="list.csv")

    errors = [row["error"] for row in cells(lines)]
    assert errors[0].startswith("Line 2: has 2 cells, the heading 3.")
    assert errors[1].startswith("Line 3: has 4 cells, the heading 3.")
    assert errors[2].startswith("Line 4: breaks off as CSV")
    assert (cells(lines)[3]["id"], cells(lines)[3]["urgency"], errors[3]) == ("4", "same_day", "")


def test_a_missing_column_is_a_question_without_an_answer(tmp_path):
    """It is told once, and nobody gets a calm level for it."""
    lines, result = batch(tmp_path, "id,age\n1,45\n2,46\n", name="a.csv")

    assert result.err.startswith("No column answers bladder_bowel_saddle, ")
    assert "age" not in result.err.split(". ")[0].split(", ")
    assert {(row["urgency"], row["complete"]) for row in cells(lines)} == {("not_assessed", "false")}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_as_a_formula(start, tmp_path):
    """An id or an error that a spreadsheet would run gets an apostrophe; JSON keeps it as it is."""
    text = json.dumps({"id": f"{start}1+1;{start}2", "leg_signs": f";{start}cmd|x"})
    lines, _ = batch(tmp_path, text, "--format", "csv")
    (row,) = cells(lines)

    for cell in row.values():
        assert not any(part.startswith(("=", "+", "-", "@", "\t", "\r")) for part in cell.split(";"))
    if start.isprintable():
        assert row["id"] == f"'{start}1+1;'{start}2"
        assert rows(batch(tmp_path, text)[0])[0]["id"] == f"{start}1+1;{start}2"

"""Lists of people for `batch`, and the results that came back."""

import csv
import io
import json
from pathlib import Path

from calls import call
from people import QUIET, drawn

KEYS = ["id", "urgency", "acupuncture", "complete", "findings", "error"]


def json_lines(people):
    """The people as JSON Lines, with ids from p0 on."""
    return "".join(json.dumps({"id": f"p{number}", **told}) + "\n" for number, told in enumerate(people))


def as_csv(people):
    """The same as CSV with every question as a column."""
    text = io.StringIO()
    sheet = csv.DictWriter(text, ["id", *QUIET], lineterminator="\n")
    sheet.writeheader()
    for number, told in enumerate(people):
        cells = {id_: ";".join(value) if isinstance(value, list) else value for id_, value in told.items()}
        sheet.writerow({"id": f"p{number}"} | cells)
    return text.getvalue()


def people(number):
    """What so many people told, drawn at random."""
    return [person.told for person in drawn(number)]


def batch(folder: Path, text, *flags, name="list.jsonl"):
    """The results of a list as lines of text, and how the call ended."""
    source, output = folder / name, folder / "results"
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    output.unlink(missing_ok=True)
    result = call("batch", str(source), "--output", str(output), *flags)
    return output.read_text().splitlines() if output.exists() else [], result


def rows(lines):
    """The results in lines of JSON."""
    return [json.loads(line) for line in lines]


def cells(lines):
    """The results in lines of CSV, without the heading, which is as the contract has it."""
    heading, *found = csv.reader(lines)
    assert heading == KEYS
    return [dict(zip(KEYS, row, strict=True)) for row in found]

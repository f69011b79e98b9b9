"""A list may be spread by others: the README's examples give the results of one run."""

import os
import shutil
import subprocess
import sys

import pytest
from batch_lists import json_lines, people
from calls import COMMAND, run
from cases import README

from sciatica_guide import assess_many

EXAMPLES = README.read_text(encoding="utf-8")
PLACES = os.environ | {"PATH": f"{COMMAND.parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def folder(tmp_path):
    """A folder with the list that the examples name."""
    (tmp_path / "people.jsonl").write_text(json_lines(people(400)))
    return tmp_path


def example(word):
    """The lines of the README's example that holds this word."""
    (found,) = (block for block in EXAMPLES.split("```text\n")[1:] if word in block.partition("```")[0])
    return found.partition("```")[0]


def whole(folder):
    return run("batch", folder / "people.jsonl").out


@pytest.mark.skipif(not shutil.which("parallel"), reason="needs GNU parallel")
def test_gnu_parallel(folder):
    """The command of the README, in smaller blocks, gives the same bytes in the same order."""
    command = example("parallel --pipe-part").replace("10M", "40k")
    subprocess.run(command, shell=True, cwd=folder, env=PLACES, check=True, capture_output=True, timeout=60)
    assert (folder / "results.jsonl").read_text() == whole(folder)


@pytest.mark.long
def test_spark(folder):
    """The lines of the README, run by Spark on two cores, give the same results, also where most parts are empty."""
    pytest.importorskip("pyspark")
    pytest.importorskip("pandas")
    start = "import os, pandas, sciatica_guide\nfrom sciatica_guide import AnswerError\n"
    start += "from pyspark.sql import SparkSession\nspark = SparkSession.builder.master('local[2]').getOrCreate()\n"
    # Twelve parts for four people: most parts are empty.
    few = example("people.pipe").replace('"people.jsonl")\n', '"few.jsonl", 12)\n').replace('"results"', '"few"')
    (folder / "few.jsonl").write_text(json_lines(people(4)))
    code = start + example("people.pipe") + few.partition("def levels")[0]
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=PLACES, check=True, capture_output=True, timeout=300)
    assert len([*(folder / "few").glob("part-*")]) == 12
    assert (
        "".join(part.read_text() for part in sorted((folder / "few").glob("part-*")))
        == run("batch", folder / "few.jsonl").out
    )
    levels = [line for part in sorted((folder / "levels").glob("part-*")) for line in part.read_text().splitlines()]
    assert sorted(levels) == sorted(found.urgency.code for found in assess_many(people(400)))
    parts = sorted((folder / "results").glob("part-*"))
    assert len(parts) >= 2
    assert "".join(part.read_text() for part in parts) == whole(folder)

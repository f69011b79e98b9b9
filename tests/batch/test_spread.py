"""A list may be spread by others: the README's examples give the results of one run."""

import os
import shutil
import subprocess
import sys

import pytest
from batch_lists import json_lines, people
from calls import COMMAND, run
from cases import README

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
    """The two lines of the README, run by Spark on two cores, give the same bytes in the same order."""
    pytest.importorskip("pyspark")
    start = "import os\nfrom pyspark.sql import SparkSession\n"
    code = start + "spark = SparkSession.builder.master('local[2]').getOrCreate()\n" + example("people.pipe")
    subprocess.run([sys.executable, "-c", code], cwd=folder, env=PLACES, check=True, capture_output=True, timeout=300)
    parts = sorted((folder / "results").glob("part-*"))
    assert len(parts) >= 2
    assert "".join(part.read_text() for part in parts) == whole(folder)

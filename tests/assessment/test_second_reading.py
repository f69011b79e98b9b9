"""Answers at random through the command agree with a plain second reading of the tables; broken ones are refused."""

import json
import random

import pytest
from calls import call
from strangers import arguments, broken, drawn
from tables_oracle import expected

FEW, MANY = 150, 20_000


def heard(told, dice, folder):
    """What the command says to this person, in the form of the second reading."""
    result = call("assess", *arguments(told, dice, folder), "--format", "json", "--date", "2026-11-21")
    assert (result.status, result.err) == (0, "")
    page = json.loads(result.out)
    return {
        "urgency": page["urgency"]["level"],
        "acupuncture": page["acupuncture"]["level"],
        "complete": page["complete"],
        "unanswered": page["unanswered"],
        "findings": sorted(one["id"] for one in page["findings"]),
        "recommendations": {one["id"]: one["status"] for one in (*page["recommendations"], *page["withheld"])},
    }


def agree(seeds, folder):
    levels = set()
    for seed in seeds:
        dice = random.Random(seed)
        told = drawn(dice)
        wanted = expected(told)
        assert heard(told, dice, folder) == wanted, (seed, told)
        levels |= {("urgency", wanted["urgency"]), ("acupuncture", wanted["acupuncture"])}
    return len(levels)


def refused(seeds, folder):
    for seed in seeds:
        words = broken(random.Random(seed), folder)
        result = call("assess", *words)
        assert result.status == 2, (seed, words, result)
        assert result.out == "", (seed, words)
        assert "Error: " in result.err, (seed, words)
        assert "Traceback" not in result.err, (seed, words)


def test_strangers_hear_what_the_tables_say(tmp_path):
    """Levels, findings, open questions and every recommendation's status agree, at all eleven levels."""
    assert agree(range(FEW), tmp_path) == 11


def test_strangers_who_make_no_sense_are_refused(tmp_path):
    """Status 2, one error, nothing on standard output and no traceback."""
    refused(range(FEW), tmp_path)


@pytest.mark.long
def test_twenty_thousand_strangers_hear_what_the_tables_say(tmp_path):
    """The same for twenty thousand people."""
    assert agree(range(MANY), tmp_path) == 11


@pytest.mark.long
def test_twenty_thousand_strangers_who_make_no_sense_are_refused(tmp_path):
    """The same for twenty thousand broken calls."""
    refused(range(MANY), tmp_path)

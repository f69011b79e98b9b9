"""A list of so many people in JSON Lines, drawn at random: the same ones each time, with an id each."""

import json
import sys
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from people import drawn

DIFFERENT = 20_000
"""People that are drawn; a longer list goes through them again, under new ids."""


def write(path, number):
    """The list, in a file."""
    told = [json.dumps(person.told)[1:] for person in drawn(min(number, DIFFERENT))]
    with path.open("w") as file:
        for place, rest in enumerate(islice(cycle(told), number)):
            file.write(f'{{"id": "p{place}", {rest}\n')

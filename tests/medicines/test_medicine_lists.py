"""The lists of names: in order, each row fit to be found, each source named; small, and opened in no time."""

import csv
import subprocess
import sys
from itertools import pairwise

import pytest

from sciatica_guide.guideline.manifest import CONTENT
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.medicines import lists
from sciatica_guide.medicines.names import fold
from sciatica_guide.medicines.recognise import says_none

KEYED = (*lists.LISTS, lists.SUBSTANCES, lists.WORDS, lists.NO_MEDICINES)
CLASSES = guideline().medicine_classes


def table(file):
    with (CONTENT / file).open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))


@pytest.mark.parametrize("file", KEYED)
def test_a_list_is_its_own_index(file):
    """Every row has the key of its name, in order, once; no quotes and no commas but between fields."""
    head, *rows = table(file)
    assert {len(row) for row in rows} == {len(head)}
    assert [row for row in rows if row[0] != fold(row[1])] == []
    assert [two for two in pairwise(row[0].encode() for row in rows) if not two[0] < two[1]] == []
    assert '"' not in (CONTENT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", KEYED)
def test_halving_finds_every_row_and_nothing_else(file):
    """Each key is found, its neighbours that are no key are not, and what begins like one is told."""
    listed = lists.names(file)
    rows = table(file)[1:]
    assert [row for row in rows if listed.find(row[0]) != row[1:]] == []
    keys = {row[0] for row in rows}
    near = [key + "x" for key in keys] + [key[:-1] for key in keys] + ["", "zzzzzzzz", "\U0010ffff"]
    assert [key for key in near if key not in keys and listed.find(key) is not None] == []
    assert all(listed.begins(key[:3]) for key in keys)


def test_every_name_holds_what_we_explain():
    """Each name leads to substances with a class in the table, or to such a class where it is an everyday word."""
    for file in lists.LISTS:
        for key, *_ in lists.rows(file):
            name = lists.find(key, file)
            assert name.holds, key
            assert {class_ for _, class_ in name.holds} <= set(CLASSES), key


def test_every_source_is_named():
    """Each id of a source stands in the list of sources, with its licence and how far it was read."""
    sources = {id_: row for id_, *row in table(lists.SOURCES)[1:]}
    assert all(all(row) for row in sources.values())
    used = {part for _, _, _, source in lists.rows(lists.REGISTERS) for part in source.split("+")}
    used |= {source for _, _, _, source in lists.rows(lists.USUAL) if " " not in source}
    assert used <= set(sources)
    unchecked = [
        lists.find(key, lists.USUAL) for key, _, _, source in lists.rows(lists.USUAL) if "unverified-" in source
    ]
    assert len(unchecked) > 500
    assert not any(name.checked for name in unchecked)


def test_nobody_says_none_with_the_name_of_a_medicine():
    """No way of saying that one takes nothing is a name of ours, and no name reads as taking nothing."""
    ways = [key for key, _ in lists.rows(lists.NO_MEDICINES)]
    assert len(ways) > 200
    assert [key for key in ways if lists.find(key) is not None] == []
    assert not any(says_none(row[1]) for row in lists.rows(lists.USUAL))


def test_without_medicines_nothing_is_opened():
    """Who names no medicine pays for none: no list, no line reader, no search; a known name needs the lists alone."""
    code = "import sys; from sciatica_guide import assess; assess({!r}); print(*sys.modules)"
    parts = ("lists", "lines", "spelling")
    for told, wanted in (
        ({"age": 40}, ()),
        ({"medicines": ["Eliquis", "ibuprofen"]}, ("lists",)),
        ({"medicines": ["Eliquis 5mg bd"]}, ("lists", "lines")),
        ({"medicines": ["Eliqis"]}, parts),
    ):
        run = subprocess.run([sys.executable, "-c", code.format(told)], capture_output=True, text=True, check=True)
        loaded = run.stdout.split()
        assert tuple(part for part in parts if f"sciatica_guide.medicines.{part}" in loaded) == wanted
        assert not {"sqlite3", "rapidfuzz", "symspellpy"} & set(loaded)

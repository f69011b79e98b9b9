"""What a report says of its own proof is true: how many properties hold, and for which tables."""

import re
import shutil

import pytest

from sciatica_guide import assess
from sciatica_guide.errors import ContentError
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline.loader import read_toml, seal
from sciatica_guide.guideline.manifest import CONTENT, EDITIONS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.property_rows import load_properties
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.seal import prove as prove_folder
from sciatica_guide.proof.space import Space

GUIDE = guideline()


def test_the_number_is_that_of_the_properties_proved():
    """What the report counts is what the proof proves, and what packaging would write down."""
    guides = [guideline(edition) for edition in EDITIONS]
    proved = [one for guide in guides for one in load_properties(guide).properties if prove(one, Space(guide)) is None]
    assert GUIDE.seal.properties == len(proved)
    assert GUIDE.seal == seal(read_toml()) == prove_folder()


def test_the_report_prints_both():
    """The section about this guide names the tables by their digest and counts what holds for them."""
    page = " ".join(render(assess({}), "text", 80).split())
    assert re.fullmatch("[0-9a-f]{12}", GUIDE.seal.digest)
    assert f"Tables {GUIDE.seal.digest}: {GUIDE.seal.properties} safety rules proved" in page


def test_the_digest_is_of_what_the_tables_say():
    """One code more, anywhere, is another digest; a comment or a blank line is not."""
    tables = read_toml()
    tables["rules/red_flags.toml"]["rule"][0]["when"]["bladder_bowel_saddle"].append("none")
    assert seal(tables).digest != GUIDE.seal.digest


def test_a_package_is_not_made_of_tables_that_break_a_promise(tmp_path):
    """Packaging stops, with the harm in words, when a rule in the folder no longer keeps a property."""
    folder = shutil.copytree(CONTENT, tmp_path / "content")
    path = folder / "rules" / "red_flags.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('urgency = "emergency"', 'urgency = "same_day"', 1))
    with pytest.raises(ContentError, match="may leak for life"):
        prove_folder(folder)

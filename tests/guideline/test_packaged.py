"""What a report says of its own proof is true: how many properties hold, and for which tables."""

import pickle
import random
import re
import shutil

import pytest
from calls import call

from sciatica_guide import assess
from sciatica_guide.errors import ContentError
from sciatica_guide.exchange.formats import render
from sciatica_guide.guideline import packaged
from sciatica_guide.guideline.loader import read_toml, seal
from sciatica_guide.guideline.manifest import ASSESSMENT, CONTENT, EDITIONS, FOLLOWUP
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof import audit
from sciatica_guide.proof.properties import load_properties
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


def test_the_audit_names_the_tables():
    """What is proved, and for which tables, stands in the audit; a report calls nothing proved."""
    page = " ".join(call("audit").out.split())
    assert re.fullmatch("[0-9a-f]{12}", GUIDE.seal.digest)
    assert f"Audit of the tables {GUIDE.seal.digest}" in page
    assert "proved" not in render(assess({}), "text", 80)


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


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A folder with the guideline as packaging leaves it."""
    folder = tmp_path_factory.mktemp("built")
    name = packaged.PICKLE.format(ASSESSMENT.id)
    (folder / name).write_bytes(packaged.sealed(name, pickle.dumps(GUIDE, protocol=5)))
    return folder / name


@pytest.mark.parametrize("flips", [300, pytest.param(20_000, marks=pytest.mark.long)])
def test_a_flipped_bit_is_refused(packed, flips):
    """Wherever a bit of the packed guideline flips, it is refused in one message, and no other guideline comes out."""
    whole, dice = packed.read_bytes(), random.Random(19)
    assert packaged.read(ASSESSMENT, packed.parent) == GUIDE
    for bit in [*range(8 * 60), *(dice.randrange(8 * len(whole)) for _ in range(flips))]:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        packed.write_bytes(flipped)
        with pytest.raises(ContentError, match="is damaged, or belongs to another version"):
            packaged.read(ASSESSMENT, packed.parent)
    packed.write_bytes(whole)


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"\n",
        pickle.dumps(GUIDE, protocol=5),
        packaged.sealed("followup.pickle", pickle.dumps(GUIDE)),
        packaged.sealed("assessment.pickle", pickle.dumps("a guideline")),
        packaged.sealed("assessment.pickle", pickle.dumps(guideline(FOLLOWUP))),
        packaged.sealed("assessment.pickle", b"cnowhere\nnothing\n."),
    ],
)
def test_a_foreign_copy_is_refused(held, tmp_path):
    """A copy without a seal, of another guideline, or of something else is refused in one message."""
    (tmp_path / "assessment.pickle").write_bytes(held)
    with pytest.raises(ContentError, match="is damaged, or belongs to another version"):
        packaged.read(ASSESSMENT, tmp_path)


def test_a_damaged_copy_is_one_message_for_whoever_asks(tmp_path, monkeypatch):
    """Every command says that the copy is damaged and what to do, with status 1 and no traceback."""
    (tmp_path / "assessment.pickle").write_bytes(b"damaged")
    monkeypatch.setattr(packaged, "_loaded", lambda manifest: packaged.read(manifest, tmp_path))
    for arguments in (("assess",), ("about",), ("audit",), ("medicines", "warfarin")):
        result = call(*arguments)
        assert (result.status, result.out) == (1, "")
        assert result.err.startswith("Error: File content/built/assessment.pickle: is damaged")


def test_the_audit_is_of_what_is_loaded(tmp_path, monkeypatch):
    """A packed guideline with one rule softened passes for nothing: the audit says where it is from, and fails."""
    softer = tuple(rule._replace(reason="It is nothing.") if rule.id == "foot-drop" else rule for rule in GUIDE.rules)
    name = "assessment.pickle"
    (tmp_path / name).write_bytes(packaged.sealed(name, pickle.dumps(GUIDE._replace(rules=softer))))
    monkeypatch.setattr(audit, "BUILT", tmp_path)
    monkeypatch.setattr(packaged, "_loaded", lambda manifest: packaged.read(manifest, tmp_path))
    found = audit.audit_loaded(ASSESSMENT)
    assert found.loaded == "content/built/assessment.pickle"
    assert not found.passed
    assert [check.found for check in found.checks if check.id == "not-as-written"] == [(audit.Found("rules"),)]
    assert audit.audit_loaded(FOLLOWUP).loaded == "the tables in content/"

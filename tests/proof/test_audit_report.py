"""The audit comes out as a page and as data that say the same, with a status of its own."""

import json

import pytest
from calls import call, refused
from planted_rows import GUIDE, STATED

from sciatica_guide.assessment.answers import collect
from sciatica_guide.guideline.manifest import EDITIONS
from sciatica_guide.guideline.packaged import guideline
from sciatica_guide.proof.audit import Audit, Check, Found, as_json, audit, page
from sciatica_guide.proof.prover import prove
from sciatica_guide.proof.space import Space
from sciatica_guide.render.formats import render


@pytest.fixture(scope="module")
def clean():
    return audit(GUIDE)


@pytest.fixture(scope="module")
def broken(clean):
    """The audit once the rule on foot drop is gone."""
    space = Space(GUIDE._replace(rules=tuple(rule for rule in GUIDE.rules if rule.id != "foot-drop")))
    proofs = [(one, prove(one, space) if one.id == "foot-drop-or-no-walking" else None) for one in STATED.properties]
    return Audit(space.guideline, tuple(proofs), clean.checks)


def told(audits):
    """The page, each run of white space as one space."""
    return " ".join(render(page(audits)).split())


def test_the_page_and_the_data_say_the_same(clean):
    """Text for people and JSON for programs: counts, findings, reasons and the digest."""
    text, data = told([clean]), json.loads(as_json([clean]))
    total = len(data["properties"])
    assert f"{total} of {total} safety properties hold for every set of answers." in text
    assert data["tables"] == GUIDE.seal.digest
    assert data["tables"] in text
    assert data["passed"]
    assert text.endswith("PASSED")
    for check in data["checks"]:
        assert check["title"] in text
        for one in check["found"]:
            assert one["about"] in text
            assert " ".join(one["accepted"].split()) in text


def test_what_is_not_accepted_is_counted_and_marked(clean):
    """A check says none, or how many and whether all are meant to be so; what is not stands first."""
    meant, new = Found("one", "It is meant to be so."), Found("two")
    for found, said in (
        ((), "Idle: none"),
        ((meant,), "Idle: 1, all accepted - one. Accepted: It is meant to be so."),
        ((meant, new), "Idle: 2, 1 not accepted - NOT ACCEPTED two - one. Accepted: It is meant to be so."),
    ):
        text = told([clean._replace(checks=(Check("idle", "Idle", found),))])
        assert text.removesuffix(" PASSED").removesuffix(" FAILED").endswith(said)
        assert text.endswith("FAILED" if new in found else "PASSED")


def test_a_broken_property_stands_in_both(broken):
    """With a rule gone, the page says who is harmed, and the data holds the answers and the flags."""
    text, data = told([broken]), json.loads(as_json([broken]))
    (row,) = [one for one in data["properties"] if one["id"] == "foot-drop-or-no-walking"]
    assert row["harm"] in text
    assert text.endswith("FAILED")
    assert (row["holds"], data["passed"]) == (False, False)
    assert row["broken_by"]["flags"] == "--leg-signs foot_drop"
    assert collect(GUIDE, row["broken_by"]["answers"])


def test_the_command(clean, monkeypatch):
    """Status 0 and the page of the tables of every guideline on standard output; another form is refused."""
    found = [clean._replace(guideline=guideline(edition)) for edition in EDITIONS]
    monkeypatch.setattr("sciatica_guide.proof.audit.audit_loaded", lambda of: clean._replace(guideline=guideline(of)))
    assert call("audit") == (0, render(page(found)), "")
    refused(call("audit", "--format", "xml"), "--format", "text, markdown, html, pdf, json")


def test_the_command_fails_with_the_audit(broken, monkeypatch):
    """Status 1 when anything fails, and the whole page or the data all the same."""
    monkeypatch.setattr("sciatica_guide.proof.audit.audit_loaded", lambda _: broken)
    assert call("audit") == (1, render(page([broken, broken])), "")
    assert call("audit", "--format", "json") == (1, as_json([broken, broken]), "")

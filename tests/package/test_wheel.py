"""The package as others install it: the content it carries is the content that was reviewed."""

import email
import importlib.util
import os
import subprocess
import sys
import zipfile

import pytest
from cases import ROOT

from sciatica_guide.guideline import packaged
from sciatica_guide.guideline.loader import load, read_toml
from sciatica_guide.guideline.manifest import BUILT, CONTENT, EDITIONS

ALONE = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built from this folder, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *ALONE, "--wheel-dir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (archive,) = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as held:
        held.extractall(folder)
    return folder / "sciatica_guide"


def test_the_content_of_the_wheel_equals_a_fresh_parse(wheel):
    """The wheel holds every table as it stands here."""
    assert read_toml(wheel / "content") == read_toml()


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda one: one.id)
def test_the_packed_guideline_equals_a_fresh_load(wheel, edition):
    """What the wheel starts from is, to the last word, what the tables give when they are read and checked anew."""
    assert (wheel / "content" / "built" / packaged.PICKLE.format(edition.id)).exists()
    assert packaged.read(edition, wheel / "content" / "built") == load(edition=edition)


def test_the_wheel_carries_what_people_review(wheel):
    """Every file of the content comes along unchanged, and no file of the tests does."""
    held = {path.relative_to(CONTENT): path.read_bytes() for path in CONTENT.rglob("*.*")}
    for path, data in held.items():
        assert (wheel / "content" / path).read_bytes() == data
    assert list(wheel.parent.rglob("test_*")) == []


def test_the_source_carries_no_stale_copy():
    """Beside the TOML files there is no built copy that would hide an edit."""
    assert not BUILT.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "--age", "45", "--medicines", "warfarin", "--date", "2026-11-21"],
        ["assess", "--age", "45", "--date", "2026-11-21", "--format", "html"],
        ["assess", "--age", "45", "--date", "2026-11-21", "--format", "pdf"],
        ["rules"],
        ["rules", "--check", "1.0.0"],
    ],
)
def test_the_wheel_prints_the_same(wheel, arguments):
    """Run from the wheel, which has no tests, the command prints the same report, rules and cases as from here."""
    here, there = (
        subprocess.run(
            [sys.executable, "-m", "sciatica_guide", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout
        for folder in (ROOT, wheel.parent)
    )
    assert there
    assert here == there


@pytest.mark.long
def test_the_wheel_is_the_same_at_every_build(tmp_path):
    """Built twice, with sets in another order, from the same sources, it is the same to the last byte."""
    made = []
    for seed in "12":
        folder = tmp_path / seed
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", *ALONE, "--wheel-dir", folder, ROOT]
        fixed = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONHASHSEED": seed}
        subprocess.run(build, check=True, capture_output=True, timeout=600, env=fixed)
        (archive,) = folder.glob("*.whl")
        made.append(archive.read_bytes())
    assert made[0] == made[1]


def test_the_wheel_says_what_it_is(wheel):
    """Its metadata name the licences of all that it carries, each with its text, and what it runs on."""
    (folder,) = wheel.parent.glob("*.dist-info")
    told = email.message_from_string((folder / "METADATA").read_text(encoding="utf-8"))
    assert told["License-Expression"] == "MIT AND OFL-1.1 AND Apache-2.0"
    texts = [*folder.rglob("LICENSE*")]
    assert len(texts) == len(told.get_all("License-File")) == 3
    assert (told["Author"], told["Requires-Python"]) == ("The sciatica_guide authors", ">=3.11")
    assert "Typing :: Typed" in told.get_all("Classifier")
    assert "://" not in "".join(told.get_all("Project-URL") or ())

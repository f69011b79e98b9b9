"""The README shows what happens: its examples in Python are run."""

import doctest
import importlib.resources
import subprocess
import sys

import pytest
from cases import README

import sciatica_guide
from sciatica_guide.assessment.assess import Assessment


def test_the_examples_in_python_do_what_they_show():
    """Every line after >>> gives what stands below it."""
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert tried >= 6
    assert failed == 0


def test_the_door_from_python_is_small_and_typed():
    """It has four names, says that it carries types, and is as quick to open as it is to name the version."""
    assert sciatica_guide.Assessment is Assessment
    assert all(hasattr(sciatica_guide, name) for name in sciatica_guide.__all__)
    assert (importlib.resources.files(sciatica_guide) / "py.typed").is_file()
    with pytest.raises(AttributeError, match="asses"):
        _ = sciatica_guide.asses
    code = "import sys, sciatica_guide; print(*(name for name in sys.modules if name.startswith('sciatica_guide')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) == {"sciatica_guide", "sciatica_guide.errors"}

"""What is said of the mutants of the code that live on is about the code as it stands."""

import importlib
import inspect

import pytest
from code_mutants import Change, explained

SURVIVORS = explained()


def source(function: str) -> str:
    """The text of a function of the package, each run of blanks as one."""
    module, _, name = function.rpartition(".")
    holder, _, class_ = module.rpartition(".") if module.split(".")[-1][0].isupper() else (module, "", "")
    found = importlib.import_module(f"sciatica_guide.{holder}")
    found = getattr(found, class_) if class_ else found
    return " ".join(inspect.getsource(getattr(found, name)).split())


@pytest.mark.parametrize("survivor", SURVIVORS, ids=lambda one: one.function)
def test_a_survivor_is_explained_for_the_code_as_it_stands(survivor: Change):
    """The line that the mutant changes is still there, and it is said why the change does no harm."""
    assert " ".join(survivor.was.split()) in source(survivor.function)
    assert survivor.was != survivor.now
    assert len(SURVIVORS[survivor].split()) > 3
    assert SURVIVORS[survivor].endswith(".")

"""What is said of the mutants of the code that live on is about the code as it stands."""

import importlib
import inspect
from operator import attrgetter

import pytest
from code_mutants import Change, explained, mutated

SURVIVORS = explained()


def sources(function: str) -> list[str]:
    """The texts of the functions of this name in the files that are mutated, each run of blanks as one."""
    modules = [importlib.import_module(path.with_suffix("").as_posix().replace("/", ".")) for path in mutated()]
    found = [attrgetter(function)(module) for module in modules if hasattr(module, function.partition(".")[0])]
    return [" ".join(inspect.getsource(one).split()) for one in found]


@pytest.mark.parametrize("survivor", SURVIVORS, ids=lambda one: one.function)
def test_a_survivor_is_explained_for_the_code_as_it_stands(survivor: Change):
    """The line that the mutant changes is still there, and it is said why the change does no harm."""
    assert " ".join(survivor.was.split()) in "\n".join(sources(survivor.function))
    assert survivor.was != survivor.now
    assert len(SURVIVORS[survivor].split()) > 3
    assert SURVIVORS[survivor].endswith(".")

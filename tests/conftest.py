"""A folder for diaries that is this test's alone, and a collector of garbage that does not slow everything down."""

import gc

import pytest

from sciatica_guide.diary import store

gc.set_threshold(
    50_000, 20, 50
)  # the pages of thousands of people stay in memory, to be looked through again and again


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Where this test's diaries are kept, in place of the person's own folder."""
    monkeypatch.setenv(store.HOME, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def examples(here, monkeypatch):
    """A folder to call from, with every file that an example names, and a diary."""
    from example_files import written

    monkeypatch.chdir(here)
    written(here)
    return here


@pytest.fixture
def diary(here):  # noqa: ARG001 - it is there that diaries are looked for
    """The file of the diary that has no name."""
    return store.file(store.DEFAULT)

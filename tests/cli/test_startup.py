"""What a start does not do: no call imports what it does not use."""

import inspect
import subprocess
import sys

import pytest
from calls import call

import sciatica_guide
from sciatica_guide.cli import version as versions
from sciatica_guide.cli.hand_out import Paper, on_paper
from sciatica_guide.cli.question_flags import QuestionFlags
from sciatica_guide.guideline.packaged import guideline

HEAVY = {"typer", "questionary", "prompt_toolkit", "typst", "multiprocessing", "concurrent", "sqlite3", "csv"}
QUIET = ["--no-warning-signs", "--age", "45"]


def imported(*arguments):
    """What a call has imported by its end, however it ends."""
    code = "import sys, sciatica_guide.cli.main as cli\ntry: cli.main()\nexcept SystemExit: pass\n"
    return modules(code + "print('\\n', *sys.modules, file=sys.stderr)", *arguments)


def modules(code, *arguments):
    """The names in the last line that this code writes to standard error."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stderr.splitlines()[-1].split())


def test_the_versions_are_those_of_the_program_and_its_tables():
    """Looked up in passing, the version of the guide is the one that its tables give when they are read in full."""
    assert versions.text() == f"sciatica-guide {sciatica_guide.__version__}, guide {guideline().version}\n"
    assert call("--version").out == versions.text()


def test_the_version_needs_next_to_nothing():
    """`--version` imports five small modules of ours and nothing that Python has not imported by itself."""
    bare = modules("import sys, errno; print(*sys.modules, file=sys.stderr)")
    ours = {name for name in imported("--version") - bare if not name.startswith("_")}

    assert ours == {
        f"sciatica_guide{part}"
        for part in ("", ".cli", ".cli.main", ".cli.version", ".errors", ".render", ".render.printing", ".version")
    }


@pytest.mark.parametrize(
    ("arguments", "used"),
    [
        (("assess", *QUIET), {"typer"}),
        (("assess", *QUIET, "--format", "json"), {"typer"}),
        (("batch", "/dev/null/none"), {"typer", "csv"}),
    ],
)
def test_a_command_imports_only_what_it_uses(arguments, used):
    """Of all that takes long to import, a command imports only what it needs."""
    assert HEAVY & imported(*arguments) == used


def test_only_flags_that_are_typed_are_built():
    """A call gets options for what it types; one that asks for help, or types an unknown flag, gets them all."""

    @on_paper("text", "json")
    def command(paper: Paper, region: str | None = None, **typed: list[str] | None) -> None:
        raise AssertionError(paper, region, typed)

    flags = QuestionFlags(command, guideline())
    own = {"region", *Paper._fields}

    for typed, built in (
        (["--age", "45", "--region=GB"], {*own, "age"}),
        (["--region", "-"], own),
        (["--age", "45", "--help"], {*own, *guideline().questions}),
        (["--agee", "45"], {*own, *guideline().questions}),
        ([], {*own, *guideline().questions}),
    ):
        assert set(inspect.signature(flags.for_call(typed)).parameters) == built

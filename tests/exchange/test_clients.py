"""Other people's programs against what we hand out: type checkers, validators and generators of types, each real."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from calls import call
from cases import ROOT

from sciatica_guide.exchange.schema import SCHEMAS

pytestmark = pytest.mark.long
CLIENT = ROOT / "tests" / "data" / "clinic_client.py"
NODE = ("ajv-cli@5", "ajv-formats@3", "json-schema-to-typescript@15", "typescript@5")


def tool(name):
    """Where a program is; the test is left out where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}")
    return found


def ran(*command, **how):
    """What a program says, which has to end well."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Every schema of both guidelines as a file."""
    folder = tmp_path_factory.mktemp("schemas")
    for name in SCHEMAS:
        for guideline in ("assessment", "followup"):
            printed = call("schema", name, "--guideline", guideline).out
            (folder / f"{name.replace('-', '_')}_{guideline}.json").write_text(printed)
    return folder


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """A folder with the programs that npm hands out."""
    folder = tmp_path_factory.mktemp("node")
    ran(tool("npm"), "install", "--silent", "--prefix", folder, *NODE)
    return folder / "node_modules" / ".bin"


def test_a_client_of_fifty_lines_runs():
    """A small service written against the door does what it says."""
    assert '"code": "out_of_range"' in ran(sys.executable, CLIENT)


def test_mypy_finds_nothing_in_a_client():
    """In strict mode, with what comes back asserted to be of the types that the door says."""
    ran(sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull, CLIENT, cwd=CLIENT.parent)


def test_pyright_finds_nothing_in_a_client():
    """Nor does the other type checker."""
    ran(tool("pyright"), "--pythonpath", sys.executable, CLIENT)


def test_ajv_takes_every_schema_in_strict_mode(node, folder):
    """ajv --strict compiles each, and takes a report and refuses a damaged one."""
    for schema in folder.glob("*.json"):
        ran(node / "ajv", "compile", "--spec=draft2020", "--strict=true", "-s", schema)
    report = folder.parent / "report.json"
    report.write_text(call("assess", "--age", "45", "--format", "json").out)
    arguments = (
        "validate",
        "--spec=draft2020",
        "--strict=true",
        "-s",
        folder / "assessment_assessment.json",
        "-d",
        report,
    )
    ran(node / "ajv", *arguments)
    report.write_text(json.dumps(json.loads(report.read_text()) | {"urgency": None}))
    assert subprocess.run([node / "ajv", *arguments], capture_output=True, check=False).returncode == 1


def test_check_jsonschema_takes_every_schema(folder):
    """Each is a schema to it, and a report fits."""
    check = tool("check-jsonschema")
    for schema in folder.glob("*.json"):
        ran(check, "--check-metaschema", schema)


def test_typescript_compiles_the_types_that_are_made(node, folder):
    """json-schema-to-typescript makes types whose names are ids, and the compiler takes them."""
    for schema in sorted(folder.glob("*.json")):
        made = schema.with_suffix(".ts")
        made.write_text(ran(node / "json2ts", schema))
        ran(node / "tsc", "--noEmit", "--strict", made)
    answers = (folder / "answers_assessment.ts").read_text()
    assert "export type LegSigns = LegSignsCode | [LegSignsCode, ...LegSignsCode[]] | null;" in answers


def test_python_takes_the_types_that_are_made(folder):
    """datamodel-code-generator makes typed dicts whose names are ids, which Python imports."""
    generate = tool("datamodel-codegen")
    for schema in sorted(folder.glob("*.json")):
        made = schema.with_name(f"{schema.stem}_types.py")
        how = ("--input-file-type", "jsonschema", "--output-model-type", "typing.TypedDict", "--use-title-as-name")
        ran(generate, "--input", schema, *how, "--output", made)
        ran(sys.executable, made)
    assert re.search(r"\bFinding\b.*TypedDict", (folder / "assessment_assessment_types.py").read_text())

"""Completion in real shells, and the manual page: made from the help, so that neither lags behind it."""

import re
import shutil
import subprocess

import pexpect
import pytest
from calls import call, refused

from sciatica_guide.cli.application import COMMANDS
from sciatica_guide.cli.main import COMPLETE
from sciatica_guide.cli.man_page import Flag, page, whole_help
from sciatica_guide.guideline.packaged import guideline

LEGS = guideline().questions["leg_signs"].codes
START = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"]}
READY = {
    "bash": "bind 'set enable-bracketed-paste off'; ",
    "zsh": "autoload -U compinit; compinit -u -D; setopt interactivecomments; ",
}
COMPLETED = {
    "sche": "schema",
    "schema ass": "schema assessment",
    "rules foot-d": "rules foot-drop",
    "assess --no-w": "assess --no-warning-signs",
    "assess --format j": "assess --format json",
    "assess --pregnant not": "assess --pregnant not_sure",
    "assess --leg-signs foot": "assess --leg-signs foot_drop",
    "assess --leg-signs foot_drop,can": "assess --leg-signs foot_drop,cannot_walk",
    "assess --leg-signs foot_drop,non": "assess --leg-signs foot_drop,non",
    "assess --leg-signs=foot_drop,can": "assess --leg-signs=foot_drop,cannot_walk",
    "assess --age 40 --conditions heart_valve,pace": "assess --age 40 --conditions heart_valve,pacemaker",
    "assess --answers ans": "assess --answers answers.json",
    "batch ans": "batch answers.json",
    "diary ad": "diary add",
    "diary add --leg": "diary add --leg-pain",
    "followup --since-needling fev": "followup --since-needling fever",
}


def needs(program):
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


@pytest.fixture
def folder(tmp_path):
    """A folder with a file of answers in it, and a script for each shell."""
    (tmp_path / "answers.json").write_text("{}")
    for shell in ("bash", "zsh", "fish"):
        (tmp_path / f"completion.{shell}").write_text(call("completion", shell).out)
    return tmp_path


@pytest.mark.parametrize("shell", [pytest.param(name, marks=needs(name)) for name in START])
def test_a_key_completes_it(shell, folder):
    """At a real prompt, Tab completes commands, ids, flags, codes, codes after a comma, and files."""
    child = pexpect.spawn(shell, START[shell], cwd=str(folder), encoding="utf-8", dimensions=(50, 200), timeout=30)
    child.sendline(f"{READY[shell]}PS1='r''eady> '; unset PROMPT_COMMAND; . ./completion.{shell}")
    child.expect_exact("ready> ")
    for typed, whole in COMPLETED.items():
        child.send(f"sciatica-guide {typed}\t\x01echo '[\x05]'\r")
        child.expect(r"\n\[([^\]\r]*)\]")
        assert child.match[1].rstrip() == f"sciatica-guide {whole}"
        listed = "signs" in typed or "conditions" in typed or "needling" in typed
        assert shell == "zsh" or child.match[1].endswith(" ") != listed
    child.close(force=True)


@needs("bash")
def test_what_is_left_is_offered(folder):
    """After a comma bash offers the codes that are not there yet, without those that stand alone."""
    script = f". ./completion.bash; COMP_WORDS=(sciatica-guide assess --leg-signs foot_drop,); COMP_CWORD=3; {OFFER}"
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    offered = [code for code in LEGS if code not in ("foot_drop", "none", "not_sure")]
    assert done.stdout.split() == [f"foot_drop,{code}" for code in offered]


@needs("fish")
def test_fish_offers_the_same(folder):
    """In fish too, commands, flags and codes are offered, one by one and after a comma."""
    for typed, offered in (
        ("sche", "schema"),
        ("assess --leg-s", "--leg-signs"),
        ("assess --pregnant not", "not_sure"),
        ("assess --leg-signs foot_drop,can", "foot_drop,cannot_walk"),
        ("assess --leg-signs=foot_drop,can", "--leg-signs=foot_drop,cannot_walk"),
        ("rules foot-d", "foot-drop"),
        ("batch ans", "answers.json"),
        ("diary ad", "add"),
        ("diary add --leg", "--leg-pain"),
        ("assess --answers ans", "answers.json"),
    ):
        script = f"source completion.fish; complete -C 'sciatica-guide {typed}'"
        done = subprocess.run(["fish", "-N", "-c", script], cwd=folder, capture_output=True, text=True, timeout=60)
        more = [f"{offered},"] if "," in offered else []  # a list of codes may go on
        assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [offered, *more], (typed, done)


def test_every_flag_of_the_help_is_there(monkeypatch):
    """Each command of the help is offered with all its flags, and stands with them in the manual."""
    manual = plain(call("man").out)
    for name in (*COMMANDS, "diary add", "diary export"):
        _, *options = re.split(r"^\S.*:$", call(*name.split(), "--help").out, flags=re.MULTILINE)
        flags = set(re.findall(r"(?:^ +|, )(--[a-z-]+)", "".join(options), re.MULTILINE))
        with monkeypatch.context() as asked:
            asked.setenv(COMPLETE, "complete_bash")
            asked.setenv("COMP_WORDS", "\n".join(["sciatica-guide", *name.split(), "--"]))
            asked.setenv("COMP_CWORD", str(1 + len(name.split())))
            offered = call().out.split()
        assert "--help" in flags
        assert flags == {*offered}
        assert [flag for flag in flags if flag not in manual] == []
    refused(call("completion", "tcsh"), "bash, zsh, fish")


@needs("man")
def test_the_manual_is_a_manual(tmp_path):
    """man shows every command, flag and status on a page without a complaint."""
    (tmp_path / "page.1").write_text(call("man").out)
    done = subprocess.run(
        ["man", "--warnings", "-l", "page.1"], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    shown = done.stdout
    assert (done.returncode, done.stderr) == (0, "")
    assert shown.startswith("SCIATICA-GUIDE(1)")
    assert [name for name in COMMANDS if f"   {name}" not in shown] == []
    assert [
        word
        for word in ("--leg-signs CODE,...", "EXIT STATUS", "130", "Not for emergencies")
        if word not in " ".join(shown.split())
    ] == []


def test_no_word_of_the_help_is_read_as_roff():
    """A line that begins as a request does, or holds an escape, stands on the page as it was written."""
    wild = page(whole_help()._replace(epilog=".so /etc/passwd \\fB -x", flags=(Flag("--wild", "", "'br"),)))
    assert "\n\\&.so /etc/passwd \\efB \\-x\n" in wild
    assert "\n\\&'br\n" in wild


def plain(page):
    return page.replace("\\-", "-")


OFFER = "_sciatica_guide_completion sciatica-guide 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\""

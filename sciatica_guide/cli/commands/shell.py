"""`sciatica-guide completion` and `man`: for the shell, and for its manual."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.application import PROGRAM
from sciatica_guide.cli.main import COMPLETE
from sciatica_guide.cli.options import choice_of, one_of

FIRST_LINES = {
    "bash": "add to ~/.bashrc: source <({program} completion bash)",
    "zsh": "add to ~/.zshrc, after compinit: source <({program} completion zsh)",
    "fish": "{program} completion fish | source",
}
HEAD = "() {\n"
AFTER_EQUALS = {
    "bash": (
        HEAD,
        """    local word words=()
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do [[ $word == "=" ]] || words+=("$word"); done
    [[ $word == "=" ]] && words+=("")
    local COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
""",
    ),
    "zsh": (HEAD, "  [[ ${words[CURRENT]} == --*=* ]] && compset -P '*='\n"),
    "fish": ('--arguments "', "(string match -r '^--[^=]+=|^' -- (commandline -ct))"),
}
"""What typer's scripts lack to complete a code in `--leg-signs=foot`, and behind which words of theirs it goes."""


def completion(
    shell: Annotated[str, choice_of(FIRST_LINES, "Which shell.", typer.Argument)],
) -> None:
    """A script that lets your shell complete commands, flags and codes. Its first line says how to use it."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    from sciatica_guide.render import output

    one_of(f"{PROGRAM} completion", shell, [*FIRST_LINES])
    script = get_completion_script(prog_name=PROGRAM, complete_var=COMPLETE, shell=shell)
    before, more = AFTER_EQUALS[shell]
    first = f"# Completion of {PROGRAM} for {shell}. To use it, {FIRST_LINES[shell].format(program=PROGRAM)}"
    output.write(f"{first}\n{script.replace(before, before + more, 1)}\n", None)


def man() -> None:
    """The manual page, made from this help. To read it: sciatica-guide man | man -l -"""
    from sciatica_guide.cli import man_page
    from sciatica_guide.render import output

    output.write(man_page.page(man_page.whole_help()), None)

"""`sciatica-guide completion bash|zsh|fish`."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.commands.options import one_of

SHELLS = ("bash", "zsh", "fish")


def command(
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="Which shell.")],
) -> None:
    """A script that lets your shell complete commands, flags and codes. Its first line says how to use it."""
    from sciatica_guide import output
    from sciatica_guide.shell import completion, tree

    script = completion.SCRIPTS[one_of("sciatica-guide completion", shell, SHELLS)]
    output.write(script(tree.tree()), None)

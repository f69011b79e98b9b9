"""`sciatica-guide completion bash|zsh|fish`."""

from __future__ import annotations

from typing import Annotated

import typer

from sciatica_guide.cli.commands.options import one_of

SHELLS = ("bash", "zsh", "fish")


def command(
    shell: Annotated[str, typer.Argument(metavar="|".join(SHELLS), help="Which shell.")],
) -> None:
    """A script that lets your shell complete commands, flags and codes. Its first line says how to use it."""
    from sciatica_guide.cli.shell import completion, tree
    from sciatica_guide.render import output

    script = completion.SCRIPTS[one_of("sciatica-guide completion", shell, SHELLS)]
    output.write(script(tree.tree()), None)

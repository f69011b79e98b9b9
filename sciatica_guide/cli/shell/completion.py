"""Completion scripts for bash, zsh and fish: every command, flag and code stands in them, so a key costs no call."""

from __future__ import annotations

from collections.abc import Iterator

from sciatica_guide.assessment.checks import ALONE
from sciatica_guide.cli.shell.tree import FILE, Command, Flag, Tree

PROGRAM = "sciatica-guide"

BASH = """\
# Completion of {program} for bash. To use it, add to ~/.bashrc: source <({program} completion bash)
_sciatica_guide() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}}
    local offer= several= files= first= second= word
    [[ $COMP_CWORD -gt 2 ]] && second=${{COMP_WORDS[2]}}
    [[ $prev == "=" ]] && prev=${{COMP_WORDS[COMP_CWORD-2]}}
    [[ $cur == "=" ]] && cur=
    [[ $COMP_CWORD -eq 1 ]] && command= prev=
{cases}
    if [[ $files ]]; then
        compopt -o filenames
        COMPREPLY=($(compgen -f -- "$cur"))
        return
    fi
    if [[ $several && $cur == *,* ]]; then
        first=${{cur%,*}},
        set --
        for word in $offer; do
            [[ ",$first" == *",$word,"* || " {alone} " == *" $word "* ]] || set -- "$@" "$word"
        done
        offer=$*
    fi
    [[ $several ]] && compopt -o nospace
    COMPREPLY=($(compgen -P "$first" -W "$offer" -- "${{cur##*,}}"))
}}
complete -F _sciatica_guide {program}
"""

ZSH = """\
#compdef {program}
# Completion of {program} for zsh. To use it, add to ~/.zshrc, after compinit: source <({program} completion zsh)
_sciatica_guide() {{
    local cur=${{words[CURRENT]}} prev=${{words[CURRENT-1]}} command=${{words[2]}} offer= several= files= second=
    (( CURRENT > 3 )) && second=${{words[3]}}
    (( CURRENT == 2 )) && command= prev=
    [[ $cur == --*=* ]] && prev=${{cur%%=*}} && compset -P '*='
{cases}
    if [[ -n $files ]]; then
        _files
    elif [[ -n $several ]]; then
        local -a left=(${{=offer}})
        if compset -P '*,'; then
            local -a given=(${{(s:,:)IPREFIX}})
            left=(${{left:|given}})
            left=(${{left:#({either})}})
        fi
        compadd -S '' -- $left
    else
        compadd -- ${{=offer}}
    fi
}}
compdef _sciatica_guide {program}
"""


def bash(tree: Tree) -> str:
    return BASH.format(program=PROGRAM, cases=_cases(tree), alone=" ".join(ALONE))


def zsh(tree: Tree) -> str:
    return ZSH.format(program=PROGRAM, cases=_cases(tree), either="|".join(ALONE))


def fish(tree: Tree) -> str:
    """Lists with commas are completed by a function that fish brings along."""
    lines = [
        f"# Completion of {PROGRAM} for fish. To use it: {PROGRAM} completion fish | source",
        f"complete -c {PROGRAM} -f",
    ]
    for command in tree.commands:
        *above, name = command.name.split()
        begun = _fish_seen(above) if above else "__fish_use_subcommand"
        lines.append(f"complete -c {PROGRAM} -n '{begun}' -a {name} -d {_quoted(command.help)}")
        seen = f"complete -c {PROGRAM} -n '{_fish_seen([*above, name])}'"
        lines += [f"{seen} -l {flag.name[2:]} -d {_quoted(flag.help)}{_fish_words(flag)}" for flag in command.flags]
        lines += [f"{seen} -F" for one in command.arguments if one.takes == FILE]
        if command.name not in _groups(tree):
            lines += [f'{seen} -a "{" ".join(one.words)}"' for one in command.arguments if one.words]
    return "\n".join([*lines, ""])


SCRIPTS = {"bash": bash, "zsh": zsh, "fish": fish}


def _cases(tree: Tree) -> str:
    """What bash and zsh alike are told: which words come after which flag, and which in a command at large."""
    lines = [f'    [[ $command == {group} && -n $second ]] && command="$command $second"' for group in _groups(tree)]
    lines.append('    case "$command $prev" in')
    for command in tree.commands:
        lines += [f"        {line}" for flag in command.flags if flag.takes for line in _case(command, flag)]
    lines += ["        *)", '            case "$command" in']
    for command in tree.commands:
        words = [flag.name for flag in command.flags] + [word for one in command.arguments for word in one.words]
        files = " && [[ $cur != -* ]] && files=1" if FILE in (one.takes for one in command.arguments) else ""
        lines.append(f'                "{command.name}") offer="{" ".join(words)}"{files} ;;')
    start = [command.name for command in tree.commands if " " not in command.name] + [flag.name for flag in tree.flags]
    lines += [f'                "") offer="{" ".join(start)}" ;;', "            esac ;;", "    esac"]
    return "\n".join(lines)


def _case(command: Command, flag: Flag) -> Iterator[str]:
    told = "files=1" if flag.takes == FILE else f'offer="{" ".join(flag.words)}"'
    yield f'"{command.name} {flag.name}") {told}{" several=1" if flag.several else ""} ;;'


def _groups(tree: Tree) -> list[str]:
    """Commands that have commands of their own."""
    return [*dict.fromkeys(command.name.split()[0] for command in tree.commands if " " in command.name)]


def _fish_seen(names: list[str]) -> str:
    return "; and ".join(f"__fish_seen_subcommand_from {name}" for name in names)


def _fish_words(flag: Flag) -> str:
    if flag.takes == FILE:
        return " -r -F"
    if not flag.words:
        return " -x" if flag.takes else ""
    if flag.several:
        return f""" -x -a '(__fish_complete_list , "string split . {".".join(flag.words)}")'"""
    return f' -x -a "{" ".join(flag.words)}"'


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

"""What the README shows of the program, made anew from the program: python tests/support/front_page.py

Its samples of what is printed, the figures that a quick command prints, and the pictures in .pictures/.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import textwrap
from contextlib import suppress
from io import StringIO
from itertools import groupby
from pathlib import Path

import pexpect
from cases import README, ROOT
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text
from terminals import Terminal

PICTURES = ROOT / ".pictures"
ANNA = "sciatica-guide assess --answers tests/cases/anna.toml --region GB --date 2026-11-25"
QUESTION, REPORT = PICTURES / "question.svg", PICTURES / "report.svg"
PAGE, WORDS = PICTURES / "page.png", PICTURES / "page.txt"
ROWS, COLUMNS = 24, 80
"""Of the terminal that is pictured."""
CUT = "[...]"
SAMPLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
FIGURE = re.compile(r"^\| (?P<what>.+?) \| (?P<figure>.+?) \| `(?P<command>.+?)` \|$", re.MULTILINE)
QUICK = {
    "sciatica-guide audit": r"\d+ of \d+(?= safety properties hold)",
    **dict.fromkeys(
        ("sciatica-guide score tests/cases/vignettes", "sciatica-guide score tests/cases/published"),
        r"just as expected \(exact\) +(\d+ of \d+)",
    ),
}
"""The figure that stands in what a command prints; slower commands print a bar, and are run by tests marked long."""


def printed(command: str, **environment: str) -> str:
    """What a command prints, run by a shell in the folder of this clone, 80 columns wide."""
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "ACCESSIBLE")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env=inherited | {"PATH": path, "COLUMNS": "80"} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout


def sampled(sample: str) -> str:
    """The same sample with what its commands print now; one that is cut off keeps its length."""
    parts = re.split(r"^(?=\$ )", sample, flags=re.MULTILINE)
    return "".join(_part(part) for part in parts if part)


def _part(part: str) -> str:
    call, _, before = part.partition("\n")
    now = printed(call.removeprefix("$ "))
    if before.rstrip().endswith(CUT):
        kept = before.rstrip().count("\n")
        now = "".join(now.splitlines(keepends=True)[:kept]) + f"{CUT}\n"
    return f"{call}\n{now}"


def figured(row: re.Match[str]) -> str:
    """The same row of the table of figures with what its command prints now, where that command is quick."""
    what, figure, command = row.group("what", "figure", "command")
    if command in QUICK:
        figure = "; ".join(dict.fromkeys(re.findall(QUICK[command], printed(command))))
    return f"| {what} | {figure} | `{command}` |"


def readme() -> str:
    """The README with all that it shows of the program made anew."""
    text = SAMPLE.sub(lambda sample: sampled(sample[0]), README.read_text(encoding="utf-8"))
    return FIGURE.sub(figured, text)


def question() -> Text:
    """The first question of the interview, as it stands on a terminal."""
    terminal = Terminal(columns=COLUMNS, rows=ROWS).until("Enter")
    with suppress(pexpect.TIMEOUT):  # whatever comes first, it is there once nothing more comes
        while True:
            terminal.child.read_nonblocking(4096, 2)
    terminal.kill()
    shown = Text()
    for row in range(ROWS):
        cells = [terminal.screen.buffer[row][column] for column in range(COLUMNS)]
        for style, alike in groupby(cells, lambda cell: Style(bold=cell.bold, reverse=cell.reverse)):
            shown.append("".join(cell.data for cell in alike), style)
        shown.append("\n")
    return shown


def report() -> Text:
    """The call for a report and its beginning, as a terminal shows it."""
    lines = printed(ANNA, FORCE_COLOR="1", TERM="xterm-256color").splitlines(keepends=True)[: ROWS - 1]
    return Text.from_ansi(f"$ sciatica-guide assess --answers anna.toml\n{''.join(lines)}")


def as_svg(shown: Text) -> str:
    """A picture of a terminal that shows this; its words stay words. No font is fetched from elsewhere."""
    console = Console(file=StringIO(), record=True, width=COLUMNS)
    console.print(shown, soft_wrap=True, end="")
    drawn = console.export_svg(title="sciatica-guide", theme=DEFAULT_TERMINAL_THEME, unique_id="terminal")
    return re.sub(r"@font-face \{.*?\}\n?", "", drawn, flags=re.DOTALL)


def words_of_svg(svg: str) -> list[str]:
    """The words that a picture of a terminal shows."""
    lines = re.findall(r"<text [^>]*>(.*?)</text>", svg, re.DOTALL)
    return html.unescape("\n".join(lines)).replace("\xa0", " ").split()


def page_words() -> str:
    """The words of the page that is pictured."""
    page = printed(f"{ANNA} --format html")
    body = re.sub(r"<(style|script|title)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return textwrap.fill(" ".join(html.unescape(body).split()), 110, break_on_hyphens=False) + "\n"


def photograph(page: str, to: Path) -> None:
    """The top of a page as Chromium shows it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": 820, "height": 1000}, color_scheme="light")
        view.set_content(page)
        view.screenshot(path=to)
        browser.close()


def main() -> None:
    README.write_text(readme(), encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    QUESTION.write_text(as_svg(question()), encoding="utf-8")
    REPORT.write_text(as_svg(report()), encoding="utf-8")
    WORDS.write_text(page_words(), encoding="utf-8")
    photograph(printed(f"{ANNA} --format html"), PAGE)


if __name__ == "__main__":
    main()

"""What the README shows of the program, made anew from the program: python tests/support/front_page.py

Its samples of what is printed, the figures that a quick command prints, and the pictures in .pictures/.
"""

import html
import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

from cases import README, ROOT

PICTURES = ROOT / ".pictures"
ANNA = "sciatica-guide assess --answers tests/cases/anna.toml --region GB --date 2026-11-25"
TERMINAL, PAGE, WORDS = PICTURES / "terminal.svg", PICTURES / "page.png", PICTURES / "page.txt"
ROWS = 32
"""Lines of the report that the picture of a terminal shows."""
CUT = "[...]"
SAMPLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
FIGURE = re.compile(r"^\| (?P<what>.+?) \| (?P<figure>.+?) \| `(?P<command>.+?)` \|$", re.MULTILINE)
QUICK = {
    "sciatica-guide audit": r"\d+ of \d+(?= safety properties hold)",
    "sciatica-guide score tests/cases/vignettes": r"just as expected \(exact\) +(\d+ of \d+)",
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


def on_terminal() -> str:
    """The beginning of the report as a terminal shows it, with its codes for colour."""
    return "".join(printed(ANNA, FORCE_COLOR="1", TERM="xterm-256color").splitlines(keepends=True)[:ROWS])


def as_svg(shown: str) -> str:
    """A picture of a terminal that shows this; its words stay words. No font is fetched from elsewhere."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    console = Console(file=StringIO(), record=True, width=80)
    console.print(Text.from_ansi(f"$ sciatica-guide assess --answers anna.toml --region GB\n{shown}"), soft_wrap=True)
    drawn = console.export_svg(title="sciatica-guide", theme=MONOKAI, unique_id="terminal")
    return re.sub(r"@font-face \{.*?\}\n?", "", drawn, flags=re.DOTALL)


def words_of_svg(svg: str) -> list[str]:
    """The words that a picture of a terminal shows."""
    lines = re.findall(r"<text [^>]*>(.*?)</text>", svg, re.DOTALL)
    return html.unescape("\n".join(lines)).replace("\xa0", " ").split()


def page_words() -> str:
    """The words of the page that is pictured, one a line."""
    page = printed(f"{ANNA} --format html")
    body = re.sub(r"<(style|script|title)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return "\n".join(html.unescape(body).split()) + "\n"


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
    TERMINAL.write_text(as_svg(on_terminal()), encoding="utf-8")
    WORDS.write_text(page_words(), encoding="utf-8")
    photograph(printed(f"{ANNA} --format html"), PAGE)


if __name__ == "__main__":
    main()

"""The LHC-Forms renderer of FHIR questionnaires, by the US National Library of Medicine, in a real browser."""

import functools
import shutil
import subprocess
import tarfile
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fhir_checks
from playwright.sync_api import sync_playwright

PACKAGE = "lforms@40.1.3"
CHROMIUM = shutil.which("chromium")
NPM = shutil.which("npm")
FLAGS = """--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update
    --disable-sync""".split()
LIBRARY = "package/dist/lforms"
PAGE = f"""<!doctype html><meta charset="utf-8"><title>A form</title>
<link rel="stylesheet" href="{LIBRARY}/webcomponent/styles.css"><div id="form"></div>
<script src="{LIBRARY}/webcomponent/assets/lib/zone.min.js"></script>
<script src="{LIBRARY}/webcomponent/lhc-forms.js"></script>
<script src="{LIBRARY}/fhir/R4/lformsFHIR.min.js"></script>"""
READY = "window.LForms && LForms.Util && LForms.FHIR"
SHOW = "questionnaire => LForms.Util.addFormToPage(questionnaire, 'form', {fhirVersion: 'R4'})"
EXPORT = "LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder to this machine alone, and says nothing of it."""

    def log_message(self, *_):
        """Nothing."""


def fetched(folder: Path) -> Path:
    """The folder with the renderer in it, as npm hands it out, and a page that loads it."""
    subprocess.run([NPM, "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, timeout=300)
    (archive,) = folder.glob("lforms-*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    (folder / "form.html").write_text(PAGE, encoding="utf-8")
    return folder


@contextmanager
def form(folder: Path, questionnaire: dict):
    """The browser's page with the questionnaire on it, as a person sees it; errors of the page are collected."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1000, "height": 2600})
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/form.html")
        page.wait_for_function(READY)
        page.evaluate(SHOW, questionnaire)
        page.wait_for_selector("#form lhc-item")
        yield page
        browser.close()
    server.shutdown()


def answer(page, questionnaire: dict, response: dict):
    """Every answer of a response given with mouse and keyboard, question by question."""
    for id_, values in fhir_checks.given(response).items():
        names = fhir_checks.by_id(questionnaire)[id_]["type"] == "open-choice"
        for value in values:
            if isinstance(value, dict) and not names:
                page.locator(f"[id='{id_}/1/1|{value['system']}|{value['code']}']").click()
            else:
                fill(page, id_, value["display"] if isinstance(value, dict) else str(value))


def fill(page, id_: str, typed: str):
    """Something typed into a field, and on to the next."""
    page.locator(f"[id='{id_}/1/1']").click()
    page.keyboard.type(typed, delay=20)
    page.wait_for_timeout(300)  # the list of suggestions opens and closes by a timer of its own
    page.keyboard.press("Tab")


def exported(page) -> dict:
    """The response that the renderer makes of what was filled in."""
    return page.evaluate(EXPORT)


def seen(page, id_: str) -> bool:
    """Whether a question stands on the page."""
    return page.locator(f"[id='item-{id_}/1/1']").is_visible()

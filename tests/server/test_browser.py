"""a new user's walk through the pages in Debian's Chromium"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from musnad import Ledger
from musnad.server import Settings
from musnad.server.app import application
from musnad.server.run import config, listening

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(ledger: Ledger) -> Iterator[str]:
    settings = Settings(port=0)
    with listening(settings) as at:
        server = uvicorn.Server(config(application(ledger, settings), settings))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{at.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that tells of every request elsewhere and every error."""
    context = browser.new_context(viewport=request.param, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []

    def elsewhere(request: Request) -> None:
        if not request.url.startswith(address):
            wrong.append(request.url)

    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(message.text)

    def failed(response: Response) -> None:
        if response.status >= 400:
            wrong.append(response.url)

    page.on("request", elsewhere)
    page.on("console", told)
    page.on("response", failed)
    page.on("pageerror", lambda one: wrong.append(str(one)))
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_walk(page: Page, address: str, lang: str) -> None:
    text = "أعلن وزير الخارجية الروسي سيرغي لافروف أن القصف توقف، مشيرا إلى أن المدنيين خرجوا."
    page.goto(f"{address}/{lang}/read")
    assert (
        page.evaluate("getComputedStyle(document.body).direction")
        == {"ar": "rtl", "en": "ltr"}[lang]
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.fill("#text", text)
    page.fill("#published", "2016-12-08")
    page.click("form.paste button")
    assert page.locator(".card").count() == 2
    page.locator(".line .cue").first.click()
    page.wait_for_selector("#why h2")
    assert "verb" in page.locator("#why .steps code").first.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#why").is_hidden()
    page.locator(".card .chain a").last.click()
    assert "person%2Fsergey-lavrov" in page.url or "person/sergey-lavrov" in page.url
    assert page.locator(".dispute").count() > 0
    assert page.locator(".dispute .clash").count() > 0
    with page.expect_download() as loading:
        page.locator(".downloads a").first.click()
    assert loading.value.suggested_filename == "musnad-entity.csv"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "read",
        "article?id=hamburg-2016-1",
        "search?q=حلب",
        "who",
        "events",
        "matter?about=حلب",
        "outlets",
        "corpus",
        "imports",
        "skipped",
    ],
)
def test_nothing_sticks_out(page: Page, address: str, lang: str, path: str) -> None:
    page.goto(f"{address}/{lang}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with page.expect_navigation():
        page.click(".switch")
    assert page.evaluate("document.documentElement.lang") != lang


def test_any_word_says_why(page: Page, address: str) -> None:
    page.goto(f"{address}/ar/article?id=hamburg-2016-1")
    line = page.locator(".line").nth(1)
    box = line.bounding_box()
    assert box is not None
    line.click(position={"x": box["width"] - 60, "y": 20})
    page.wait_for_selector("#why mark")
    assert page.locator("#why mark").inner_text() in line.inner_text()
    assert page.evaluate("document.activeElement.id") == "why"


def test_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/ar/read")
    page.fill("#text", "قال الوزير إن المفاوضات مستمرة. العصابات المسلحة انسحبت.")
    page.click("form.paste button")
    page.locator(".line .cue").first.click()
    assert "that/verb-subject" in page.locator("#why .steps code").first.inner_text()
    page.go_back()
    page.locator("dl button").last.click()
    assert page.locator("blockquote mark").count() == 1
    context.close()


def test_from_an_event_to_its_sentence(page: Page, address: str) -> None:
    page.goto(f"{address}/en/events?who=person/sergey-lavrov")
    said = page.locator(".happening mark").first.inner_text()
    page.locator(".happening blockquote a").first.click()
    place = page.url.partition("#")[2]
    assert page.locator(f"[id='{place}']").inner_text() == said
    assert page.locator("#why").is_visible()


def test_an_import_is_followed_while_it_runs(page: Page, address: str, ledger: Ledger) -> None:
    name = f"{page.viewport_size}.jsonl"
    reading = ledger.imports().begin("read", name, 1)
    page.goto(f"{address}/en/corpus")
    line = page.locator("#imports tr", has_text=name)
    assert line.locator("progress").count() == 1
    reading.end("ended")
    line.get_by_text("Ended").wait_for()
    assert line.locator("progress").count() == 0

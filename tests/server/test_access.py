"""what pages owe to those who read them by keyboard, by ear, or in the dark"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.server.test_browser import CHROMIUM, PHONE, WIDE, address, browser

__all__ = ["address", "browser"]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

PATHS = (
    *("read", "article?id=hamburg-2016-1&at=30", "search?q=حلب", "search?q=حلب&of=articles"),
    *("who", "who?id=person/sergey-lavrov", "events", "matter?about=حلب", "outlets"),
    *("outlet?name=الصارية", "sentences?of=loaded", "corpus", "article?id=nothing"),
    *("imports", "skipped"),
)
# WCAG 2.2, success criterion 1.4.3: 4.5 to 1, and 3 to 1 for large text.
PALE = """() => {
  const parse = (value) => value.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0.99) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("svg, option, .sr, .skip, textarea")) continue;
    const style = getComputedStyle(element);
    const [one, two] = [light(parse(style.color)), light(behind(element))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (two + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const what = element.className || element.tagName;
    if (ratio < (large ? 3 : 4.5)) found.add(`${what} ${ratio.toFixed(2)}`);
  }
  return [...found];
}"""
# Whatever can be reached by Tab says what it is, and comes in the order of the page.
NAMELESS = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, [tabindex]")]
  .filter((one) => one.type !== "hidden" && one.checkVisibility())
  .filter((one) => one.tabIndex > 0 || (one.tabIndex === 0 && !(
    one.textContent.trim() || one.ariaLabel || one.labels?.length)))
  .map((one) => one.outerHTML.slice(0, 80))"""
LANDMARKS = """() => ["main", "header.top", "footer", "nav[aria-label]"]
  .filter((one) => document.querySelectorAll(one).length < 1)"""
# From one heading to the next no level is left out.
SKIPPED = """() => {
  const levels = [...document.querySelectorAll("main h1, main h2, main h3")]
    .filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]));
  return levels.filter((level, at) => level > (levels[at - 1] ?? 1) + 1);
}"""


@pytest.mark.parametrize(
    ("lang", "size", "scheme"), [("ar", WIDE, "light"), ("en", PHONE, "dark")], ids=["ar", "en"]
)
def test_pages(
    browser: Browser, address: str, lang: str, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong = {}
    for path in PATHS:
        page.goto(f"{address}/{lang}/{path}")
        found = [page.evaluate(script) for script in (PALE, NAMELESS, LANDMARKS, SKIPPED)]
        if any(found):
            wrong[path] = found
    context.close()
    assert wrong == {}


BAD = """<body style="background: #fff"><h1>Title</h1><h3>Deep</h3>
<p style="color: #999">pale</p><p style="color: #666">clear</p><a href="#"></a>
<button tabindex="2">Go</button></body>"""


def test_the_checks_find_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(f"<main>{BAD}</main>")
    assert page.evaluate(PALE) == ["P 2.85"]
    assert len(page.evaluate(NAMELESS)) == 2
    assert page.evaluate(SKIPPED) == [3]
    assert len(page.evaluate(LANDMARKS)) == 3
    page.close()


def test_focus_is_seen_and_goes_down_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/en/search?q=حلب")
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        one = page.evaluate(
            """() => { const at = document.activeElement, style = getComputedStyle(at);
            return [style.outlineStyle !== "none" || at.matches(".skip"),
                    [...document.querySelectorAll("*")].indexOf(at)]; }"""
        )
        assert one[0], page.evaluate("document.activeElement.outerHTML")
        seen.append(one[1])
    assert seen == sorted(set(seen))
    page.close()

"""names of what surrounds an article on a page, and of what stands among its lines"""

from __future__ import annotations

import re
from functools import lru_cache

from resiliparse.parse.html import ElementNode

from musnad.ingest.page.nodes import having, remove, tagged

# Around an article: most of a page's elements are in these, so they go first.
AROUND = ("nav", "aside", "footer")
# Never part of the text, wherever it stands.
SILENT = (
    "script", "style", "noscript", "template", "iframe", "object", "svg",
    "form", "button", "select", "input", "textarea", "dialog", "figure", "figcaption", "audio",
    "video",
)  # fmt: skip
# The same where the page has such names at all: what to look for, and the selectors.
RARE = (
    ("amp-", "amp-sidebar,amp-ad,amp-social-share,amp-img,amp-carousel,amp-iframe"),
    ("hidden", "[hidden],[aria-hidden=true]"),
    ("display:", "[style*='display:none'],[style*='display: none']"),
    ("role=", "[role=navigation],[role=complementary],[role=dialog],[role=contentinfo]"),
)
# Parts of class names and ids; each is found anywhere inside one.
NAMED = (
    "related", "share", "sharing", "social", "comment", "breadcrumb", "caption", "newsletter",
    "subscribe", "subscription", "sidebar", "side-bar", "most-read", "mostread", "most-view",
    "recommend", "advert", "banner", "promo", "cookie", "popup", "modal", "paywall", "byline",
    "author", "post-meta", "article-meta", "entry-meta", "meta-info", "post-info", "post-date",
    "publish", "timestamp", "read-more", "readmore", "see-also", "also-read", "copyright",
    "toolbar", "font-size", "taboola", "outbrain", "keywords", "ticker", "photo-credit",
    "image-credit", "img-title", "img-desc", "widget", "teaser", "more-news", "next-article",
    "navigation", "pagination", "trending", "latest-news", "skip-link", "gallery", "slider",
)  # fmt: skip
# Class names that are this word and no other: inside others they are harmless.
ALONE = frozenset((
    "ad", "ads", "tags", "tag", "tags-list", "post-tags", "article-tags", "menu", "date", "time",
    "meta", "print", "footer", "source-links", "hidden", "sr-only", "visually-hidden", "views",
))  # fmt: skip
NAMING = re.compile("|".join(map(re.escape, NAMED)))
# Class names and ids as the page writes them; each pattern begins with plain letters, so that
# finding them costs little.
WRITTEN = {
    "class": re.compile(r"""class\s?=\s?("[^"<>]{1,300}"|'[^'<>]{1,300}'|[^\s"'>]{1,300})"""),
    "id": re.compile(r"""id=("[^"<>]{1,300}"|'[^'<>]{1,300}'|[^\s"'>]{1,300})"""),
}
# What of that may well be the frame around everything, as a body's classes often are.
FRAMES = frozenset(("html", "body", "main", "article"))
# A page has so many different names at most; more are made to be many.
MOST = 3_000
# So many names are asked for one by one; more by one selector, which costs a long page less.
FEW = 300


def clear(body: ElementNode, html: str) -> None:
    """Take everything out of a page that is known to be no part of an article.

    Args:
        body: the page's body.
        html: the page, in which the names are looked for first: asking the tree for a few
            names that are there is far quicker than for all that might be.
    """
    remove(tagged(body, *AROUND))
    remove(tagged(body, *SILENT))
    rare = ",".join(selectors for sign, selectors in RARE if sign in html)
    if rare:
        remove(body.query_selector_all(rare).values(), FRAMES)
    names = _named(html)
    if len(names) > FEW:
        selectors = ",".join(_selector(*name) for name in names)
        remove(body.query_selector_all(selectors).values(), FRAMES)
        return
    for name in names:
        remove(having(body, *name), FRAMES)


def _named(html: str) -> list[tuple[str, str]]:
    """The attributes in a page, and their values, that mark junk."""
    found: list[tuple[str, str]] = []
    for attribute, pattern in WRITTEN.items():
        written = {one for one in set(pattern.findall(html)) if _is_junk(attribute, one)}
        found += ((attribute, one.strip("'\"")) for one in sorted(written)[:MOST])
    return found


@lru_cache(maxsize=20_000)
def _is_junk(attribute: str, value: str) -> bool:
    alone = attribute == "class" and not ALONE.isdisjoint(value.strip("'\"").split())
    return alone or NAMING.search(value) is not None


def _selector(attribute: str, value: str) -> str:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'[{attribute}="{quoted}"]'

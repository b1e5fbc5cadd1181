"""selectors of what surrounds an article on a page, and of what stands among its lines"""

from __future__ import annotations

import re
from functools import lru_cache

from resiliparse.parse.html import ElementNode

# Never part of the text, wherever it stands.
SILENT = (
    "script,style,noscript,template,iframe,object,svg,form,button,select,input,textarea,nav,"
    "aside,footer,dialog,figure,figcaption,audio,video"
)
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
    "class": re.compile(
        r"""class\s?=\s?(?:"([^"<>]{1,300})"|'([^'<>]{1,300})'|([^\s"'>]{1,300}))"""
    ),
    "id": re.compile(r"""id=(?:"([^"<>]{1,300})"|'([^'<>]{1,300})'|([^\s"'>]{1,300}))"""),
}
# What of that may well be the frame around everything, as a body's classes often are.
FRAMES = frozenset(("html", "body", "main", "article"))
# A page has so many different names at most; more are made to be many.
MOST = 3_000


def clear(body: ElementNode, html: str) -> None:
    """Take everything out of a page that is known to be no part of an article.

    Args:
        body: the page's body.
        html: the page, in which the names are looked for first: asking the tree for a few
            names that are there is far quicker than for all that might be.
    """
    selectors = [SILENT, *(rare for sign, rare in RARE if sign in html), *_named(html)]
    for node in body.query_selector_all(",".join(selectors)).values():
        if node.tag not in FRAMES:
            node.remove()


def _named(html: str) -> list[str]:
    """Selectors for the names in a page that mark junk."""
    found: list[str] = []
    for attribute, pattern in WRITTEN.items():
        values = {one or other or bare for one, other, bare in pattern.findall(html)}
        found += filter(None, (_selector(attribute, value) for value in sorted(values)[:MOST]))
    return found


@lru_cache(maxsize=20_000)
def _selector(attribute: str, value: str) -> str | None:
    """The selector of a name that marks junk, or None."""
    alone = attribute == "class" and not ALONE.isdisjoint(value.split())
    if not alone and not NAMING.search(value):
        return None
    quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
    return f'[{attribute}="{quoted}"]'

"""selectors of what surrounds an article on a page, and of what stands among its lines"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode

# Never part of the text, wherever it stands.
SILENT = (
    "script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button",
    "select", "input", "textarea", "nav", "aside", "footer", "dialog", "figure", "figcaption",
    "audio", "video", "amp-sidebar", "amp-ad", "amp-social-share", "amp-img", "amp-carousel",
    "[hidden]", "[aria-hidden=true]", "[style*='display:none']", "[style*='display: none']",
    "[role=navigation]", "[role=complementary]", "[role=dialog]", "[role=contentinfo]",
)  # fmt: skip
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
ALONE = (
    "ad", "ads", "tags", "tag", "tags-list", "post-tags", "article-tags", "menu", "date", "time",
    "meta", "print", "footer", "source-links", "hidden", "sr-only", "visually-hidden", "views",
)  # fmt: skip
JUNK = ",".join(
    (
        *SILENT,
        *(f"[{attribute}*='{name}']" for name in NAMED for attribute in ("class", "id")),
        *(f".{name}" for name in ALONE),
    )
)
# What of that may well be the frame around everything, as a body's classes often are.
FRAMES = frozenset(("html", "body", "main", "article"))


def clear(body: ElementNode) -> None:
    """Take everything out of a page that is known to be no part of an article."""
    for node in body.query_selector_all(JUNK).values():
        if node.tag not in FRAMES:
            node.remove()

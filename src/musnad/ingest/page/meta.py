"""a page's head -> what it states in meta tags, links and its title"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree

from musnad.ingest.page.nodes import tagged

NAMES = ("property", "name", "itemprop", "http-equiv")
TITLES = ("og:title", "twitter:title", "dc.title", "title")
SECTIONS = ("article:section", "section", "og:article:section", "category", "sailthru.section")
AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
DATES = (
    "article:published_time", "datepublished", "og:article:published_time", "publishdate",
    "pubdate", "publish-date", "publish_date", "publication_date", "dc.date.issued", "dc.date",
    "dcterms.created", "dcterms.issued", "date", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
SITES = ("og:site_name", "application-name", "publisher", "twitter:site")


class Meta:
    """The first value of each name, names in lower case."""

    def __init__(self, tree: HTMLTree) -> None:
        self._values: dict[str, str] = {}
        self.title = " ".join((tree.title or "").split())
        self.canonical: str | None = None
        # Some templates leave the head open or write it into the body.
        for node in tagged(tree.document, "meta", "link"):
            self._take(node)

    def first(self, names: tuple[str, ...]) -> str | None:
        """The value of the first of these names that has one."""
        return next((self._values[name] for name in names if name in self._values), None)

    def _take(self, node: ElementNode) -> None:
        if node.tag == "link":
            if self.canonical is None and node.getattr("rel") == "canonical":
                self.canonical = node.getattr("href") or None
            return
        value = " ".join((node.getattr("content") or "").split())
        for attribute in NAMES:
            name = node.getattr(attribute)
            if name and value:
                self._values.setdefault(name.lower(), value)

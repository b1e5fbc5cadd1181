"""the tools: search, who_said, accounts, article, explain, and add where that is allowed"""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

from pydantic import Field

from musnad.compare.kept import MOST, compare_some
from musnad.errors import TooLarge, UsageError
from musnad.explain import explain
from musnad.ingest.gate import refuse
from musnad.ingest.made import made as article_of
from musnad.ingest.record import Record
from musnad.ledger import Ledger
from musnad.marked import harmless
from musnad.mcp import made
from musnad.mcp.records import Accounts, Kept, Part, Said, Statement, Statements, Why
from musnad.model import Document, Origin
from musnad.pipeline import analyse

LIMIT, PAGE, DEEPEST = 50, 10, 10_000
STRETCH, SHOWN, TEXT = 8_000, 60, 100_000
Words = Annotated[str, Field(min_length=1, max_length=200)]
Id = Annotated[str, Field(min_length=1, max_length=500, description="the article's id")]
Day = Annotated[str | None, Field(max_length=10, description="YYYY-MM-DD")]
Short = Annotated[str | None, Field(max_length=500)]
Limit = Annotated[int, Field(ge=1, le=LIMIT, description="at most so many")]
Offset = Annotated[int, Field(ge=0, le=DEEPEST, description="leave out so many before them")]
Place = Annotated[int | None, Field(ge=0, description="a place in the text, in code points")]


class Tools:
    """What a model may ask of a ledger; each docstring is what it is told of the tool."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._desk = ledger.desk()

    def search(
        self,
        words: Annotated[Words, Field(description="Arabic words; every one must be found")],
        since: Day = None,
        until: Day = None,
        outlet: Annotated[Short, Field(description="name of the outlet")] = None,
        cue_class: Annotated[Short, Field(description="such as say, deny, demand")] = None,
        naming: Annotated[
            Literal["named", "anonymous", "collective", "document", "impersonal"] | None,
            Field(description="how openly the source is named"),
        ] = None,
        limit: Limit = PAGE,
        offset: Offset = 0,
    ) -> Statements:
        """Find reports in Arabic news by words of the source or of what was said.

        Spelling variants and attached conjunctions, prepositions and articles do not matter.
        Each report comes with its chain of transmission and its article's id. Reports of a
        fitting source come first, then the newest. For one person or body, use who_said.
        """
        found = self._ledger.ask(
            words=words,
            since=since,
            until=until,
            outlet=outlet,
            kind=cue_class,
            naming=naming,
            limit=limit + 1,
            offset=offset,
        )
        statements = [made.entry(one) for one in found[:limit]]
        return Statements(statements=statements, more=len(found) > limit)

    def who_said(
        self,
        name: Annotated[Words, Field(description="a name in any spelling, or an entity's id")],
        words: Annotated[Short, Field(description="only what holds these words")] = None,
        role: Annotated[
            Literal["source", "via"],
            Field(description="source: what it says; via: what it passes on from others"),
        ] = "source",
        limit: Limit = PAGE,
        offset: Offset = 0,
    ) -> Said:
        """Find what a person, body or state is reported to have said, and through whom it came.

        The entity is found under all its names and titles. Where several bear the name, the
        one who speaks most often is taken and the others are listed. A report says that
        somebody is said to have said something, never that it was so.
        """
        bearers = self._desk.called(name, LIMIT)
        found = self._desk.profile(bearers[0].id) if bearers else None
        if found is None:
            return self._by_words(name, words, limit, offset)
        if words:
            ask = partial(self._ledger.ask, words=words, limit=limit + 1, offset=offset)
            entries = ask(via=found.entity.name.ar) if role == "via" else ask(found.entity.id)
        else:
            passed = role == "via"
            entries = self._desk.statements(
                found.entity.id, passed=passed, limit=limit + 1, offset=offset
            )
        return Said(
            who=made.profile(found),
            others=[made.who(one) for one in bearers[1:PAGE]],
            offices=[made.tenure(one) for one in found.offices[:LIMIT]],
            passed_on_by=[made.who(one) for one in found.relays],
            statements=[made.entry(one) for one in entries[:limit]],
            more=len(entries) > limit,
        )

    def _by_words(self, name: str, words: str | None, limit: int, offset: int) -> Said:
        found = self._ledger.ask(name, words, limit=limit + 1, offset=offset)
        return Said(
            who=None,
            others=[],
            offices=[],
            passed_on_by=[],
            statements=[made.entry(one) for one in found[:limit]],
            more=len(found) > limit,
        )

    def accounts(
        self,
        about: Annotated[Words, Field(description="Arabic words that the articles hold")],
        since: Day = None,
        until: Day = None,
        limit: Annotated[int, Field(ge=1, le=20, description="of each sort at most")] = PAGE,
    ) -> Accounts:
        """Lay the accounts of a matter side by side: conflicts, retreats, same quotations.

        Up to 40 of the newest articles that hold all the words are compared. It tells where
        accounts differ, with both wordings and both chains, never which of them is right.
        """
        hits = self._ledger.articles(about, since=since, until=until, limit=MOST + 1)
        found, _ = compare_some(self._ledger, [hit.document for hit in hits[:MOST]])
        return Accounts(
            articles=found.documents,
            more_articles=len(hits) > MOST,
            conflicts=[made.conflict(one) for one in found.conflicts[:limit]],
            reversals=[made.reversal(one) for one in found.reversals[:limit]],
            families=[made.family(one) for one in found.families[:limit]],
            rests_on=[made.rests(one) for one in found.lineage[:limit]],
            totals={
                name: len(getattr(found, name))
                for name in ("conflicts", "reversals", "families", "copies", "lineage")
            },
        )

    def article(
        self,
        document: Id,
        start: Annotated[int, Field(ge=0, description="where to begin, in code points")] = 0,
        length: Annotated[int, Field(ge=1, le=STRETCH, description="how much")] = 4_000,
    ) -> Part:
        """Read a stretch of an article, with the reports that stand in it."""
        found = self._document(document)
        end = min(start + length, len(found.text))
        inside = self._inside(found, start, end)
        return Part(
            document=found.id,
            outlet=found.outlet,
            published=found.published,
            headline=found.headline,
            url=found.url,
            start=start,
            length=len(found.text),
            text=harmless(found.text[start:end]),
            statements=inside[:SHOWN],
            more=end < len(found.text) or len(inside) > SHOWN,
        )

    def _inside(self, found: Document, start: int, end: int) -> list[Statement]:
        above = found.headline_attributions if start == 0 else ()
        body = [one for one in found.attributions if start <= one.cue.start < end]
        return [made.statement(found, one) for one in (*above, *body)]

    def explain(
        self,
        document: Id,
        report: Annotated[Short, Field(description="a report's id, such as a3")] = None,
        at: Place = None,
    ) -> Why:
        """Tell why a sentence is read as it is: rules, readings, rows of the lexicon.

        Give the id of a report of the body, or a place in the text.
        """
        found = self._document(document)
        return made.why(found, explain(found, self._place(found, report, at)))

    def _place(self, found: Document, report: str | None, at: int | None) -> int:
        if report is None and at is None:
            raise UsageError("expected the id of a report, or a place, found neither")
        if report is None:
            return at or 0
        known = {one.id: one.cue.start for one in found.attributions}
        if report not in known:
            ids = " ".join(list(known)[:SHOWN]) or "none"
            raise UsageError(f"expected a report of the body ({ids}), found {report[:20]!r}")
        return known[report]

    def add(
        self,
        text: Annotated[str, Field(min_length=1, max_length=TEXT, description="the body")],
        outlet: Short = None,
        published: Annotated[Short, Field(description="ISO 8601 date or time")] = None,
        headline: Short = None,
        url: Short = None,
    ) -> Kept:
        """Read an Arabic article and keep it in the ledger with everything found in it."""
        if len(text) > TEXT:
            raise TooLarge("text", f"expected up to {TEXT:,} characters, found {len(text):,}")
        record = Record(text=text, outlet=outlet, published=published, headline=headline, url=url)
        article = article_of(record, Origin("mcp"), "text", _undated)
        refuse(article, "text")
        document = analyse(article)
        changed = self._ledger.add(document, article.origin)
        reports = len(document.attributions) + len(document.headline_attributions)
        return Kept(document=document.id, changed=changed, statements=reports)

    def _document(self, id: str) -> Document:
        found = self._ledger.document(id)
        if found is None:
            raise UsageError(f"expected the id of an article in the ledger, found {id[:80]!r}")
        return found


def _undated(note: str) -> None:
    raise UsageError(note.partition(";")[0])

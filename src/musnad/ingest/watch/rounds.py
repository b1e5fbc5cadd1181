"""looks at feeds when they are due, and fetches what they list"""

from __future__ import annotations

import time
from collections.abc import Callable

from musnad.errors import InputError, Unavailable
from musnad.ingest.context import Context
from musnad.ingest.net.fetch import UNCHANGED, Fetcher
from musnad.ingest.net.pages import article, links
from musnad.ingest.report import Note, Skip
from musnad.ingest.watch.settings import SHORTEST, FeedSettings, Settings
from musnad.ingest.watch.state import Page, State
from musnad.model import Article

MARKS = ("etag", "last-modified")
BACK_OFF, LONGEST = 60.0, 6 * 3600.0
# The watcher looks up at least so often.
NAP = 60.0


class Watcher:
    """Reads every article that the feeds list, once.

    Args:
        settings: the feeds.
        state: what was done already.
        store: stores an article for good; called before it is marked as done, so that it
            must bear to be called with the same article again after a crash.
        known: whether the article of this id is stored already.
        skip: takes the error of each page that holds no article.
        clock: seconds since the epoch, which go on while the watcher is off.
    """

    def __init__(
        self,
        settings: Settings,
        state: State,
        store: Callable[[Article, str | None], None],
        known: Callable[[str], bool],
        skip: Skip,
        note: Note,
        fetcher: Fetcher | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._settings, self._state = settings, state
        self._store, self._known, self._skip = store, known, skip
        self._fetcher = fetcher or Fetcher(settings.policy)
        self._clock = clock
        self._context = Context("", skip, note, lambda stream, context: iter(()), {})

    def round(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Look at every feed that is due, then fetch every page whose turn it is.

        Args:
            stopped: asked before each feed and page; once it says so, the rest waits.
        """
        for feed in self._settings.feed:
            if stopped():
                return
            if self._state.feed(feed.url)[1] <= self._clock():
                self._look(feed)
        tried: set[str] = set()
        while pages := [one for one in self._state.waiting(self._clock()) if one.id not in tried]:
            for page in pages:
                if stopped():
                    return
                tried.add(page.id)
                self._read(page)

    def rest(self) -> float:
        """Seconds until something is due."""
        due = [self._state.feed(feed.url)[1] for feed in self._settings.feed]
        page = self._state.next_due()
        if page is not None:
            due.append(page)
        return min(max(min(due) - self._clock(), 0.0), NAP)

    def _look(self, feed: FeedSettings) -> None:
        """Fetch a feed, if it has changed, and store what it lists."""
        marks, _, failures = self._state.feed(feed.url)
        every = max(feed.every or self._settings.every, SHORTEST)
        try:
            answer = self._fetcher.get(feed.url, marks)
            if answer.status == UNCHANGED:
                self._state.postponed(feed.url, self._clock() + every, 0)
                return
            found = list(links(answer, self._fetcher, self._context))
        except InputError as error:
            self._skip(error)
            again = error.again if isinstance(error, Unavailable) else None
            wait = max(every, min(BACK_OFF * 2**failures, LONGEST), again or 0.0)
            self._state.postponed(feed.url, self._clock() + wait, min(failures + 1, 20))
            return
        said = {mark: answer.headers[mark] for mark in MARKS if mark in answer.headers}
        self._state.listed(feed.url, feed.outlet, found, said, self._clock() + every)

    def _read(self, page: Page) -> None:
        """Fetch a page and store its article, unless it is stored already."""
        if self._known(page.id):  # stored, but the watcher was stopped before it could note it
            self._state.done(page)
            return
        try:
            found = article(page.entry, 0, self._fetcher, self._context)
        except Unavailable as error:
            self._later(page, error)
            return
        except InputError as error:
            self._skip(error)
            self._state.dropped(page, error.why)
            return
        if found.id != page.id and (self._state.is_done(found.id) or self._known(found.id)):
            self._state.done(page)
            return
        self._store(found, page.outlet)
        self._state.done(page, found.id)

    def _later(self, page: Page, error: Unavailable) -> None:
        """Try a page again, each time later; give it up after so many times."""
        if page.tries + 1 >= self._settings.tries:
            self._skip(error)
            self._state.dropped(page, error.why)
            return
        wait = max(min(BACK_OFF * 2**page.tries, LONGEST), error.again or 0.0)
        self._state.again(page, self._clock() + wait, error.why)

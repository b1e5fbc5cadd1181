"""the stages in order; refuses an order in which a stage lacks its input"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from musnad.attribution import attribute
from musnad.attribution.entities import identify
from musnad.attribution.voice import voices
from musnad.errors import StageError
from musnad.events import events
from musnad.grammar import Tagged
from musnad.mentions import Resolved, find, resolve
from musnad.model import (
    Article,
    Attribution,
    Document,
    Entity,
    Mention,
    Range,
    Shares,
    Voice,
)
from musnad.model.engine import ENGINE as ENGINE
from musnad.model.event import Event
from musnad.model.timex import Timex
from musnad.timex import times
from musnad.tokenise import Tokens, tokenise


class Work:
    """One article on its way: what the stages before have made of it."""

    __slots__ = (
        "article",
        "events",
        "headline",
        "headline_names",
        "headline_reports",
        "headline_times",
        "named",
        "names",
        "reports",
        "shares",
        "tagged",
        "times",
        "tokens",
        "voice",
    )

    article: Article
    tokens: Tokens
    tagged: Tagged
    headline: Tokens | None
    names: Resolved | None
    named: tuple[tuple[Mention, ...], tuple[Entity, ...]] | None
    headline_names: Resolved | None
    reports: tuple[Attribution, ...]
    headline_reports: tuple[Attribution, ...]
    times: tuple[Timex, ...]
    headline_times: tuple[Timex, ...]
    voice: tuple[Voice, ...]
    events: tuple[Event, ...]
    shares: Shares | None

    def __init__(self, article: Article) -> None:
        self.article = article
        self.names = self.headline_names = None
        self.named = None
        self.reports = self.headline_reports = ()
        self.times = self.headline_times = ()
        self.voice = ()
        self.events = ()
        self.shares = None


class Stage(NamedTuple):
    """One stage: its name, the stages whose work it needs, and what it does."""

    name: str
    needs: tuple[str, ...]
    run: Callable[[Work], None]


def _tokenise(work: Work) -> None:
    work.tokens = tokenise(work.article.text)
    work.headline = tokenise(work.article.headline) if work.article.headline else None


def _mentions(work: Work) -> None:
    published, outlet = work.article.published, work.article.outlet
    names = resolve(find(work.tokens, published=published, outlet=outlet))
    work.names = names
    if work.headline is not None:
        found = find(work.headline, published=published, outlet=outlet)
        work.headline_names = resolve(found, body=names)


def _attribute(work: Work) -> None:
    outlet, published = work.article.outlet, work.article.published
    work.tagged = Tagged(work.tokens)
    work.reports = attribute(
        work.tokens, outlet=outlet, times=work.times, published=published, tagged=work.tagged
    )
    if work.headline is not None:
        work.headline_reports = attribute(
            work.headline,
            outlet=outlet,
            headline=True,
            times=work.headline_times,
            published=published,
        )


def _identify(work: Work) -> None:
    if work.names is not None:
        work.reports = identify(work.reports, work.names)
    if work.headline_names is not None:
        work.headline_reports = identify(work.headline_reports, work.headline_names)
    work.named = _named(work)


def _voice(work: Work) -> None:
    work.voice, work.shares = voices(work.tokens, work.reports)


def _timex(work: Work) -> None:
    published = work.article.published
    work.times = times(work.tokens, published=published)
    if work.headline is not None:
        work.headline_times = times(work.headline, published=published)


def _events(work: Work) -> None:
    work.events = events(
        work.tokens,
        work.reports,
        work.times,
        published=work.article.published,
        mentions=_named(work)[0],
        tagged=work.tagged,
    )


STAGES: tuple[Stage, ...] = (
    Stage("tokenise", (), _tokenise),
    Stage("mentions", ("tokenise",), _mentions),
    Stage("timex", ("tokenise",), _timex),
    Stage("attribution", ("tokenise", "timex"), _attribute),
    Stage("entities", ("mentions", "attribution"), _identify),
    Stage("voice", ("tokenise", "attribution"), _voice),
    Stage("events", ("tokenise", "timex", "attribution", "entities"), _events),
)


class Pipeline:
    """Stages that run one after the other.

    Attributes:
        names: the stages' names, in order.

    Raises:
        StageError: a stage stands before one that it needs, or stands twice.

    Example:
        >>> Pipeline(STAGES[:2]).names
        ('tokenise', 'mentions')
    """

    def __init__(self, stages: Sequence[Stage] = STAGES) -> None:
        done: set[str] = set()
        for stage in stages:
            lacking = [name for name in stage.needs if name not in done]
            if lacking:
                why = f"expected {' and '.join(lacking)} before it, found {_shown(done)}"
                raise StageError(f"stage {stage.name}: {why}")
            if stage.name in done:
                raise StageError(f"stage {stage.name}: expected once, found twice")
            done.add(stage.name)
        self._stages = tuple(stages)
        self.names = tuple(stage.name for stage in stages)

    def __call__(self, article: Article) -> Document:
        """What these stages find in an article."""
        work = Work(article)
        for stage in self._stages:
            stage.run(work)
        return _document(work, self.names)


def _shown(names: set[str]) -> str:
    return " ".join(sorted(names)) or "nothing"


def _document(work: Work, stages: tuple[str, ...]) -> Document:
    article = work.article
    mentions, entities = _named(work)
    return Document(
        engine=ENGINE,
        stages=stages,
        id=article.id,
        url=article.url,
        outlet=article.outlet,
        section=article.section,
        headline=article.headline,
        lead=article.lead,
        author=article.author,
        dateline=article.dateline,
        published=article.published,
        language=article.language,
        text=article.text,
        sentences=_sentences(work.tokens),
        entities=entities,
        mentions=mentions,
        attributions=work.reports,
        headline_attributions=work.headline_reports,
        times=work.times,
        voice=work.voice,
        events=work.events,
        voice_shares=work.shares,
    )


def _named(work: Work) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The body's mentions, and the entities of body and headline, each once."""
    if work.names is None:
        return (), ()
    if work.named is not None:
        return work.named
    mentions, entities = work.names.records()
    if work.headline_names is not None:
        entities += work.headline_names.records()[1]
    work.named = mentions, tuple({one.id: one for one in entities}.values())
    return work.named


def _sentences(tokens: Tokens) -> tuple[Range, ...]:
    return tuple(Range(*tokens.span(first, last)) for first, last in tokens.sentences)


_whole = Pipeline()


def analyse(article: Article) -> Document:
    """Everything that Musnad finds in an article.

    Example:
        >>> article = Article(id="1", text="قال الوزير إن المفاوضات مستمرة.")
        >>> analyse(article).attributions[0].source.text
        'الوزير'
    """
    return _whole(article)

"""the stages in order; refuses an order in which a stage lacks its input"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from musnad.attribution import attribute
from musnad.attribution.voice import voices
from musnad.model import Article, Attribution, Document, Range
from musnad.tokenise import Tokens, tokenise

try:
    ENGINE = f"musnad {version('musnad')}"
except PackageNotFoundError:
    ENGINE = "musnad (not installed)"

STAGES = ("tokenise", "attribution", "voice")


def analyse(article: Article) -> Document:
    """Everything that Musnad finds in an article.

    Example:
        >>> article = Article(id="1", text="قال الوزير إن المفاوضات مستمرة.")
        >>> analyse(article).attributions[0].source.text
        'الوزير'
    """
    tokens = tokenise(article.text)
    reports = attribute(tokens, outlet=article.outlet)
    voice, shares = voices(tokens, reports)
    return Document(
        engine=ENGINE,
        stages=STAGES,
        id=article.id,
        url=article.url,
        outlet=article.outlet,
        section=article.section,
        headline=article.headline,
        published=article.published,
        language=article.language,
        text=article.text,
        sentences=_sentences(tokens),
        attributions=reports,
        headline_attributions=_headline(article),
        voice=voice,
        voice_shares=shares,
    )


def _sentences(tokens: Tokens) -> tuple[Range, ...]:
    return tuple(Range(*tokens.span(first, last)) for first, last in tokens.sentences)


def _headline(article: Article) -> tuple[Attribution, ...]:
    if not article.headline:
        return ()
    return attribute(tokenise(article.headline), outlet=article.outlet, headline=True)

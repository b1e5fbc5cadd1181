"""why an entry says what it says: rule, lexicon rows, spans"""

from __future__ import annotations

from musnad.attribution import attribute, rule_says, unread
from musnad.attribution.entities import identify
from musnad.errors import OffsetError
from musnad.grammar import Tagged
from musnad.lexicon.tags import KINDS
from musnad.mentions import find, resolve
from musnad.model import Article, Attribution, Document, Explanation, Lost, Reading, Span, Step
from musnad.timex import times
from musnad.tokenise import tokenise


def explain(what: Article | Document | str, offset: int) -> Explanation:
    """Replays the cascade on the sentence at `offset` and tells what decided.

    Args:
        what: an article, a document, or a bare text; its body is explained.
        offset: a place in it, in code points.

    Raises:
        OffsetError: the offset is outside the text, or no sentence stands there.

    Example:
        >>> explain("قال الوزير إن المفاوضات مستمرة.", 0).steps[0].rule
        'that/verb-subject'
    """
    given = Article(id="", text=what) if isinstance(what, str) else what
    text, outlet = given.text, given.outlet
    if not 0 <= offset < len(text):
        raise OffsetError(f"expected an offset from 0 to {len(text) - 1}, found {offset}")
    tagged = Tagged(tokenise(text))
    first, last = _sentence(tagged, offset)
    published = given.published
    names = resolve(find(tagged.tokens, published=published, outlet=outlet))
    dated = times(tagged.tokens, published=published)
    reports = attribute(tagged.tokens, outlet=outlet, times=dated, published=published)
    reports = identify(reports, names)
    found = [one for one in reports if _covers(one, offset)]
    found.sort(key=lambda one: sum(span.end - span.start for span in one.content))
    return Explanation(
        offset=offset,
        sentence=Span.of(text, *tagged.tokens.span(first, last)),
        readings=tuple(_reading(tagged, at) for at in range(first, last)),
        attributions=tuple(found),
        steps=tuple(Step(one.rule, rule_says(one.rule)) for one in found),
        lost=tuple(
            Lost(Span.of(text, *tagged.tokens.span(at, at + 1)), rule, why)
            for at, rule, why in unread(tagged, first, last)
        ),
        mentions=tuple(one for one in names.records()[0] if one.start <= offset < one.end),
    )


def _sentence(tagged: Tagged, offset: int) -> tuple[int, int]:
    for first, last in tagged.tokens.sentences:
        start, end = tagged.tokens.span(first, last)
        if start <= offset < end:
            return first, last
    raise OffsetError(f"expected a sentence, found none at offset {offset}")


def _reading(tagged: Tagged, at: int) -> Reading:
    start, end = tagged.tokens.span(at, at + 1)
    tag = tagged.tags[at]
    span = Span.of(tagged.tokens.text, start, end)
    return Reading(span, tag, KINDS[tag], tagged.entries[at].rows)


def _covers(one: Attribution, offset: int) -> bool:
    spans = (one.source, one.cue, one.target, one.addressee, one.medium, one.occasion)
    return any(
        span is not None and span.start <= offset < span.end for span in (*spans, *one.content)
    )

"""articles like the given ones, as many as one wants, with as many new words as a crawl has

The given articles come again and again, later each time. In a crawl the number of different words
grows with a power of the number of words (Heaps' law); the power is taken from the given articles,
and in each round so many of the words that stand in them once are spelled with other letters.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2

import msgspec

from bench.compare import SHORT, later, letters, respelled
from musnad.model import Article

WORD = re.compile(r"\w+")


def crawl(articles: Sequence[Article], number: int) -> Iterator[Article]:
    """So many articles: the given ones, then rounds of their like."""
    known = words(articles)
    mixed = random.Random(0).sample(articles, len(articles))
    power = log2(len(known) / len(words(mixed[::2])))
    rare = sorted(word for word, often in known.items() if often == 1 and len(word) >= SHORT)
    anew: dict[str, str] = {}
    for at in range(number):
        turn, index = divmod(at, len(articles))
        if turn and not index:
            wanted = round(len(known) * ((turn + 1) ** power - turn**power))
            some = random.Random(turn).sample(rare, min(wanted, len(rare)))
            swap = letters(turn)
            anew = {word: respelled(word, swap) for word in some}
        yield _varied(articles[index], turn, anew) if turn else articles[index]


def words(articles: Iterable[Article]) -> Counter[str]:
    """Their words, and how often each stands there."""
    return Counter(word for one in articles for word in WORD.findall(one.text))


def _varied(article: Article, turn: int, anew: dict[str, str]) -> Article:
    return msgspec.structs.replace(
        article,
        id=f"{turn}-{article.id}",
        text=WORD.sub(lambda match: anew.get(match[0], match[0]), article.text),
        published=later(article.published, turn),
    )

"""a briefing as one HTML page for print: A4, numbered, from right to left in Arabic"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from string import Template
from urllib.parse import urlsplit

from musnad.compare.drift import wording
from musnad.desk.brief import Brief, Speaking
from musnad.desk.words import Words
from musnad.ledger import Entry
from musnad.model import ChainLink, Document, Span
from musnad.model.attribution import Attribution
from musnad.model.comparison import Conflict, Moment, Reversal, Side

# A line of the timeline shows so many code points; the whole stands with its speaker.
SHORT = 220
# So many lines the timeline has at most; what is in dispute comes first.
MOMENTS = 200
# Marks around a stretch that is read from left to right.
LEFT_TO_RIGHT, END = "\u2066", "\u2069"
NAMINGS = ("named", "anonymous", "collective", "document", "impersonal")

_PAGE = Template(
    """<!doctype html>
<html lang="$language" dir="$direction">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>$title</title>
<style>
@page { size: A4; margin: 18mm 16mm 20mm;
  @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #555;
    direction: ltr } }
body { font: 10.5pt/1.65 "Noto Naskh Arabic", "Amiri", "Segoe UI", serif; color: #16202c;
  margin: 0 auto; max-width: 178mm }
:lang(en) { font-family: "Noto Serif", "Georgia", "Noto Naskh Arabic", serif }
h1 { font-size: 20pt; line-height: 1.3; margin: 0 0 2mm }
h2 { font-size: 14pt; margin: 9mm 0 3mm; padding-bottom: 1mm; border-bottom: .6pt solid #8a94a3;
  break-after: avoid }
h3 { font-size: 11.5pt; margin: 5mm 0 1mm; break-after: avoid }
h3 small { font-weight: normal; color: #555 }
p { margin: 0 0 1mm } .lead { color: #444; margin-bottom: 4mm }
dl { display: grid; grid-template-columns: repeat(5, 1fr); gap: 2mm; margin: 3mm 0 }
dl div { border: .6pt solid #c6ccd5; border-radius: 1.5mm; padding: 1.5mm 2.5mm }
dt { font-size: 9pt; color: #555; line-height: 1.35 }
dd { margin: 0; font-size: 15pt; font-weight: 600; line-height: 1.3 }
article, tr, li { break-inside: avoid }
.said { border-inline-start: 1.2pt solid #c6ccd5; padding-inline-start: 3mm; margin: 0 0 3mm }
blockquote { margin: .5mm 0 1mm } .chain { color: #14532d } .cue { color: #92400e }
.facts { font-size: 8.5pt; color: #555; line-height: 1.5 }
.facts a, li a { color: inherit; overflow-wrap: anywhere }
.chip { border: .5pt solid #b6bec9; border-radius: 1mm; padding: 0 1mm; font-size: 8.5pt }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 5mm }
.clash { border: .6pt solid #c6ccd5; border-radius: 1.5mm; padding: 2mm 3mm; margin: 0 0 3mm }
mark { background: #fde2e2; color: #991b1b; padding: 0 .15em }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
thead { display: table-header-group }
th, td { text-align: start; vertical-align: top; padding: .8mm 2mm;
  border-bottom: .4pt solid #d9dee5 }
th { font-weight: 600; color: #444 } .n { text-align: end; white-space: nowrap }
.day { white-space: nowrap }
ol { padding-inline-start: 8mm; font-size: 9.5pt } li { margin-bottom: 1.2mm }
@media screen { body { padding: 8mm 6mm } }
@media screen and (max-width: 40rem) { .sides, dl { grid-template-columns: 1fr } }
</style>
$body
</html>
"""
)


def page(found: Brief, words: Words) -> str:
    """The briefing as a page that loads nothing from elsewhere.

    Args:
        found: what it holds.
        words: the language of its own words; what was said stays as it was said.
    """
    sheet = _Sheet(found, words)
    body = "\n".join(part for part in sheet.parts() if part)
    return _PAGE.substitute(
        language=words.language, direction=words.direction, title=escape(sheet.title), body=body
    )


class _Sheet:
    """Writes the parts of one briefing."""

    def __init__(self, found: Brief, words: Words) -> None:
        self.found, self.words = found, words
        self.title = words("title", matter=found.about or found.who or words("all"))
        self._articles = {one.id: (n, one) for n, one in enumerate(found.articles, 1)}
        every = (entity for one in found.articles for entity in one.entities)
        in_english = words.language == "en"
        self._english = {one.id: one.name.en for one in every} if in_english else {}

    def parts(self) -> Iterator[str]:
        """The parts from top to bottom."""
        found, words = self.found, self.words
        yield self._head()
        yield self._short()
        yield self._section("conflicts", map(self._conflict, found.found.conflicts))
        yield self._section("reversals", map(self._reversal, found.found.reversals))
        yield self._section("statements", map(self._speaker, found.speakers))
        if found.found.timeline:
            yield f"<h2>{escape(words('timeline'))}</h2>" + self._timeline()
        if found.naming:
            yield f"<h2>{escape(words('naming'))}</h2>" + self._naming()
        if found.articles:
            rows = "".join(self._article(one) for one in found.articles)
            yield f"<h2>{escape(words('articles'))}</h2><ol>{rows}</ol>"

    def _head(self) -> str:
        found, words = self.found, self.words
        days = [_isolated(one.published[:10]) for one in found.articles if one.published]
        lines = []
        if found.about and found.who:
            lines.append(words("who", who=found.who))
        asked = [
            words(f"asked.{name}", **{name: _isolated(day)})
            for name, day in (("since", found.since), ("until", found.until))
            if day
        ]
        lines.append(" ".join(asked))
        if days:
            once = "period.one" if min(days) == max(days) else "period"
            lines.append(words(once, first=min(days), last=max(days)))
        outlets = {one.outlet for one in found.articles if one.outlet}
        articles = words("n.articles", n=len(found.articles))
        lines.append(words("made", articles=articles, outlets=words("n.outlets", n=len(outlets))))
        told = "<br>".join(escape(line) for line in lines if line)
        return f'<h1>{escape(self.title)}</h1><p class="lead">{told}</p>'

    def _short(self) -> str:
        found, words = self.found, self.words
        naming = sum(found.naming.values(), Counter[str]())
        figures = (
            ("statements", found.statements),
            ("speakers", sum(one.name is not None for one in found.speakers)),
            ("conflicts", len(found.found.conflicts)),
            ("reversals", len(found.found.reversals)),
        )
        cells = [(words(f"n.{name}"), f"{number:,}") for name, number in figures]
        cells.append((words("n.anonymous"), _share(naming["anonymous"], naming.total())))
        rows = "".join(
            f"<div><dd>{value}</dd><dt>{escape(name)}</dt></div>" for name, value in cells
        )
        return f"<h2>{escape(words('short'))}</h2><dl>{rows}</dl>"

    def _section(self, name: str, articles: Iterable[str]) -> str:
        inside = "".join(articles) or f"<p>{escape(self.words(f'none.{name}'))}</p>"
        return f"<h2>{escape(self.words(name))}</h2>{inside}"

    def _conflict(self, one: Conflict) -> str:
        kind = self._chip(self.words.or_id("conflict", one.kind))
        sure = self._chip(self.words("surely", n=f"{one.confidence:.2f}"))
        sides = self._side(one.left, one.clash.left) + self._side(one.right, one.clash.right)
        return (
            f'<article class="clash"><p>{kind} {sure}</p><div class="sides">{sides}</div></article>'
        )

    def _reversal(self, one: Reversal) -> str:
        kind = self._chip(self.words.or_id("reversal", one.kind))
        sure = self._chip(self.words("surely", n=f"{one.confidence:.2f}"))
        name = f"<b>{_bdi(one.actor)}</b> " if one.actor else ""
        if one.before is None:
            sides = self._side(one.after, one.clash.left)
        else:
            sides = self._side(one.before, one.clash.left) + self._side(one.after, one.clash.right)
            sides = f'<div class="sides">{sides}</div>'
        return f'<article class="clash"><p>{name}{kind} {sure}</p>{sides}</article>'

    def _side(self, side: Side, clash: Span) -> str:
        pieces = sorted(side.content, key=lambda span: span.start)
        said = " … ".join(_marked(piece, clash) for piece in pieces)
        cue = f' <span class="cue">{_bdi(side.cue)}</span>' if side.cue else ""
        chain = self._chain(side.chain) if side.chain else _bdi(side.outlet or side.document)
        own = "" if side.speaker or side.cue else " " + self._chip(self.words("own"))
        return (
            f'<div><p><span class="chain">{chain}</span>{cue}{own}</p>{_quote(said)}'
            f"{self._facts(side.document, side.published)}</div>"
        )

    def _speaker(self, one: Speaking) -> str:
        name = _bdi(one.name) if one.name else escape(self.words("nobody"))
        english = self._english.get(one.entity or "")
        if english:
            name = f"{_bdi(english)} · {name}"
        said = "".join(map(self._statement, one.said))
        return f"<section><h3>{name} <small>({len(one.said)})</small></h3>{said}</section>"

    def _statement(self, one: Entry) -> str:
        report = one.attribution
        pieces = sorted(report.content, key=lambda span: span.start)
        said = " … ".join(escape(piece.text) for piece in pieces)
        chips = " ".join(map(self._chip, self._told(report)))
        return (
            f'<article class="said"><p><span class="chain">{self._chain(report.chain)}</span> '
            f'<span class="cue">{_bdi(report.cue.text)}</span> {chips}</p>{_quote(said)}'
            f"{self._facts(one.document, one.published)}</article>"
        )

    def _told(self, report: Attribution) -> Iterator[str]:
        if report.naming != "named":
            yield self.words.or_id("naming", report.naming)
        if report.certainty in ("hedged", "denied"):
            yield self.words(f"certainty.{report.certainty}")
        if report.inherited:
            yield self.words("inherited")

    def _chain(self, links: Iterable[ChainLink]) -> str:
        names = [link.text or link.entity for link in links]
        arrow = f" {escape(self.words('chain.arrow'))} "
        shown = arrow.join(_bdi(name) for name in names if name)
        return shown or escape(self.words("nobody"))

    def _facts(self, id: str, published: str | None) -> str:
        """Day and address of the article, with its number in the list."""
        number, article = self._articles.get(id, (0, None))
        day = (published or "")[:10] or self.words("undated")
        mark = f"[{number}] " if number else f"{_bdi(id)} "
        address = _address(article) or escape(self.words("no.address"))
        return f'<p class="facts">{mark}<bdi>{escape(day)}</bdi> · {address}</p>'

    def _timeline(self) -> str:
        every = self.found.found.timeline
        shown = sorted(every, key=lambda one: not one.marks)[:MOMENTS]
        kept = {id(one) for one in shown}
        head = "".join(
            f"<th>{escape(self.words(f'col.{name}'))}" for name in ("day", "who", "what")
        )
        rows = "".join(self._moment(one) for one in every if id(one) in kept)
        left = len(every) - len(shown)
        more = f"<p>{escape(self.words('left.timeline', n=left))}</p>" if left else ""
        return f"<table><thead><tr>{head}</thead>{rows}</table>{more}"

    def _moment(self, one: Moment) -> str:
        side = one.what
        who = side.speaker or side.outlet or side.document
        marks = " ".join(self._chip(self.words.or_id("mark", mark)) for mark in one.marks)
        cue = f'<span class="cue">{_bdi(side.cue)}</span> ' if side.cue else ""
        number, _ = self._articles.get(side.document, (0, None))
        where = f' <span class="facts">[{number}]</span>' if number else ""
        said = f'<bdi lang="ar">{escape(_short(wording(side)))}</bdi>'
        day = escape(one.day or self.words("undated"))
        told = f"{cue}{said}{where} {marks}"
        return f'<tr><td class="day"><bdi>{day}</bdi><td>{_bdi(who)}<td>{told}'

    def _naming(self) -> str:
        words, found = self.words, self.found
        names = [words("col.outlet"), *(words(f"naming.{one}") for one in NAMINGS)]
        names += [words("col.all"), words("col.share")]
        first, *rest = (escape(name) for name in names)
        head = f"<th>{first}" + "".join(f'<th class="n">{name}' for name in rest)
        rows = [(outlet or words("no.outlet"), counts) for outlet, counts in found.naming.items()]
        if len(rows) > 1:
            rows.append((words("total"), sum(found.naming.values(), Counter[str]())))
        body = "".join(_counts(name, counts) for name, counts in rows)
        return f"<table><thead><tr>{head}</thead>{body}</table>"

    def _article(self, one: Document) -> str:
        facts = [
            (one.published or "")[:10] or self.words("undated"),
            one.outlet,
            one.headline or one.id,
        ]
        told = " · ".join(_bdi(fact) for fact in facts if fact)
        address = _address(one) or escape(self.words("no.address"))
        return f'<li>{told}<br><span class="facts">{address}</span></li>'

    def _chip(self, text: str) -> str:
        return f'<span class="chip">{escape(text)}</span>'


def _counts(name: str, counts: Counter[str]) -> str:
    numbers = [f"{counts[one]:,}" for one in NAMINGS]
    numbers += [f"{counts.total():,}", _share(counts["anonymous"], counts.total())]
    return f"<tr><td>{_bdi(name)}" + "".join(f'<td class="n">{one}' for one in numbers)


def _share(some: int, every: int) -> str:
    return f"{some / every:.0%}" if every else "–"


def _bdi(text: str | None) -> str:
    """A name in its own direction, whatever stands beside it."""
    return f"<bdi>{escape(text or '')}</bdi>"


def _isolated(day: str) -> str:
    """A day that keeps its order inside Arabic: its digits would change places."""
    return f"{LEFT_TO_RIGHT}{day}{END}"


def _quote(said: str) -> str:
    return f'<blockquote lang="ar" dir="rtl">{said}</blockquote>'


def _address(article: Document | None) -> str:
    """An article's address as a link; nothing where a browser may not be sent there."""
    url = article.url if article is not None else None
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    if url is None or parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return f'<a href="{escape(url)}" dir="ltr">{escape(url)}</a>'


def _short(text: str) -> str:
    """The first words of a long text."""
    return text if len(text) <= SHORT else text[:SHORT].rsplit(None, 1)[0] + " …"


def _marked(piece: Span, clash: Span) -> str:
    if clash.end <= piece.start or piece.end <= clash.start:
        return escape(piece.text)
    start, end = max(clash.start - piece.start, 0), min(clash.end, piece.end) - piece.start
    before, inside, after = piece.text[:start], piece.text[start:end], piece.text[end:]
    return f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"

"""a comparison as one page for the browser, with nothing to load from elsewhere"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from string import Template

from musnad.compare.drift import wording
from musnad.compare.pictures import pictures
from musnad.model import Span
from musnad.model.comparison import Comparison, Conflict, Copy, Family, Moment, Reversal, Side

_PAGE = Template(
    """<!doctype html>
<html lang="ar" dir="rtl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Musnad</title>
<style>
body { font: 1rem/1.6 "Noto Naskh Arabic", "Amiri", "Segoe UI", serif; margin: 1rem auto;
  max-width: 70rem; padding: 0 1rem; color: #1c2430; background: #fdfcf9 }
h1, h2 { font-weight: 600 } h2 { border-bottom: 1px solid #cfc8b8; margin-top: 2.5rem }
article { border: 1px solid #ddd6c6; border-radius: .4rem; padding: .6rem 1rem; margin: 1rem 0;
  background: #fff }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem }
@media (max-width: 40rem) { .sides { grid-template-columns: 1fr } }
.facts { color: #6b7280; font-size: .85rem; direction: ltr; text-align: left }
.chain { color: #14532d; font-size: .95rem } blockquote { margin: .3rem 0 }
mark { background: #fde2e2; color: #991b1b; padding: 0 .15em } del { color: #991b1b }
ins { color: #166534; text-decoration: none; border-bottom: 1px solid } table { width: 100% }
td { vertical-align: top; padding: .2rem .5rem; border-top: 1px solid #eee }
figure { margin: 1rem 0; overflow-x: auto } svg { max-width: 100%; height: auto }
</style>
<h1>Musnad</h1>
<p class="facts">$summary</p>
$body
</html>
"""
)


def page(found: Comparison, on_note: Callable[[str], None] | None = None) -> str:
    """The report, right-to-left, with pictures of the timeline and of the lineage.

    Args:
        found: what was compared.
        on_note: is told where pictures cannot be drawn.
    """
    parts = [
        _section("conflicts", map(_conflict, found.conflicts)),
        _section("reversals", map(_reversal, found.reversals)),
        _section("same quotations", map(_family, found.families)),
        _section("same articles", map(_copy, found.copies)),
        *(f"<h2>{name}</h2>\n<figure>{svg}</figure>" for name, svg in pictures(found, on_note)),
        _table(found.timeline),
    ]
    counts = (
        f"{found.documents} articles, {len(found.conflicts)} conflicts, "
        f"{len(found.reversals)} reversals, {len(found.families)} same quotations, "
        f"{len(found.copies)} same articles"
    )
    return _PAGE.substitute(summary=counts, body="\n".join(filter(None, parts)))


def _section(name: str, articles: Iterable[str]) -> str:
    inside = "\n".join(f"<article>{one}</article>" for one in articles)
    return f'<h2 dir="ltr">{name}</h2>\n{inside}' if inside else ""


def _conflict(one: Conflict) -> str:
    facts = f"{one.kind} · {one.confidence:.2f} · {one.rule} · {one.clash.note}"
    sides = _side(one.left, one.clash.left) + _side(one.right, one.clash.right)
    return f'<p class="facts">{escape(facts)}</p><div class="sides">{sides}</div>'


def _reversal(one: Reversal) -> str:
    facts = f"{one.kind} · {one.confidence:.2f} · {one.rule}"
    actor = f"<p><b>{escape(one.actor)}</b></p>" if one.actor else ""
    if one.before is None:
        sides = _side(one.after, one.clash.left)
    else:
        sides = _side(one.before, one.clash.left) + _side(one.after, one.clash.right)
    return f'<p class="facts">{escape(facts)}</p>{actor}<div class="sides">{sides}</div>'


def _side(side: Side, clash: Span | None = None) -> str:
    facts = " · ".join(filter(None, ((side.published or "")[:16], side.document)))
    names = (link.text or link.entity for link in side.chain)
    chain = " ← ".join(f"<bdi>{escape(name)}</bdi>" for name in names if name)
    cue = f" · <bdi>{escape(side.cue)}</bdi>" if side.cue else ""
    said = " … ".join(
        _marked(piece, clash) for piece in sorted(side.content, key=lambda span: span.start)
    )
    return (
        f'<div><p class="facts">{escape(facts)}</p><p class="chain">{chain}{cue}</p>'
        f"<blockquote>{said}</blockquote></div>"
    )


def _marked(piece: Span, clash: Span | None) -> str:
    if clash is None or clash.end <= piece.start or piece.end <= clash.start:
        return escape(piece.text)
    start, end = max(clash.start - piece.start, 0), min(clash.end, piece.end) - piece.start
    before, inside, after = piece.text[:start], piece.text[start:end], piece.text[end:]
    return f"{escape(before)}<mark>{escape(inside)}</mark>{escape(after)}"


def _family(family: Family) -> str:
    rows = "".join(
        f"<tr><td>{escape((one.side.published or '')[:10])}<td>{escape(one.side.outlet or '')}"
        f"<td>{escape(one.side.cue or '')}<td>"
        + "، ".join(
            f"<del>{escape(drift.before)}</del> <ins>{escape(drift.after)}</ins>"
            for drift in one.drift
        )
        for one in family.renderings
    )
    speaker = f"<p><b>{escape(family.speaker)}</b></p>" if family.speaker else ""
    said = escape(wording(family.fullest))
    return f"{speaker}<blockquote>{said}</blockquote><table>{rows}</table>"


def _copy(copy: Copy) -> str:
    facts = f"{copy.first} → {copy.second} · {copy.overlap:.0%}"
    rows = "".join(
        f"<tr><td>{escape(edit.before.text if edit.before else '')}"
        f"<td>{escape(edit.after.text if edit.after else '')}"
        for edit in copy.edits
        if edit.change != "kept"
    )
    return f'<p class="facts">{escape(facts)}</p><table>{rows}</table>'


def _table(moments: Iterable[Moment]) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.day or '')}<td>{escape(one.what.speaker or one.what.outlet or '')}"
        f"<td>{escape(one.what.cue or '')}<td>{escape(wording(one.what))}"
        for one in moments
    )
    return f'<h2 dir="ltr">statements</h2>\n<table>{rows}</table>' if rows else ""

"""a comparison for people: accounts side by side, families, retreats, copies, timeline"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from musnad.cli.common import counted
from musnad.cli.lines import FAINT, STEP, block, flow
from musnad.cli.safe import harmless
from musnad.cli.show import ARROW, CUE, DOT, HEADLINE, LINK, QUOTE, REMARK, SOURCE
from musnad.compare.drift import wording
from musnad.model.comparison import (
    Comparison,
    Conflict,
    Copy,
    Edge,
    Family,
    Moment,
    Reversal,
    Side,
    Story,
)

MOST = 12
_CLASH = "bold red"


def show_comparison(screen: Console, found: Comparison) -> None:
    """Everything that was found, the conflicts first."""
    _part(screen, "conflicts", len(found.conflicts))
    for number, conflict in enumerate(found.conflicts, 1):
        _conflict(screen, conflict, f"c{number}")
    _part(screen, "reversals", len(found.reversals))
    for number, reversal in enumerate(found.reversals, 1):
        _reversal(screen, reversal, f"r{number}")
    _part(screen, "same quotations", len(found.families))
    for family in found.families:
        _family(screen, family)
    _part(screen, "same articles", len(found.copies))
    for copy in found.copies:
        _copy(screen, copy)
    _part(screen, "same events", len(found.stories))
    for story in found.stories:
        _story(screen, story)
    _part(screen, "what rests on what", len(found.lineage))
    for edge in found.lineage:
        _edge(screen, edge)
    disputed = [one for one in found.timeline if one.marks]
    _part(screen, "timeline of what is in dispute", len(disputed))
    for moment in disputed:
        _moment(screen, moment)


def summary(found: Comparison) -> str:
    """How much was found, in one line."""
    return ", ".join(
        (
            f"compared {counted(found.documents, 'article')}: "
            f"{counted(len(found.conflicts), 'conflict')}",
            counted(len(found.reversals), "reversal"),
            f"{len(found.families):,} same quotations",
            f"{len(found.copies):,} same articles",
        )
    )


def _part(screen: Console, name: str, number: int) -> None:
    block(screen, Text(f"{name} ({number})", HEADLINE), 0)
    screen.print()


def _conflict(screen: Console, one: Conflict, label: str) -> None:
    facts = [Text(one.kind, REMARK), Text(f"confidence {one.confidence:.2f}"), Text(one.rule)]
    flow(screen, [*facts, Text(one.clash.note)], DOT, STEP, label)
    _side(screen, one.left, (one.clash.left.start, one.clash.left.end))
    _side(screen, one.right, (one.clash.right.start, one.clash.right.end))
    screen.print()


def _reversal(screen: Console, one: Reversal, label: str) -> None:
    facts = [Text(one.kind, REMARK), Text(f"confidence {one.confidence:.2f}"), Text(one.rule)]
    actor = [Text(harmless(one.actor), SOURCE)] if one.actor else []
    flow(screen, [*facts, *actor], DOT, STEP, label)
    if one.before is not None:
        _side(screen, one.before, (one.clash.left.start, one.clash.left.end))
        _side(screen, one.after, (one.clash.right.start, one.clash.right.end))
    else:
        _side(screen, one.after, (one.clash.left.start, one.clash.left.end))
    screen.print()


def _side(screen: Console, side: Side, clash: tuple[int, int] = (0, 0)) -> None:
    """One account: when and through whom, then what is said, the clashing words set off."""
    when = [Text(harmless(text)) for text in ((side.published or "")[:16], side.document) if text]
    flow(screen, when, DOT, 2 * STEP)
    flow(screen, _links(side), ARROW, 2 * STEP)
    if side.cue:
        flow(screen, [Text(harmless(side.cue), CUE), Text(side.cue_class or "")], DOT, 2 * STEP)
    for piece in sorted(side.content, key=lambda span: span.start):
        start, end = (min(max(at - piece.start, 0), len(piece.text)) for at in clash)
        text = Text(harmless(piece.text[:start]))
        text.append(harmless(piece.text[start:end]), _CLASH)
        text.append(harmless(piece.text[end:]))
        block(screen, text, 2 * STEP)


def _links(side: Side) -> list[Text]:
    links = [link.text or link.entity for link in side.chain]
    names = [Text(harmless(name), LINK) for name in links if name]
    if not names:
        return [Text("nobody named", REMARK)]
    if side.speaker:
        names[-1].style = SOURCE
    return names


def _family(screen: Console, family: Family) -> None:
    if family.speaker:
        block(screen, Text(harmless(family.speaker), SOURCE), STEP)
    block(screen, Text(harmless(wording(family.fullest)), QUOTE), STEP)
    for rendering in family.renderings[:MOST]:
        side = rendering.side
        facts = ((side.published or "")[:10], side.outlet or "", side.cue or "")
        flow(screen, [Text(harmless(fact)) for fact in facts if fact], DOT, 2 * STEP)
        for one in rendering.drift[:MOST]:
            changed = [Text(harmless(text)) for text in (one.before, one.after) if text]
            flow(screen, [Text(one.difference, FAINT), *changed], DOT, 3 * STEP)
    screen.print()


def _copy(screen: Console, copy: Copy) -> None:
    changes = ("kept", "changed", "added", "dropped")
    counts = {name: sum(edit.change == name for edit in copy.edits) for name in changes}
    facts = [f"{copy.overlap:.0%} in common", *(f"{n} {name}" for name, n in counts.items() if n)]
    names = [Text(harmless(copy.first)), Text(harmless(copy.second))]
    flow(screen, names, ARROW, STEP)
    flow(screen, list(map(Text, facts)), DOT, 2 * STEP)
    for edit in copy.edits[:MOST]:
        if edit.change != "kept":
            texts = [span.text for span in (edit.before, edit.after) if span is not None]
            for text in texts:
                block(screen, Text(harmless(text)), 3 * STEP)
    screen.print()


def _story(screen: Console, story: Story) -> None:
    flow(screen, [Text(harmless(word)) for word in story.words], DOT, STEP)
    flow(screen, [Text(harmless(id)) for id in story.documents[:MOST]], DOT, 2 * STEP)
    screen.print()


def _edge(screen: Console, edge: Edge) -> None:
    names = (edge.outlet or edge.document, edge.origin or edge.origin_document)
    parts = [Text(edge.kind, REMARK), *(Text(harmless(name)) for name in names if name)]
    flow(screen, parts, DOT, STEP)


def _moment(screen: Console, moment: Moment) -> None:
    side = moment.what
    facts = list(_facts((moment.day, *moment.marks, side.speaker or side.outlet, side.cue)))
    flow(screen, facts, DOT, STEP)
    block(screen, Text(harmless(wording(side))), 2 * STEP)


def _facts(facts: Iterable[str | None]) -> Iterator[Text]:
    return (Text(harmless(fact)) for fact in facts if fact)

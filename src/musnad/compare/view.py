"""findings -> the comparison that is handed out"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from musnad.compare.drift import drift, wording
from musnad.compare.edits import edits
from musnad.compare.facts import Retreat, Sheet
from musnad.compare.findings import Finding
from musnad.compare.lineage import lineage
from musnad.compare.sides import Sides
from musnad.compare.timeline import timeline
from musnad.compare.unite import united
from musnad.lexicon import fold
from musnad.model.comparison import (
    Clash,
    Comparison,
    Conflict,
    Copy,
    Family,
    Rendering,
    Reversal,
    Side,
    Story,
)

_STORY_WORDS = 6


def view(sides: Sides, ids: Sequence[str], findings: Iterable[Finding]) -> Comparison:
    """Everything found about some articles, as text."""
    inside = set(ids)
    found = [one for one in findings if one.left in inside and one.right in inside]
    copies = tuple(_copies(sides, found))
    families = tuple(_families(sides, found))
    conflicts = tuple(_conflicts(sides, found))
    reversals = (*_turned(sides, found), *_retreats(sides, found))
    return Comparison(
        documents=len(ids),
        copies=copies,
        families=families,
        stories=tuple(_stories(sides, found)),
        conflicts=conflicts,
        reversals=reversals,
        timeline=timeline(sides, ids, conflicts, reversals),
        lineage=tuple(lineage(sides, ids, copies, families)),
    )


def moment(published: str | None) -> tuple[bool, float, str]:
    """A date of publication as something that can be sorted, unknown ones last."""
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return True, 0.0, published or ""
    return False, when.timestamp(), published or ""


def _copies(sides: Sides, found: Iterable[Finding]) -> Iterator[Copy]:
    for one in found:
        if one.kind == "copy":
            first, second = sides.document(one.left), sides.document(one.right)
            yield Copy(
                first=one.left,
                second=one.right,
                overlap=one.value,
                contained=one.more,
                edits=edits(first, second),
            )


def _families(sides: Sides, found: Sequence[Finding]) -> Iterator[Family]:
    pairs = [((one.left, one.one), (one.right, one.other)) for one in found if one.kind == "same"]
    for group in united(pairs):
        yield family(sides.of(*one) for one in group)


def family(sides: Iterable[Side]) -> Family:
    """The renderings of one statement, put together."""
    members = sorted(sides, key=_published)
    fullest = max(members, key=lambda side: len(wording(side)))
    names = [side.speaker for side in members if side.speaker]
    return Family(
        speaker=max(names, key=len, default=None),
        fullest=fullest,
        renderings=tuple(Rendering(side, drift(fullest, side)) for side in members),
    )


def _published(side: Side) -> tuple[bool, float, str, int]:
    late, when, _ = moment(side.published)
    return late, when, side.document, side.content[0].start


def _stories(sides: Sides, found: Sequence[Finding]) -> Iterator[Story]:
    pairs = [(one.left, one.right) for one in found if one.kind == "story"]
    for group in united(pairs):
        documents = sorted(
            (sides.document(id) for id in group), key=lambda one: (moment(one.published), one.id)
        )
        topics = [dict(sides.sheet(id).topic) for id in group]
        score = {key: sum(topic.get(key, 0.0) for topic in topics) for key in topics[0]}
        shared = [key for key in score if sum(key in topic for topic in topics) * 2 > len(topics)]
        heavy = sorted(shared, key=lambda key: (-score[key], key))[:_STORY_WORDS]
        yield Story(
            words=tuple(_word(sides, documents[0].id, key) for key in heavy),
            documents=tuple(one.id for one in documents),
            outlets=tuple(dict.fromkeys(one.outlet for one in documents if one.outlet)),
        )


def _word(sides: Sides, id: str, key: str) -> str:
    """A word of an article for the key under which it is compared."""
    document = sides.document(id)
    for statement in sides.sheet(id).statements:
        for word in statement.words:
            if word.key == key:
                return document.text[word.start : word.end]
    return key


def _conflicts(sides: Sides, found: Iterable[Finding]) -> Iterator[Conflict]:
    """Conflicts, the surest first; what copies of the same articles repeat comes once."""
    seen: set[tuple[str, ...]] = set()
    ours = [one for one in found if one.kind == "conflict"]
    for one in sorted(ours, key=lambda one: (-one.value, one.left, one.right, one.one, one.other)):
        left, right = sides.of(one.left, one.one), sides.of(one.right, one.other)
        told = tuple(sorted((fold(wording(left)), fold(wording(right)))))
        if told in seen:
            continue
        seen.add(told)
        yield Conflict(
            kind=one.label,  # type: ignore[arg-type]
            rule=one.rule,
            left=left,
            right=right,
            clash=_clash(sides, one),
            shared=_shared(sides, one),
            confidence=one.value,
        )


def _clash(sides: Sides, one: Finding) -> Clash:
    return Clash(sides.span(one.left, one.clash), sides.span(one.right, one.against), one.note)


def _shared(sides: Sides, one: Finding) -> tuple[str, ...]:
    """The words of the later statement that the earlier one has as well."""
    left = sides.sheet(one.left).statements[one.one]
    right = sides.sheet(one.right).statements[one.other]
    keys = {word.key for word in left.words}
    text = sides.document(one.right).text
    words = {word.key: text[word.start : word.end] for word in right.words if word.key in keys}
    return tuple(words.values())


def _turned(sides: Sides, found: Iterable[Finding]) -> Iterator[Reversal]:
    for one in found:
        if one.kind != "reversal":
            continue
        before, after = sides.of(one.left, one.one), sides.of(one.right, one.other)
        clash = _clash(sides, one)
        if sides.sheet(one.right).statements[one.other].turn < 0 and one.left == one.right:
            before, after = after, before
            clash = Clash(clash.right, clash.left, clash.note)
        yield Reversal(
            kind="own words",
            rule=one.rule,
            actor=after.speaker or before.speaker,
            entity=after.entity,
            before=before,
            after=after,
            clash=clash,
            confidence=one.value,
        )


def teller(sheet: Sheet, retreat: Retreat) -> int | None:
    """The number of the shortest statement that tells of a retreat; None where none does."""
    around = [
        (max(end - start for start, end in told.spans), number)
        for number, told in enumerate(sheet.statements)
        if any(start <= retreat.start < end for start, end in told.spans)
    ]
    return min(around)[1] if around else None


def _retreats(sides: Sides, found: Iterable[Finding]) -> Iterator[Reversal]:
    for one in found:
        if one.kind != "retreat":
            continue
        sheet = sides.sheet(one.left)
        retreat = sheet.retreats[one.one]
        number = teller(sheet, retreat)
        if number is None:
            continue
        least = sheet.statements[number]
        phrase = sides.span(one.left, one.clash)
        named = sides.span(one.left, retreat.actor) if retreat.actor else None
        yield Reversal(
            kind="reported",
            rule=one.rule,
            actor=named.text if named else None,
            entity=" ".join(retreat.keys) or None,
            after=sides.made(one.left, least),
            clash=Clash(phrase, named or phrase, one.note),
            confidence=one.value,
        )

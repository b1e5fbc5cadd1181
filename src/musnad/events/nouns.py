"""who does what to whom around an action noun, with the light verb that it may have"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from musnad.events.attach import is_place
from musnad.events.clause import complements, left_edge, picked, right_edge
from musnad.events.found import Found
from musnad.events.lights import LightUse, lights_of
from musnad.events.phrases import personal, phrase, skip_aside, starts
from musnad.events.told import told, with_light
from musnad.events.verbs import WHERE, around, together
from musnad.events.view import Range, View
from musnad.events.words import Word
from musnad.lexicon import fold_word, is_nisba, without_article
from musnad.lexicon import tags as t
from musnad.lexicon.affixes import affixes
from musnad.lexicon.event_words import nations as nations_known

# Who announces acts of these types does them: "the union announced a strike".
_ANNOUNCED = frozenset("AGREE SUPPORT CONCEDE AID RETREAT PROTEST SANCTION MOBILIZE".split())


def noun(
    view: View,
    word: Word,
    first: int,
    last: int,
    carried: Range | None,
    kinds: Collection[str],
) -> Found | None:
    """An action noun with its participants.

    Args:
        kinds: types of the events before it in its sentence, to which it may add; None comes
            back for a noun that tells nothing and has none to add to.
    """
    found = Found(word, "noun", first, last)
    row = word.act.row
    needless = row.kind not in kinds and row.kind != "CONSULT" and not told(view, found)
    if needless and first not in view.lit:
        return None
    found.left = left_edge(view, word.at, first)
    found.right = right_edge(view, word.at, last)
    of, nations, end = _of(view, word, found.right)
    lights = lights_of(view, word.at, end, found, carried)
    found.lights = [light.at for light in lights]
    if needless and not with_light(view, found):
        return None
    found.lights = []
    behind = complements(view, end, found.right)
    both = "both" in row.guards
    acting = [span for span in of if _can_act(view, span)]
    found.actors = _role(view, row.actor, acting, behind, both, _gives_actor(word))
    found.recipients = _role(view, row.recipient, of, behind, False, _gives_recipient(word))
    if len(of) > 1:
        found.actors, found.recipients = of[:1], of[1:]
    if not found.actors and nations and not _gives_recipient_first(word, of):
        found.actors = nations
    if "self" in row.actor:
        found.actors = [around(view, word.at, first)]
    if "self" in row.recipient:
        found.recipients = [around(view, word.at, first)]
    for light in lights:
        _add_light(found, light)
    together(found, behind)
    if not found.actors and row.kind in _ANNOUNCED and word.at in view.speakers:
        found.actors = [view.speakers[word.at]]
    found.told = bool(found.actors or found.recipients) or not word.acts.definite
    return found


def _can_act(view: View, span: Range) -> bool:
    """Who or what may act: no place, and no indefinite adjective."""
    known = view.definite(span[1] - 1) or personal(view, span)
    return known and not is_place(view, span[0])


def _of(view: View, word: Word, end: int) -> tuple[list[Range], list[Range], int]:
    """The genitive behind the noun, the nations among its adjectives, and where both end."""
    at = max((word.at, *word.companions)) + 1
    nations: list[Range] = []
    while at < end and _is_adjective(view, word, at):
        if without_article(fold_word(view.form(at))) in nations_known():
            nations.append((at, at + 1))
        at += 1
    at = skip_aside(view, at, end)
    article = word.acts.definite and not word.acts.suffix
    article = article or any(is_nisba(view.form(one)) for one in word.companions)
    if article or nations or not starts(view, at, end):
        return [], nations, at
    span = phrase(view, at, end)
    out = [span]
    behind = skip_aside(view, span[1], end)
    if behind == span[1] and starts(view, behind, end) and _takes_object(word):
        second = phrase(view, behind, end)
        return [span, second], nations, second[1]
    return out, nations, span[1]


def _takes_object(word: Word) -> bool:
    return word.act.row.verb and "obj" in word.act.row.recipient


def _is_adjective(view: View, word: Word, at: int) -> bool:
    """An adjective of the action noun: with its article, or of relation and without one."""
    if view.tags[at] not in t.UNKNOWN + t.DEFINITE + t.QUANTITY:
        return False
    form = view.form(at)
    if word.acts.definite:
        return view.definite(at)
    return not view.definite(at) and (is_nisba(form) or _agrees(view, word, at))


def _agrees(view: View, word: Word, at: int) -> bool:
    """An indefinite word right behind in the accusative that the noun has."""
    ending = view.form(at)[-1:]
    return ending == view.form(word.at)[-1:] and ending in affixes().circumstance


def _gives_actor(word: Word) -> bool:
    """The genitive of this noun is who acts."""
    row = word.act.row
    if not row.verb:
        return "gen" in row.actor
    return "subj" in row.actor and "obj" not in row.recipient


def _gives_recipient(word: Word) -> bool:
    """The genitive of this noun is to whom it is done."""
    row = word.act.row
    if not row.verb:
        return "gen" in row.recipient
    return bool({"obj", "subj", "gen"} & set(row.recipient))


def _gives_recipient_first(word: Word, of: list[Range]) -> bool:
    return bool(of) and not _gives_recipient(word)


def _role(
    view: View,
    wanted: tuple[str, ...],
    of: list[Range],
    behind: Iterable[tuple[str, Range]],
    everyone: bool,
    genitive: bool,
) -> list[Range]:
    out = list(of[:1]) if genitive else []
    if out and not everyone:
        return out
    for name in wanted:
        spans = picked(behind, (name,))
        spans = [one for one in spans if name not in WHERE or not is_place(view, one[0])]
        out += [one for one in spans if one not in out]
        if out and not everyone:
            break
    return out


def _add_light(found: Found, light: LightUse) -> None:
    """What a light verb tells: who acts, to whom, and what becomes of it."""
    found.rule = "light"
    found.lights.append(light.at)
    found.rows.append(light.row.trace)
    if light.actor is not None and light.actor not in found.actors:
        both = "both" in found.word.act.row.guards
        found.actors = [light.actor, *found.actors] if both else [light.actor]
    if light.recipient is not None and not found.recipients:
        found.recipients = [light.recipient]
    if light.row.auxiliary:
        found.auxiliary.append(light.row.auxiliary)
    found.left = min(found.left, light.at)

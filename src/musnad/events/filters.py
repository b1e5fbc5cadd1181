"""what only looks like an event: figures of speech, sport, films, markets, weather; bare words

Each filter is a short function; the ordered list ends the file. A filter answers with another
type, with `-` for no event, or with nothing where it has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable

from musnad.events.found import Found
from musnad.events.phrases import counts_people, personal
from musnad.events.view import View
from musnad.lexicon.event_records import Light, SignRow

NONE = "-"
_NEXT, _NEAR_LEFT, _NEAR_RIGHT = 3, 6, 10
Signs = list[tuple[int, int, SignRow]]


def trap(found: Found, signs: Signs) -> str:
    """A word of eventtraps.tsv stands where it makes the event another or none."""
    for begin, end, row in signs:
        if row.sign == "trap" and _concerns(row, found) and _stands(row, found, begin, end):
            found.rows.append(row.id)
            return row.value
    return ""


def _concerns(row: SignRow, found: Found) -> bool:
    own = found.word.act.row
    return not row.of or found.kind in row.of or own.id in row.of or bool(own.guards & row.of)


def _stands(row: SignRow, found: Found, begin: int, end: int) -> bool:
    at = found.word.at
    if row.where == "text":
        return True
    if row.where == "next":
        behind = max((at, *found.word.companions))
        return behind < begin <= behind + _NEXT and begin < found.right
    if row.where == "before":
        return end <= at and begin >= at - _NEXT
    return at - _NEAR_LEFT <= begin <= at + _NEAR_RIGHT and not begin <= at < end


def hurt(view: View, found: Found) -> str:
    """Somebody is killed or hurt: without a person or a number there is none."""
    if "hurt" not in found.word.act.row.guards:
        return ""
    named = any(counts_people(view, span) for span in found.recipients)
    return "" if named or found.word.acts.suffix else NONE


def agent(view: View, found: Found) -> str:
    """A word with many meanings counts only with a person, body, country or place."""
    if "agent" not in found.word.act.row.guards:
        return ""
    spans = found.actors + found.recipients
    return "" if any(personal(view, span) for span in spans) else NONE


def light(view: View, found: Found) -> str:
    """A noun that may mean a thing counts only with a light verb or with persons."""
    if "light" not in found.word.act.row.guards or found.rule == "light":
        return ""
    if found.word.acts.suffix:
        return NONE  # "his march" is a career
    spans = found.actors + found.recipients
    return "" if any(personal(view, span) for span in spans) else NONE


def patient(view: View, found: Found) -> str:
    """A word that counts only where it is done to somebody."""
    lacks = "patient" in found.word.act.row.guards and not found.recipients
    return NONE if lacks else ""


def points_back(view: View, found: Found) -> str:
    """A noun with its article and nothing of its own repeats what was told before."""
    return "" if found.told or _undergone(view, found) else NONE


def _undergone(view: View, found: Found) -> bool:
    """ "He was subjected to the torture": the light verb's subject is a pronoun."""
    return any(
        one.row.noun not in _BRINGS and at in view.verbs
        for at in found.lights
        for one in _lights(view, at)
    )


def _lights(view: View, at: int) -> tuple[Light, ...]:
    acts = view.acts[at]
    return acts.lights if acts is not None else ()


# With these the noun is the subject, or what came of something.
_BRINGS = ("subj", "result")


Filter = Callable[[View, Found], str]
FILTERS: tuple[Filter, ...] = (hurt, agent, light, patient, points_back)


def filtered(view: View, found: Found) -> bool:
    """Whether the event stays after the filters that look at its own words alone."""
    for rule in FILTERS:  # noqa: SIM110 a loop takes half as long as any() here
        if rule(view, found):
            return False
    return True


def trapped(found: Found, signs: Signs) -> bool:
    """Whether a trap takes the event; else it may have made another type of it."""
    answer = trap(found, signs)
    if answer and answer != NONE:
        found.kind, found.mode = answer, "disapprove" if answer == "ACCUSE" else ""
    return answer == NONE

"""a text and what was found in it -> nested marks, paragraph by paragraph"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import NamedTuple

# What drives or turns around what stands beside it; each becomes one sign, so that offsets hold.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
SIGN = "\ufffd"
# Of marks with one extent the earlier one is the outer one.
RANKS = ("own", "content", "quote", "source", "via", "time", "loaded", "clash", "event", "cue")
# Marks to which links lead.
NAMED = ("cue", "event")
PARAGRAPH = re.compile(r"[^\n\r]*[^\s][^\n\r]*")


class Html(str):
    """A text that is HTML already: templates and notebooks take it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """The text itself, for whoever escapes what is not HTML yet."""
        return self


class Mark(NamedTuple):
    """One stretch of the text that is set off.

    Attributes:
        start, end: where it stands.
        kind: one of RANKS; it becomes the element's class.
        report: id of the report to which it belongs, or of the event that it names; empty
            where it belongs to none.
        title: what is shown to whoever points at it.
    """

    start: int
    end: int
    kind: str
    report: str = ""
    title: str = ""


class Paragraph(NamedTuple):
    """One line of the text with its marks.

    Attributes:
        start, end: where it stands.
        html: the marked text; without its elements it is the text itself.
    """

    start: int
    end: int
    html: Html


class Opener(NamedTuple):
    """How a cue leads to what explains it.

    Attributes:
        tag: element of a cue.
        attributes: a place in the text -> the element's attributes, escaped.
    """

    tag: str
    attributes: Callable[[int], str]


def linked(href: Callable[[int], str]) -> Opener:
    """Cues are links.

    Args:
        href: a place in the text -> the address that explains it.
    """
    return Opener("a", lambda place: f'href="{safe(href(place))}"')


def asked(form: str, action: str) -> Opener:
    """Cues are buttons that send a form, in which the text itself stands.

    Args:
        form: id of the form.
        action: where it is sent; the place in the text goes with it as `at`.
    """
    sent = f'form="{safe(form)}" formaction="{safe(action)}"'
    return Opener("button", lambda place: f'{sent} name="at" value="{place}"')


def harmless(text: str) -> str:
    """A text in which every sign that drives or turns others is one that does not.

    Example:
        >>> harmless("a\\x00b\\u202ec") == f"a{SIGN}b{SIGN}c"
        True
    """
    return UNSAFE.sub(SIGN, text)


def safe(text: str) -> Html:
    """A text as HTML, inside an element or between the quotation marks of an attribute.

    Example:
        >>> safe('a < "b"')
        'a &lt; &quot;b&quot;'
    """
    return Html(escape(harmless(text)))


def paragraphs(text: str, marks: Iterable[Mark], opener: Opener | None = None) -> list[Paragraph]:
    """The lines of a text that hold something.

    Args:
        text: the text.
        marks: in any order; they may cross each other and lines.
        opener: how cues lead to what explains them; without it they lead nowhere.

    Example:
        >>> paragraphs("one two", [Mark(4, 7, "source")])[0].html
        'one <span class="source">two</span>'
    """
    ordered = sorted(marks, key=lambda one: (one.start, -one.end, RANKS.index(one.kind)))
    seen: set[str] = set()
    return [
        Paragraph(
            line.start(),
            line.end(),
            Html("".join(_pieces(text, line.start(), line.end(), ordered, opener, seen))),
        )
        for line in PARAGRAPH.finditer(text)
    ]


def _pieces(
    text: str, first: int, last: int, marks: list[Mark], opener: Opener | None, seen: set[str]
) -> Iterator[str]:
    """Elements and escaped text; marks that cross are closed and opened again."""
    inside = [one for one in marks if one.start < last and one.end > first]
    edges = {first, last}
    edges |= {min(max(at, first), last) for one in inside for at in (one.start, one.end)}
    waiting = iter(inside)
    following = next(waiting, None)
    stack: list[Mark] = []
    at = first
    for edge in sorted(edges):
        if edge > at:
            yield safe(text[at:edge])
            at = edge
        kept: list[Mark] = []
        while any(one.end <= edge for one in stack):
            top = stack.pop()
            yield _closing(top, opener)
            if top.end > edge:
                kept.append(top)
        for one in reversed(kept):
            yield _opening(one, stack, opener, seen)
            stack.append(one)
        while edge < last and following is not None and following.start <= edge:
            yield _opening(following, stack, opener, seen)
            stack.append(following)
            following = next(waiting, None)
    for one in reversed(stack):
        yield _closing(one, opener)


def _opening(one: Mark, stack: list[Mark], opener: Opener | None, seen: set[str]) -> str:
    kind = one.kind
    if kind == "content":
        depth = sum(outer.kind == "content" for outer in stack) + 1
        kind = f"content d{min(depth, 3)}"
    more = f' data-report="{safe(one.report)}"' if one.report else ""
    if one.title:
        more += f' title="{safe(one.title)}"'
    if opener is not None and kind in NAMED and one.report and one.report not in seen:
        seen.add(one.report)
        more += f' id="t-{safe(one.report)}"'
    if kind == "cue" and opener is not None:
        return f'<{opener.tag} class="cue" {opener.attributes(one.start)}{more}>'
    return f'<span class="{kind}"{more}>'


def _closing(one: Mark, opener: Opener | None) -> str:
    return f"</{opener.tag}>" if one.kind == "cue" and opener is not None else "</span>"

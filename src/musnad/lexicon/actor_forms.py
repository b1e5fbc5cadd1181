"""records of actors -> the forms under which a text may name them"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from musnad.lexicon.actor_names import (
    Origin,
    definite_nisba,
    endings,
    nisba,
    variants,
    with_article,
    without_article,
)
from musnad.lexicon.actor_records import (
    Body,
    Country,
    Form,
    How,
    Organisation,
    Person,
    Place,
    Title,
)
from musnad.lexicon.affixes import affixes
from musnad.lexicon.spelling import fold

Forms = Iterator[tuple[str, Form]]


class Head(NamedTuple):
    """A head noun's feminine, if it has one, and its dual and plural forms."""

    feminine: str
    plurals: tuple[str, ...]


def _spelled(names: Iterable[str], form: Form, origin: Origin) -> Forms:
    for name in names:
        first, *others = variants(fold(name), origin)
        yield first, form
        if others:
            variant = form._replace(how="variant")
            for other in others:
                yield other, variant


def person_forms(person: Person, origin: Origin) -> Forms:
    """A person's names in all spellings."""
    kinds: tuple[tuple[How, tuple[str, ...]], ...] = (
        ("name", (person.name,)),
        ("short", person.short),
        ("other", person.others),
    )
    for how, names in kinds:
        yield from _spelled(names, Form("person", person.id, how, person.sex), origin)


def country_forms(country: Country) -> Forms:
    """A state's names, its capital and government houses, its adjectives and its people."""
    names: tuple[tuple[How, tuple[str, ...]], ...] = (
        ("name", (country.name,)),
        ("other", country.others),
        ("full", country.full),
        ("capital", country.capital),
        ("metonym", country.government),
    )
    for how, each in names:
        yield from _spelled(each, Form("country", country.id, how, "f"), "foreign")
    yield from nationality_forms(country)


def nationality_forms(country: Country) -> Forms:
    """The adjectives in all genders and numbers, and the broken plurals of the people."""
    for stem in country.nisba:
        for spelling in variants(fold(stem), "foreign"):
            for word, ending in nisba(spelling):
                form = Form("nationality", country.id, "nisba", ending.gender, ending.number != "s")
                yield fold(word), form._replace(definite=False)
                yield fold(definite_nisba(word)), form
    for word in country.people:
        form = Form("nationality", country.id, "people", "m", True)
        yield fold(word), form._replace(definite=False)
        yield definite_nisba(fold(word)), form


def organisation_forms(body: Organisation, origin: Origin) -> Forms:
    """A body's names and acronyms."""
    yield from _spelled((body.name,), Form("organisation", body.id, "name"), origin)
    yield from _spelled(body.others, Form("organisation", body.id, "other"), origin)
    for acronym in body.acronyms:
        yield fold(acronym), Form("organisation", body.id, "acronym")


def place_forms(place: Place, origin: Origin) -> Forms:
    """A place's names."""
    yield from _spelled((place.name,), Form("place", place.id, "name"), origin)
    yield from _spelled(place.others, Form("place", place.id, "other"), origin)


def body_forms(body: Body) -> Forms:
    """What a nationality follows (definite), and what a country's name follows."""
    for index, field in enumerate((body.form, *body.others)):
        how: How = "other" if index else "name"
        form = Form("body", body.id, how, body.gender)
        heads = endings()["ministry"] if body.kind == "ministry" else ()
        if not heads:
            yield from _both(field, form)
        for head in heads:
            long = f"{head.form} {field}"
            yield from _both(long, form._replace(many=head.number != "s"))
        if heads:
            yield fold(field), form._replace(how="short")


def _both(words: str, form: Form) -> Forms:
    """The definite form, and the one that a country's name completes."""
    article = affixes().article
    bare = fold(without_article(words))
    if words.startswith(article):
        bare = fold(without_article(words.removeprefix(article)))
    yield fold(words), form
    yield bare, form._replace(how="construct", definite=False)


def title_forms(title: Title, heads: Mapping[str, Head]) -> Forms:
    """A title in both genders and all numbers, definite and before a name or country."""
    for form in title.feminine:
        yield from _title(title.id, form, "f", False)
    for form in (title.form, *title.others):
        yield from _title(title.id, form, "m" if title.feminine else "", False)
        first, _, rest = form.partition(" ")
        head = heads.get(first.removeprefix(affixes().article))
        if head is None:
            continue
        if title.feminine and head.feminine:
            yield from _title(title.id, _feminine(first, rest, head.feminine), "f", False)
        for plural in head.plurals if first in heads else ():
            yield from _title(title.id, f"{plural} {rest}".strip(), "", True)


def _feminine(first: str, rest: str, feminine: str) -> str:
    """The title with a feminine head; an adjective behind it agrees."""
    article = affixes().article
    head = article + feminine if first.startswith(article) else feminine
    second, _, tail = rest.partition(" ")
    if first.startswith(article):
        agrees = second.startswith(article)
    else:
        agrees = not any(word.startswith(article) for word in rest.split(" "))
    ending = next(one.form for one in endings()["nisba"] if one[1:] == ("f", "s"))
    if second and agrees and not second.endswith(ending):
        second += ending
    return " ".join(filter(None, (head, second, tail)))


def _title(key: str, words: str, gender: str, many: bool) -> Forms:
    article = affixes().article
    form = Form("title", key, "title", gender, many)
    bare = Form("title", key, "construct", gender, many, definite=False)
    first, _, rest = words.partition(" ")
    if first.startswith(article) and rest:
        yield fold(words), form
        yield fold(words.removeprefix(article)), bare
    elif f" {article}" in words:
        yield fold(words), form
        yield fold(without_article(words)), bare
    else:
        yield fold(with_article(words)), form
        yield fold(words), bare

"""all tables of actors in one index: folded form -> who or what it may name

>>> known = actors()
>>> [one.person for one in known.office_holders("minister-of-foreign-affairs", "USA", "2016-12-08")]
['person/john-kerry']
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from musnad.lexicon import actor_forms as forms
from musnad.lexicon import actor_rows as rows
from musnad.lexicon.actor_names import Origin, definite, endings, without_article
from musnad.lexicon.actor_records import Body, Country, Form, Organisation, Tenure, Title
from musnad.lexicon.actor_tenures import holders, tenures_at
from musnad.lexicon.spelling import fold
from musnad.lexicon.store import HEADS
from musnad.lexicon.table import read

# States whose names the rules for Arab names fit.
ARAB = frozenset(
    """
    DZA BHR COM DJI EGY IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SOM SDN SYR TUN ARE YEM ESH
    """.split()
)


class Actors:
    """The index.

    Attributes:
        countries, persons, organisations, bodies, titles, places: records by id.
        tenures: who held which office when.
        forms: folded form -> its readings, main names first.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.countries = rows.countries(folder)
        self.persons = rows.persons(folder)
        self.organisations = rows.organisations(folder)
        self.bodies = rows.bodies(folder)
        made = _ministers(self.bodies.values())
        self.made = frozenset(made)
        self.titles = made | rows.titles(folder)
        self.places = rows.places(folder)
        of = (*self.countries, *self.organisations)
        self.tenures = rows.tenures(folder, self.persons, self.titles, of)
        self.forms = _index(self)
        self._by_office: dict[tuple[str, str], list[Tenure]] = {}
        self._by_person: dict[str, list[Tenure]] = {}
        for one in self.tenures:
            self._by_office.setdefault((one.title, one.of), []).append(one)
            self._by_person.setdefault(one.person, []).append(one)

    def find(self, words: str) -> tuple[Form, ...]:
        """The readings of a name as a text spells it, clitics cut."""
        return self.forms.get(fold(words), ())

    def office_holders(self, title: str, of: str, date: str) -> tuple[Tenure, ...]:
        """Who held an office on a day, the newest first; several where the tables allow it.

        Args:
            title: id of the title.
            of: ISO code of the state, or id of the organisation.
            date: `YYYY-MM-DD`; a longer time is cut.
        """
        return holders(self._by_office.get((title, of), ()), date)

    def offices(self, person: str, date: str | None = None) -> tuple[Tenure, ...]:
        """The offices of a person, all or those of a day."""
        held = self._by_person.get(person, ())
        return tuple(held) if date is None else tenures_at(held, date)

    def institution(self, body: str, country: str) -> Organisation:
        """The ministry, army … of a state; the row of organisations.tsv where it has one.

        Example:
            >>> actors().institution("foreign-affairs", "RUS").id
            'org/russia-ministry-of-foreign-affairs'
        """
        kind, state = self.bodies[body], self.countries[country]
        full = _full_name(kind, state)
        for form in self.find(full):
            if form.kind == "organisation":
                return self.organisations[form.id]
        tail = f"ministry-of-{body}" if kind.kind == "ministry" else body
        return Organisation(
            id=f"org/{state.slug}-{tail}",
            name=full,
            others=(),
            acronyms=(),
            english=f"{kind.english} of {state.english}",
            country=country,
            role=kind.role,
            codes=(country + kind.role,),
        )

    def codes(self, key: str, date: str | None = None) -> tuple[str, ...]:
        """Actor codes of a person, organisation or country, by its offices at the date.

        Example:
            >>> actors().codes("person/sergey-lavrov", "2016-12-08")
            ('RUSGOV',)
        """
        if key in self.persons:
            return self._person_codes(key, date)
        if key in self.organisations:
            body = self.organisations[key]
            return body.codes or (body.country + body.role,)
        key = key.removeprefix("country/")
        return (key,) if key in self.countries else ()

    def _person_codes(self, key: str, date: str | None) -> tuple[str, ...]:
        person = self.persons[key]
        held = self.offices(key, date) if date else ()
        found = [code for one in held for code in self._office_codes(one)]
        past = [one for one in self.offices(key) if date and one.until and one.until < date]
        role = person.role
        if not held and past and len(past) == len(self.offices(key)) and role == "GOV":
            role = "ELI"
        return tuple(dict.fromkeys(found)) or (person.country + role,)

    def _office_codes(self, one: Tenure) -> tuple[str, ...]:
        if one.of in self.organisations:
            return self.codes(one.of)
        return (one.of + self.titles[one.title].role,)


def _full_name(body: Body, state: Country) -> str:
    """A state's institution with the adjective, or with the state's name where it has none."""
    ministry = body.kind == "ministry"
    name = f"{endings()['ministry'][0].form} {body.form}" if ministry else body.form
    if not state.nisba:
        return f"{without_article(name)} {state.name}"
    return f"{name} {definite(state.nisba[0], 'f' if ministry else body.gender)}"


def _ministers(bodies: Iterable[Body]) -> dict[str, Title]:
    """The titles that every ministry has: minister, deputy, spokesperson."""
    found = {}
    for body in bodies:
        if body.kind == "ministry":
            for title in _three(body):
                found[title.id] = title
    return found


def _three(body: Body) -> Iterator[Title]:
    kinds = (
        ("minister", f"minister-of-{body.id}", "Minister"),
        ("deputy", f"deputy-minister-of-{body.id}", "Deputy Minister"),
        ("speaker", f"spokesperson-of-ministry-of-{body.id}", "Spokesperson of the Ministry"),
    )
    for kind, key, english in kinds:
        heads = [one for one in endings()[kind] if one.number == "s"]
        male = [h.form for h in heads if h.gender == "m"]
        female = [h.form for h in heads if h.gender == "f"]
        fields = (body.form, *body.others) if kind == "minister" else (body.form,)
        first, *others = [f"{head} {field}" for field in fields for head in male]
        women = tuple(f"{head} {field}" for field in fields for head in female)
        tail = body.english.removeprefix("Ministry ")
        yield Title(key, first, women, tuple(others), "state", body.role, f"{english} {tail}")


def _heads() -> dict[str, forms.Head]:
    """The head nouns of heads.tsv."""
    found: dict[str, forms.Head] = {}
    for row in read(HEADS):
        _, form, feminine, plurals, *_ = row.cells
        old = found.get(form, forms.Head("", ()))
        first = next(iter(feminine.split()), "")
        found[form] = forms.Head(old.feminine or first, (*old.plurals, *plurals.split()))
    return found


def _index(known: Actors) -> dict[str, tuple[Form, ...]]:
    """All forms; those of one table keep the order of its rows, names before variants."""
    index: dict[str, tuple[Form, ...]] = {}
    gc.disable()
    try:
        for text, form in _forms(known):
            held = index.setdefault(text, (form,))
            if held[0] is not form and not _among(form, held):
                index[text] = tuple(sorted((*held, form), key=_rank))
    finally:
        gc.enable()
    return index


def _among(form: Form, held: tuple[Form, ...]) -> bool:
    return any(one.id == form.id and one.kind == form.kind for one in held)


def _origin(country: str) -> Origin:
    return "arab" if country in ARAB else "foreign"


def _rank(form: Form) -> bool:
    return form.how == "variant"


def _forms(known: Actors) -> Iterator[tuple[str, Form]]:
    heads = _heads()
    for country in known.countries.values():
        yield from forms.country_forms(country)
    for person in known.persons.values():
        yield from forms.person_forms(person, "arab" if person.country in ARAB else "person")
    for body in known.organisations.values():
        yield from forms.organisation_forms(body, _origin(body.country))
    for kind in known.bodies.values():
        yield from forms.body_forms(kind)
    for title in known.titles.values():
        # Who stands in or speaks for a minister is hardly ever many.
        many = heads if title.id not in known.made or title.id.startswith("minister") else {}
        yield from forms.title_forms(title, many)
    for place in known.places.values():
        yield from forms.place_forms(place, _origin(place.country))


@cache
def actors(folder: Path | None = None) -> Actors:
    """The index over the tables in `data/`, built once a process.

    Args:
        folder: a user's own tables, whose rows extend ours or take their place.

    Raises:
        LexiconError: a row of a table is wrong.
    """
    return Actors(folder)

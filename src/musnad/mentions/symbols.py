"""one character for each kind of name, beside the tags of `musnad.lexicon.tags`

The text becomes a string of these, one a token; rules for names are regular expressions over
it. Where no table of actors has a word, the word keeps its tag. They are characters for private
use, so that none is ever a tag as well.
"""

from __future__ import annotations

from typing import Final

FULL: Final = "\ue001"  # a person's whole name
SHORT: Final = "\ue002"  # the part of it that stands alone
FIRST: Final = "\ue003"  # a first name
ABROAD: Final = "\ue004"  # a first name from outside the Arab world
PARTICLE: Final = "\ue005"  # ibn, abu, abd, de, von
SUFFIX: Final = "\ue01f"  # the second half of a first name: Allah, ad-Din
KUNYA: Final = "\ue006"  # abu, abd, at the beginning of a name
KNOWN: Final = "\ue007"  # a word of some known name
LONE: Final = "\ue008"  # a family name that often stands alone
WEAK: Final = "\ue009"  # a first name that is an everyday word as often
UPON: Final = "\ue01e"  # a first name that is spelled like a preposition
FOREIGN: Final = "\ue00a"  # an unknown word spelled like a foreign name
FAMILY: Final = "\ue00b"  # an unknown word with the article and a nisba's ending
PLAIN: Final = "\ue00c"  # an unknown word that no name looks like
TITLE: Final = "\ue00d"  # an office, which a state or body may complete
RANK: Final = "\ue00e"  # a rank or honorific, which only a name follows
NATION: Final = "\ue00f"  # a nationality
BODY: Final = "\ue010"  # an institution that every state has
FIELD: Final = "\ue011"  # a ministry by its field alone
ORG: Final = "\ue012"  # a body with a name of its own
STATE: Final = "\ue013"
CAPITAL: Final = "\ue014"  # a capital or house that stands for its government
PLACE: Final = "\ue015"
CITY_OF: Final = "\ue01d"  # a noun that the name of a place follows
FEATURE: Final = "\ue016"  # likewise, and part of the name
BOTH: Final = "\ue017"  # the two sides
COUNTERPART: Final = "\ue018"
FORMER: Final = "\ue01a"
ACTING: Final = "\ue01b"
MORE: Final = "\ue01c"  # the further tokens of any of these
BEGINS: Final = "\ue020"  # a word with which some name of the tables begins
ORDINAL: Final = "\ue021"  # the first, the second …

"""the rules by which two statements are at odds, one module each"""

from musnad.compare.rules.actors import other_author
from musnad.compare.rules.dates import other_day
from musnad.compare.rules.denials import denied, denied_this
from musnad.compare.rules.found import Found, Rule
from musnad.compare.rules.negations import negated
from musnad.compare.rules.numbers import other_number, other_than_before
from musnad.compare.rules.opposites import opposed
from musnad.compare.rules.stated import said_to_differ

RULES: tuple[Rule, ...] = (
    denied,
    denied_this,
    negated,
    opposed,
    other_number,
    other_than_before,
    other_author,
    other_day,
    said_to_differ,
)

__all__ = ["RULES", "Found", "Rule", "denied_this", "other_number"]

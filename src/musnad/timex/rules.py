"""all rules in their order: a later one sees what an earlier one made"""

from __future__ import annotations

from musnad.timex.dates import APPOSED, DAY_MONTHS, DAY_NUMBERS, DAYS
from musnad.timex.dayparts import MOMENTS, PARTS
from musnad.timex.deixis import TODAY
from musnad.timex.eras import EARLY, ERAS, WIDE_EDGES
from musnad.timex.feasts import HOLIDAYS
from musnad.timex.hours import HOURS
from musnad.timex.lengths import AWAY, LENGTHS
from musnad.timex.months import EDGES, MONTHS, NAMES, WHOLE_MONTHS, YEARS
from musnad.timex.plan import Rule
from musnad.timex.ranges import BARE_YEARS, RANGES
from musnad.timex.sets import EVERY, EVERY_LENGTH, SET_HOURS
from musnad.timex.weekdays import WEEKDAYS

RULES: tuple[Rule, ...] = (
    *EVERY,
    *NAMES,
    *YEARS,
    *MONTHS,
    *DAYS,
    *WHOLE_MONTHS,
    *ERAS,
    *DAY_MONTHS,
    *HOLIDAYS,
    *PARTS,
    *WEEKDAYS,
    *DAY_NUMBERS,
    *TODAY,
    *APPOSED,
    *APPOSED,
    *EDGES,
    *WIDE_EDGES,
    *HOURS,
    *LENGTHS,
    *EVERY_LENGTH,
    *AWAY,
    *MOMENTS,
    *SET_HOURS,
    *EARLY,
    *RANGES,
    *BARE_YEARS,
)

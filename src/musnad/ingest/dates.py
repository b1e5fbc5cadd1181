"""dates as ISO 8601 writes them; anything else is refused, never guessed"""

from __future__ import annotations

from datetime import date, datetime

from musnad.errors import UsageError


def day(value: str) -> str | None:
    """The day in a date or time of ISO 8601, or None where it is none.

    Example:
        >>> day("2016-12-08T19:30:00+03:00"), day("8/12/2016")
        ('2016-12-08', None)
    """
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        return None


def stated(value: str, option: str) -> str:
    """The value of a date option, once it is known to be a date or time.

    Raises:
        UsageError: it is no ISO 8601 date or time.
    """
    if day(value) is None:
        raise UsageError(f"{option}: expected an ISO 8601 date such as 2016-12-08, found {value!r}")
    return value


def whole_day(value: str, option: str) -> str:
    """The value of an option that takes a day without a time, as YYYY-MM-DD.

    Raises:
        UsageError: it is no ISO 8601 day.
    """
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        why = f"{option}: expected a day such as 2016-12-08, found {value!r}"
        raise UsageError(why) from None

"""the ways in which data state a moment -> ISO 8601, or nothing where they do not"""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

# Arabic-Indic and Persian digits.
DIGITS = {base + n: str(n) for base in (0x660, 0x6F0) for n in range(10)}
ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:(?:T|\s+)(\d\d?:\d\d(?::\d\d)?)(?:\.\d+)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?")
# What `toString` of JavaScript writes: day, month, date and year, then the time.
SCRIPT = re.compile(r"\w{3} (\w{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) (?:GMT|UTC)?([+-]\d{4})\b")
RFC = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3,9},? \d{4} \d\d?:\d\d")
# Clocks that were never set, and years of another calendar.
EARLIEST, LATEST = 1990, 2199


def moment(value: object) -> str | None:
    """A stated date or time in ISO 8601; without a zone where none is stated.

    Numbers with an order that can be read in two ways state nothing.

    Example:
        >>> moment("Tue, 05 Mar 2024 14:30:00 +0300"), moment("05/03/2024")
        ('2024-03-05T14:30:00+03:00', None)
    """
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.translate(DIGITS).strip()
    for read in (_iso, _basic, _script, _rfc):
        try:
            found = read(text)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        if found is not None:
            return found if EARLIEST <= int(found[:4]) <= LATEST else None
    return None


def _iso(text: str) -> str | None:
    match = ISO.fullmatch(text)
    if match is None:
        return None
    date, time, zone = match.groups()
    if time is None:
        return datetime.fromisoformat(date).date().isoformat()
    hour = time if time[1].isdigit() else f"0{time}"
    return datetime.fromisoformat(f"{date}T{hour}{_zone(zone)}").isoformat()


def _basic(text: str) -> str | None:
    match = BASIC.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    stamp = f"{year}-{month}-{day}T{hour}:{minute}:{second}{_zone(zone)}"
    return datetime.fromisoformat(stamp).isoformat()


def _script(text: str) -> str | None:
    match = SCRIPT.match(text)
    return _rfc("{1} {0} {2} {3} {4}".format(*match.groups())) if match else None


def _rfc(text: str) -> str | None:
    if not RFC.match(text):
        return None
    found = parsedate_to_datetime(text)
    if text.rstrip().endswith("-0000"):  # a time in UTC from an unknown place
        return found.isoformat() + "+00:00"
    return found.isoformat()


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"

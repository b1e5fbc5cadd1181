"""robots.txt -> what a site lets be fetched, as RFC 9309 has it"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

LINE = re.compile(r"\s*(user-agent|allow|disallow|crawl-delay|sitemap)\s*:\s*([^#]*)", re.I)
# Longer files, rules and waits are cut.
MOST = 500_000
RULES = 5_000
LONGEST = 2_000
SLOWEST = 60.0


class Rule(NamedTuple):
    """One line that allows or forbids a part of a site."""

    allows: bool
    path: str

    def fits(self, target: str) -> bool:
        """Whether a path begins as the rule says; `*` stands for anything, `$` for the end."""
        pieces = self.path.removesuffix("$").split("*")
        at = len(pieces[0])
        if not target.startswith(pieces[0]):
            return False
        for piece in pieces[1:]:
            found = target.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return not self.path.endswith("$") or at == len(target) or target.endswith(pieces[-1] or "")


class Robots(NamedTuple):
    """What one site lets one agent do."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether an address may be fetched: the longest rule decides, allowing ones first."""
        parts = urlsplit(url)
        target = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        fitting = [rule for rule in self.rules if rule.fits(target)]
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows), default=ALL).allows


ALL = Rule(True, "")
ALLOWED = Robots()
FORBIDDEN = Robots((Rule(False, "/"),))


def parse(text: str, token: str) -> Robots:
    """The rules for an agent: those that name it, else those for all.

    Example:
        >>> parse("User-agent: *\\nDisallow: /private", "musnad").allows("http://a.example/private/1")
        False
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    ruled = False
    for line in text[:MOST].splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        key, value = match[1].lower(), match[2].strip()[:LONGEST]
        if key == "user-agent":
            agents = [] if ruled else agents
            ruled = False
            agents.append(value.lower())
            groups.setdefault(value.lower(), [])
        elif key != "sitemap":
            ruled = True
            for agent in agents:
                groups[agent].append((key, value))
    named = [agent for agent in groups if agent and token.startswith(agent.split("/")[0])]
    return _robots(groups[max(named, key=len)] if named else groups.get("*", []))


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple(
        Rule(key == "allow", unquote(value))
        for key, value in lines
        if key != "crawl-delay" and value
    )
    stated = (_seconds(value) for key, value in lines if key == "crawl-delay")
    return Robots(rules[:RULES], next(stated, 0.0))


def _seconds(value: str) -> float:
    try:
        found = float(value)
    except ValueError:
        return 0.0
    return min(max(found, 0.0), SLOWEST) if found == found else 0.0

"""5 cues -> sources and contents -> chains"""

from musnad.attribution.engine import attribute, find, rule_says, unread

__all__ = ["attribute", "find", "rule_says", "unread"]

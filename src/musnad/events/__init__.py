"""6 action words -> PLOVER events with actor, recipient, place, date, asserting chain"""

from musnad.events.find import events

__all__ = ["events"]

"""4 words -> time expressions -> dates"""

from musnad.timex.find import times

__all__ = ["times"]

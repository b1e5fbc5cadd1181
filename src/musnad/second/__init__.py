"""a second reader for unsure sentences, at an address that the user names; every span is checked"""

from musnad.second.count import Count
from musnad.second.reader import SecondReader
from musnad.second.settings import Settings

__all__ = ["Count", "SecondReader", "Settings"]

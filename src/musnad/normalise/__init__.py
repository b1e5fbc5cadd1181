"""original text -> text to match on, every character traceable back"""

from musnad.normalise.fold import Folded, Folder

__all__ = ["Folded", "Folder"]

"""what a fork server loads before it forks, so that each process begins with all tables read"""

from __future__ import annotations

from musnad import Article, analyse
from musnad.cli import main

analyse(Article(id="1", text="قال الوزير إن الجسر مفتوح."))

__all__ = ["main"]

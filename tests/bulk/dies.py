"""a worker whose process ends over certain articles, as a library's fault would end it"""

from __future__ import annotations

import os
import signal

from musnad.bulk import batch
from musnad.bulk.worker import begin
from musnad.model import Article, Document
from musnad.pipeline import analyse

DEADLY, ONCE = "deadly", "once"


def dying(article: Article) -> Document:
    """Analyse, unless the article's id says otherwise."""
    seen = os.environ.get("MUSNAD_TEST_SEEN", "")
    if article.id.startswith(DEADLY):
        os.kill(os.getpid(), signal.SIGKILL)
    if article.id.startswith(ONCE) and not os.path.exists(seen):
        open(seen, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return analyse(article)


def main() -> None:
    """A worker as always, but for this."""
    setattr(batch, "analyse", dying)  # noqa: B010 - what another module imported
    begin()

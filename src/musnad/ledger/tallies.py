"""a document -> its row of counts, by which outlets and days are summed up"""

from __future__ import annotations

from musnad.ingest import day
from musnad.ledger.rows import Row, folded, plain
from musnad.model import Document, Shares


def tally_row(document: Document, key: int) -> Row:
    """The counts of a document, with the outlet and the day to which they belong."""
    shares = document.voice_shares or Shares()
    return {
        "document": key,
        "folded_outlet": folded(document.outlet),
        "outlet": plain(document.outlet) or "",
        "day": day(document.published or "") or "",
        "reports": len(document.attributions) + len(document.headline_attributions),
        "sentences": shares.sentences,
        "attributed": shares.attributed,
        "own": shares.own,
        "anonymous": shares.anonymous,
        "loaded_own": shares.loaded_own,
        "loaded_quoted": shares.loaded_quoted,
    }

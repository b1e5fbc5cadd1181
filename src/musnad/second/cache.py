"""answers that were given before, in a SQLite file"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from pathlib import Path

import msgspec

from musnad.errors import NoAnswer, UsageError
from musnad.second.exchange import Answer

PATIENCE = 10
_ANSWER = msgspec.json.Decoder(Answer)


class Cache:
    """Answers by what they depend on; without a file it remembers for one run.

    Raises:
        UsageError: the file cannot be opened, or is another one.
    """

    def __init__(self, where: Path | None) -> None:
        self._where = where
        try:
            if where is not None:
                where.parent.mkdir(parents=True, exist_ok=True)
                # Answers hold words of texts that may not be published yet.
                where.touch(mode=0o600)
            self._at = sqlite3.connect(where or ":memory:", timeout=PATIENCE, isolation_level=None)
            self._at.execute(
                "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer BLOB)"
            )
        except (sqlite3.Error, OSError) as error:
            raise UsageError(
                f"{where}: expected a file for the answers of a second reader: {error}"
            ) from None

    def close(self) -> None:
        """Let the file go."""
        self._at.close()

    def get(self, fingerprint: bytes) -> Answer | None:
        """The answer that was given before; one that cannot be read any more was not."""
        with contextlib.suppress(sqlite3.Error, msgspec.DecodeError, NoAnswer):
            chosen = "SELECT answer FROM answers WHERE key = ?"
            row = self._at.execute(chosen, (_key(fingerprint),)).fetchone()
            if row is not None:
                answer = _ANSWER.decode(row[0])
                answer.reports()
                return answer
        return None

    def put(self, fingerprint: bytes, answer: Answer) -> None:
        """Remember an answer. Where that fails the answer is as good."""
        with contextlib.suppress(sqlite3.Error):
            row = (_key(fingerprint), msgspec.json.encode(answer))
            self._at.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", row)


def _key(fingerprint: bytes) -> str:
    return hashlib.sha256(fingerprint).hexdigest()

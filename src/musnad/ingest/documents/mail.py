"""a message -> one article: its subject, its sender, its text"""

from __future__ import annotations

import email.errors
import email.policy
import io
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from musnad.errors import BrokenFile, NoArticle, TooLarge
from musnad.ingest.context import Context
from musnad.ingest.dateline import dateline
from musnad.ingest.decode import decode
from musnad.ingest.identity import identity
from musnad.ingest.limits import LIMIT, size
from musnad.ingest.moments import moment
from musnad.ingest.page.read import page
from musnad.ingest.text import blank
from musnad.lexicon.outlets import outlet_of
from musnad.model import Article, Origin

# Deeper messages are made to exhaust whoever reads them.
PARTS = b"\nContent-Type:"
MOST_PARTS = 500
ERRORS = (email.errors.MessageError, ValueError, LookupError, TypeError, AttributeError,
          RecursionError, IndexError)  # fmt: skip


def message(stream: io.BufferedReader, context: Context) -> Article:
    """The article in a message, or in a page saved as one (MHTML).

    Raises:
        TooLarge: the message is over the limit.
        BrokenFile: it cannot be taken apart.
        NoArticle: it has no part with a text.
    """
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT or data.count(PARTS) > MOST_PARTS:
        limits = f"{size(LIMIT)} in {MOST_PARTS} parts"
        raise TooLarge(context.name, f"expected at most {limits}, found more")
    try:
        found = message_from_bytes(data, policy=email.policy.default)
        return _story(found, context)
    except ERRORS as error:
        raise BrokenFile(context.name, f"expected a message, found: {error}") from None


def _story(found: EmailMessage, context: Context) -> Article:
    where = _header(found, "Snapshot-Content-Location")
    plain, html = found.get_body(("plain",)), found.get_body(("html",))
    if html is not None and (where or plain is None):
        inner = context._replace(url=where or context.url, charset=html.get_content_charset())
        story = page(_payload(html), inner)
        if where:
            return story
        text, headline = story.text, _header(found, "Subject") or story.headline
    elif plain is not None:
        text, headline = _text(plain, context.name), _header(found, "Subject")
    else:
        raise NoArticle(context.name, "expected a message with a text, found none")
    if blank(text):
        raise NoArticle(context.name, "expected a message with a text, found none")
    name, address = parseaddr(_header(found, "From") or "")
    return Article(
        text=text,
        id=identity(headline, text),
        headline=headline,
        author=name or None,
        dateline=dateline(text),
        outlet=outlet_of(address.rpartition("@")[2]),
        published=moment(_header(found, "Date")),
        origin=Origin(context.name),
    )


def _payload(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(part: MIMEPart, name: str) -> str:
    data = _payload(part)
    try:
        return data.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n").strip("\n")
    except (UnicodeDecodeError, LookupError):
        return decode(data, name)[0].replace("\r\n", "\n").strip("\n")


def _header(found: EmailMessage, name: str) -> str | None:
    value = found.get(name)
    return " ".join(str(value).split()) or None if value is not None else None

"""one delivery -> a webhook, a file of mail, or a program

A mail is added once, whatever happens in between: its Message-ID is looked for before it is
added again. A receiver on the other side of a network, and a program, may get a delivery
twice, where the answer was lost; both get the same id then.
"""

from __future__ import annotations

import http.client
import mailbox
import subprocess
import urllib.error
import urllib.request
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from email.utils import formatdate
from pathlib import Path
from typing import Any

import msgspec

from musnad.errors import DeliveryError
from musnad.ledger.alert import Delivery
from musnad.model import Attribution

# Seconds that a receiver, or a program, may take.
PATIENCE = 20.0
LONGEST = 120.0
ARROW = " → "


def deliver(delivery: Delivery, now: float) -> None:
    """Hand statements over in the way that their saved search names.

    Args:
        delivery: what is told.
        now: seconds since the epoch, for the date of a mail.

    Raises:
        DeliveryError: it could not be handed over, or nobody knows whether it was.
    """
    target = delivery.alert.target
    if delivery.alert.way == "webhook":
        _post(target[0], told(delivery), delivery.id)
    elif delivery.alert.way == "mail":
        _mail(Path(target[0]), message(delivery, now), again=delivery.tries > 1)
    else:
        _run(target, told(delivery))


def told(delivery: Delivery) -> bytes:
    """A delivery as JSON: the search, and the statements each with its article."""
    alert = delivery.alert
    return msgspec.json.encode(
        {
            "delivery": delivery.id,
            "alert": alert.name,
            "asked": alert.asked,
            "statements": [
                {"id": one.id, **msgspec.to_builtins(one.entry)} for one in delivery.statements
            ],
        }
    )


def message(delivery: Delivery, now: float) -> Message:
    """A delivery as a mail, the statements below each other."""
    text = "\n\n".join(_paragraph(one.entry) for one in delivery.statements)
    found = MIMEText(text + "\n", "plain", "utf-8")
    subject = f"Musnad: {_line(delivery.alert.name)} ({len(delivery.statements)})"
    # The newer way of writing headers loses blanks where it folds a long Arabic one.
    found["Subject"] = Header(subject, "utf-8", header_name="Subject")  # type: ignore[assignment]
    found["From"] = found["To"] = "musnad@localhost"
    found["Date"] = formatdate(now)
    found["Message-ID"] = f"<{delivery.id}@musnad.invalid>"
    return found


def _paragraph(entry: Any) -> str:
    facts = (entry.published, entry.outlet, entry.headline)
    report: Attribution = entry.attribution
    links = [link.text or link.entity for link in report.chain]
    content = " … ".join(_line(piece.text) for piece in report.content)
    lines = (
        " · ".join(_line(fact) for fact in facts if fact),
        ARROW.join(_line(link) for link in links if link),
        f"{_line(report.cue.text)}: {content}",
        entry.url or entry.document,
    )
    return "\n".join(line for line in lines if line)


def _line(text: str) -> str:
    """A text in one line that any header and any reader bears."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A webhook that has moved is an error: what is posted must not become a question."""

    def redirect_request(self, *_: Any) -> None:
        """Follow none."""


def _post(url: str, body: bytes, id: str) -> None:
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "musnad",
        "Idempotency-Key": id,
    }
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            answer.read(1)
    except urllib.error.HTTPError as error:
        with error:
            again = error.headers.get("Retry-After", "")
        wait = float(again) if again.isdecimal() else None
        raise DeliveryError(f"{url}: expected 2xx, found status {error.code}", wait) from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        raise DeliveryError(f"{url}: no answer: {why or type(error).__name__}") from None


def _mail(path: Path, mail: Message, again: bool) -> None:
    try:
        box = _maildir(path) if path.is_dir() else mailbox.mbox(path)
        box.lock()
        try:
            if not (again and _has(box, mail["Message-ID"])):
                box.add(mail.as_bytes())
                box.flush()
        finally:
            box.close()
    except (OSError, mailbox.Error) as error:
        raise DeliveryError(f"{path}: cannot be written to: {error}") from None


def _maildir(path: Path) -> mailbox.Mailbox[Any]:
    for name in ("tmp", "new", "cur"):
        (path / name).mkdir(exist_ok=True)
    return mailbox.Maildir(path)


def _has(box: mailbox.Mailbox[Any], id: str) -> bool:
    """Whether a mail was added before its sender was stopped."""
    return any(mail["Message-ID"] == id for mail in box)


def _run(command: tuple[str, ...], body: bytes) -> None:
    try:
        done = subprocess.run(
            command,
            input=body,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise DeliveryError(f"{command[0]}: {error}") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise DeliveryError(f"{command[0]}: ended with {done.returncode}: {said[:200]}")

"""what goes wrong -> one shape of error: RFC 9457, or a page for the browser"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from musnad.errors import InputError, LedgerError, MusnadError, OffsetError, UsageError

PROBLEM = "application/problem+json"
_log = logging.getLogger("musnad.server")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error as RFC 9457 writes it.

    Attributes:
        type: always `about:blank`: the status says what kind of problem it is.
        title: the status in words.
        status: the HTTP status.
        detail: what was expected and what was found, in one line.
        instance: the path that was asked for.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


class Absent(MusnadError):
    """There is nothing of that id, or no such page."""


class Forbidden(MusnadError):
    """Whoever writes has shown no token, or a wrong one."""


def problem(status: int, detail: str, instance: str) -> Problem:
    """A problem with the words of its status."""
    line = " ".join(detail.split())
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=line, instance=instance)


def told(error: Exception) -> tuple[int, str]:
    """The status of an error, and what may be said of it."""
    if isinstance(error, HTTPException):
        return error.status_code, _litestar(error)
    for kind, status in STATUS:
        if isinstance(error, kind):
            return status, str(error)
    if isinstance(error, RecursionError):
        return 400, "expected records, found lists in lists in lists"
    _log.error("an answer failed", exc_info=error)
    return 500, "the server could not answer; its log tells why"


STATUS: tuple[tuple[type[Exception], int], ...] = (
    (Absent, 404),
    (Forbidden, 401),
    (UsageError, 400),
    (OffsetError, 400),
    (InputError, 422),
    (LedgerError, 503),
)


def _litestar(error: HTTPException) -> str:
    extra = error.extra if isinstance(error.extra, list) else []
    parts = [f"{one.get('key', 'body')}: {one.get('message', '')}" for one in extra]
    if parts:
        return f"{_first(error)}: {'; '.join(parts)}"
    return _first(error)


def _first(error: HTTPException) -> str:
    return error.detail.partition(" for ")[0] if error.status_code == 400 else error.detail


def as_problem(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer of the API to an error."""
    status, detail = told(error)
    found = problem(status, detail, request.scope["path"])
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="musnad"'
    return Response(
        msgspec.json.encode(found), status_code=status, media_type=PROBLEM, headers=headers
    )

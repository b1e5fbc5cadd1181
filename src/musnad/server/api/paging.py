"""addresses of next pages"""

from __future__ import annotations

from typing import Annotated, TypeVar
from urllib.parse import parse_qsl, urlencode

from litestar.params import QueryParameter

from musnad.server.answer import AnyRequest

T = TypeVar("T")
Limit = Annotated[int, QueryParameter(ge=1, le=500, description="at most so many items")]
Offset = Annotated[int, QueryParameter(ge=0, le=1_000_000, description="after so many others")]
LIMIT = 50


def cut(request: AnyRequest, found: list[T], limit: int, offset: int) -> tuple[list[T], str | None]:
    """The items of a page, and the address of the next one.

    Args:
        request: the request.
        found: the items, and one more where there is a next page.
        limit, offset: of this page.
    """
    if len(found) <= limit:
        return found, None
    given = parse_qsl(request.scope["query_string"].decode("latin-1"))
    kept = [pair for pair in given if pair[0] != "offset"]
    query = urlencode([*kept, ("offset", str(offset + limit))])
    return found[:limit], f"{request.scope['path']}?{query}"

"""a view -> a page, or its figures as CSV or JSON"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl, quote_plus, urlencode

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.params import PathParameter

from musnad.errors import UsageError
from musnad.marked import harmless
from musnad.pipeline import ENGINE
from musnad.server.labels import Labels
from musnad.server.problems import Absent, problem, told
from musnad.server.stream import csv_chunks
from musnad.server.texts import LANGUAGES, Language, Texts

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
Lang = Annotated[str, PathParameter(description="ar or en")]
TEMPLATES = Path(__file__).parent / "templates"
FORMATS = ("html", "json", "csv")


class View(msgspec.Struct, kw_only=True):
    """What one address shows.

    Attributes:
        template: file of the page.
        title: of the page, in its language.
        record: everything as JSON.
        rows: the same as a table, a mapping a row.
        values: what the template needs beside the record.
        status: HTTP status.
    """

    template: str
    title: str
    record: object = None
    rows: Iterable[Mapping[str, object]] = ()
    values: dict[str, Any] = {}
    status: int = 200


def language(name: str) -> Language:
    """A language by the name that stands in an address.

    Raises:
        Absent: there is no such language.
    """
    for one in LANGUAGES:
        if one == name:
            return one
    raise Absent(f"expected a page in one of {' '.join(LANGUAGES)}, found {name!r}")


def answered(request: AnyRequest, lang: str, make: Callable[[Labels], View]) -> Response[Any]:
    """A view in the format that the address asks for.

    Raises:
        UsageError: there is no such format.
    """
    labels = Labels(Texts(language(lang)))
    wanted = request.query_params.get("as", "html")
    if wanted not in FORMATS:
        raise UsageError(f"as: expected one of {' '.join(FORMATS)}, found {wanted!r}")
    view = make(labels)
    name = view.template.partition(".")[0]
    if wanted == "json":
        body = msgspec.json.encode(view.record)
        return _download(body, "application/json", f"musnad-{name}.json")
    if wanted == "csv":
        return _download(b"".join(csv_chunks(view.rows)), "text/csv", f"musnad-{name}.csv")
    return page(request, labels, view)


def page(request: AnyRequest, labels: Labels, view: View) -> Response[str]:
    """A view as a page."""
    lang = labels.language
    given = parse_qsl(request.scope["query_string"].decode("latin-1"))
    pairs = [pair for pair in given if pair[0] != "as"]
    path = request.scope["path"].partition("/")[2].partition("/")[2]
    other = "en" if lang == "ar" else "ar"
    query = urlencode(pairs, doseq=True)
    html = (
        templates()
        .get_template(view.template)
        .render(
            t=labels.text,
            label=labels,
            lang=lang,
            title=view.title,
            url=lambda page, **asked: address(lang, page, **asked),
            here=path,
            other=f"/{other}/{path}" + (f"?{query}" if query and request.method == "GET" else ""),
            download=lambda form: f"?{urlencode([*pairs, ('as', form)])}",
            turn=lambda number: f"?{urlencode([*_without(pairs, 'page'), ('page', str(number))])}",
            record=view.record,
            engine=ENGINE,
            **view.values,
        )
    )
    return Response(html, media_type="text/html", status_code=view.status)


def _without(pairs: list[tuple[str, str]], name: str) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[0] != name]


def wrong(request: AnyRequest, error: Exception) -> Response[str]:
    """The page that tells of an error."""
    status, detail = told(error)
    first = request.scope["path"].strip("/").partition("/")[0]
    labels = Labels(Texts(first if first in LANGUAGES else "ar"))
    found = problem(status, detail, request.scope["path"])
    title = labels.text.or_id("problem", str(status)) or found.title
    title = labels.text("problem.other") if title == str(status) else title
    view = View(template="problem.html", title=title, record=found, status=status)
    return page(request, labels, view)


def asked(request: AnyRequest, kind: type[T]) -> T:
    """The parameters of an address; blank ones are not there.

    Raises:
        UsageError: one is of a wrong kind or out of its bounds.
    """
    given = {name: value for name, value in request.query_params.items() if value.strip()}
    try:
        return msgspec.convert(given, kind, strict=False)
    except msgspec.ValidationError as error:
        raise UsageError(str(error)) from None


def address(lang: str, page: str, **asked: object) -> str:
    """The address of a page; what is asked for with None is left out.

    Example:
        >>> address("en", "who", id="country/RUS", name=None)
        '/en/who?id=country%2FRUS'
    """
    pairs = [
        f"{'with' if name == 'beside' else name.rstrip('_')}={_quoted(str(value))}"
        for name, value in asked.items()
        if value is not None and name != "anchor"
    ]
    query = "&".join(pairs)
    anchor = f"#{asked['anchor']}" if asked.get("anchor") else ""
    return f"/{lang}/{page}" + (f"?{query}" if query else "") + anchor


# A page leads to the same article and the same speakers again and again.
@lru_cache(maxsize=1 << 12)
def _quoted(value: str) -> str:
    return quote_plus(value, errors="replace")


def _download(body: bytes, kind: str, name: str) -> Response[bytes]:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=kind, headers=headers)


def _finally(value: object) -> object:
    """Whatever a template writes, harmless; marked texts are so already."""
    return harmless(value) if type(value) is str else value


@cache
def templates() -> Environment:
    """The pages' templates; they escape whatever they are given."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finally,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["percent"] = lambda share: f"{share:.0%}"
    return made

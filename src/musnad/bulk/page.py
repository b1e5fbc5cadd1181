"""a run's report as one page for the browser, with nothing to load from elsewhere"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from string import Template

from musnad.bulk.figures import bars, columns, curve, number
from musnad.bulk.report import Report, ShardTime

# Workers and bins that a figure shows.
WORKERS, BINS = 40, 24
NO_OUTLET = "(no outlet)"

_PAGE = Template(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>musnad bulk: $articles articles</title>
<style>
body { font: 1rem/1.5 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; margin: 1rem auto;
  max-width: 50rem; padding: 0 1rem; color: #1c2430; background: #fdfcf9 }
h1, h2 { font-weight: 600 } h2 { border-bottom: 1px solid #cfc8b8; margin-top: 2rem }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .8rem }
dl div { border: 1px solid #ddd6c6; border-radius: .4rem; padding: .4rem .8rem; background: #fff }
dt { color: #5b6472; font-size: .85rem } dd { margin: 0; font-size: 1.3rem }
table { width: 100%; border-collapse: collapse; font-size: .9rem }
th { text-align: left; color: #5b6472; font-weight: 400 }
td, th { vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #eee7d8 }
td { overflow-wrap: anywhere } td.n, th.n { text-align: right; white-space: nowrap }
figure { margin: 1rem 0 } svg { width: 100%; height: auto; font-size: 12px; fill: #3b4452 }
.bar { fill: #2f6f6a } .line { fill: none; stroke: #2f6f6a; stroke-width: 2 }
.area { fill: #2f6f6a22 } .grid { stroke: #e4ddcd } .name { unicode-bidi: plaintext }
</style>
</head>
<body>
<h1>musnad bulk</h1>
<p>$engine. Read from $sources.</p>
<dl>$facts</dl>
$body
</body>
</html>
"""
)


def page(found: Report) -> str:
    """The report as HTML; names in Arabic stand in lines of their own direction.

    Args:
        found: what the run did.
    """
    sections = [
        _section("Commands", _commands(found)),
        _section("Given up", _failed(found)),
        _section("Rate over time", _rate(found)),
        _section("Time that shards took", columns(_bins(found.shards), "seconds", "shards")),
        _section("Memory of each worker", _memory(found)),
        _section("Tables", _tables(found)),
        _section(f"Outlets ({found.outlet_count:,})", _outlets(found)),
        _section(f"Set aside ({found.set_aside:,})", _aside(found)),
    ]
    return _PAGE.substitute(
        articles=f"{found.articles:,}",
        engine=escape(found.engine.capitalize()),
        sources=", ".join(_isolated(one) for one in found.sources),
        facts="".join(
            f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in _facts(found)
        ),
        body="\n".join(filter(None, sections)),
    )


def size(count: float) -> str:
    """Bytes as people read them.

    Example:
        >>> size(999), size(12_345_678)
        ('999 B', '12.3 MB')
    """
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{number(count)} {unit}"
        count /= 1000
    return f"{number(count)} TB"


def _facts(found: Report) -> list[tuple[str, str]]:
    return [
        ("articles", f"{found.articles:,}"),
        ("set aside", f"{found.set_aside:,}"),
        ("articles a second", number(found.rate)),
        ("seconds of work", number(found.seconds)),
        ("seconds of the processor", number(found.processor)),
        ("input", size(found.bytes)),
        ("tables", size(sum(one.bytes for one in found.tables.values()))),
        ("shards", f"{len(found.shards):,}"),
        ("processes that ended early", f"{found.deaths:,}"),
        ("values dropped", f"{found.notes:,}"),
    ]


def _section(title: str, inside: str) -> str:
    return f"<h2>{escape(title)}</h2>\n{inside}" if inside else ""


def _figure(svg: str) -> str:
    return f"<figure>{svg}</figure>" if svg else ""


def _isolated(text: str | None) -> str:
    return f"<bdi>{escape(text or '')}</bdi>"


Cell = str | int | float | None


def _table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Rows with numbers to the right and texts each in its own direction."""
    given = list(rows)
    if not given:
        return ""
    names = "".join(
        f"<th{_side(cell)}>{escape(one)}</th>" for one, cell in zip(heads, given[0], strict=True)
    )
    lines = ("".join(f"<td{_side(cell)}>{_told(cell)}</td>" for cell in row) for row in given)
    return "\n".join(
        (f"<table><tr>{names}</tr>", *(f"<tr>{one}</tr>" for one in lines), "</table>")
    )


def _side(cell: Cell) -> str:
    return ' class="n"' if isinstance(cell, int | float) else ""


def _told(cell: Cell) -> str:
    return number(cell) if isinstance(cell, int | float) else _isolated(cell)


def _commands(found: Report) -> str:
    heads = ("began", "last shard", "seconds", "by", "shards", "articles")
    return _table(
        heads,
        (
            (one.began[:19], one.finished[:19], one.seconds, one.by, one.shards, one.articles)
            for one in found.commands
        ),
    )


def _failed(found: Report) -> str:
    return _table(("shard", "why"), sorted(found.failed.items()))


def _rate(found: Report) -> str:
    points = [(one.seconds, one.rate) for one in found.over_time]
    return _figure(curve(points, "seconds of work", "articles a second"))


def _bins(shards: Sequence[ShardTime]) -> list[tuple[float, float, int]]:
    """How many shards took how long, in steps of equal length from the shortest to the longest."""
    if not shards:
        return []
    times = [one.seconds for one in shards]
    low, high = min(times), max(times)
    step = (high - low) / BINS or 1.0
    counts = [0] * BINS
    for one in times:
        counts[min(BINS - 1, int((one - low) / step))] += 1
    return [(low + at * step, low + (at + 1) * step, count) for at, count in enumerate(counts)]


def _memory(found: Report) -> str:
    most = sorted(found.workers, key=lambda one: -one.memory)[:WORKERS]
    rows = [(one.worker, one.memory, f"{one.memory:,.0f} MB") for one in most]
    return _figure(bars(rows, "memory of each worker"))


def _tables(found: Report) -> str:
    rows = [(name, one.bytes, size(one.bytes)) for name, one in found.tables.items()]
    counts = ((name, one.rows, size(one.bytes)) for name, one in found.tables.items())
    return _figure(bars(rows, "tables")) + _table(("table", "rows", "size"), counts)


def _outlets(found: Report) -> str:
    rows = [
        (one.outlet or NO_OUTLET, float(one.articles), f"{one.articles:,}") for one in found.outlets
    ]
    return _figure(bars(rows, "outlets"))


def _aside(found: Report) -> str:
    kinds = _table(("kind", "how many"), found.aside.items())
    examples = ((one.where, one.document, one.kind, one.error) for one in found.examples)
    return kinds + _table(("where", "id", "kind", "what is wrong"), examples)

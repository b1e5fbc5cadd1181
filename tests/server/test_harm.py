"""what is meant to harm: shown, refused, or without effect"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from lxml import html

from musnad import Article, Ledger, analyse
from musnad.server import Settings, application
from musnad.server.guard import POLICY
from tests.server.conftest import HERE, Client
from tests.server.test_pages import PAGES

SCRIPT = "<script>alert(1)</script>"
EVIL = Article(
    id=f"evil{SCRIPT}",
    url="javascript:alert(1)",
    outlet=f"صحيفة {SCRIPT}",
    section=SCRIPT,
    headline=f"الوزير: الجسر مغلق {SCRIPT}",
    published="2024-03-05",
    text=f"قال الوزير {SCRIPT} إن الجسر مغلق {SCRIPT}.\n\u202eوأعلن سامي {SCRIPT} أن الطريق مفتوح.",
)
PARAMETERS = {
    "article": ("id", "at", "version"),
    "why": ("id", "at", "version"),
    "search": (
        *("q", "who", "via", "outlet", "kind", "naming", "country", "via_country", "office"),
        *("from", "to", "of", "page", "limit", "as"),
    ),
    "who": ("id", "name", "role", "page"),
    "events": (
        *("type", "who", "actor", "recipient", "place", "asserted", "outlet", "document"),
        *("from", "to", "page", "limit", "as"),
    ),
    "matter": ("about", "from", "to"),
    "outlets": ("with", "from", "to"),
    "outlet": ("name", "from", "to"),
    "sentences": ("name", "of", "document", "page"),
    "corpus": ("outlet", "from", "to", "page"),
}
SQL = ("' OR 1=1 --", '" OR ""="', "'; DROP TABLE documents; --", "%", "a NEAR b*", '"')


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with Ledger.open(tmp_path_factory.mktemp("evil") / "evil.db") as ledger:
        ledger.add(analyse(EVIL))
        with TestClient(application(ledger, Settings()), base_url=HERE) as client:
            yield client


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("read", {}),
        ("article", {"id": EVIL.id, "at": "5"}),
        ("search", {"q": "الجسر"}),
        ("search", {"q": SCRIPT, "of": "articles"}),
        ("who", {"name": SCRIPT}),
        ("who", {"id": SCRIPT}),
        ("events", {}),
        ("events", {"who": SCRIPT}),
        ("matter", {"about": "الجسر"}),
        ("matter", {"about": SCRIPT}),
        ("outlets", {}),
        ("outlet", {"name": str(EVIL.outlet)}),
        ("sentences", {"of": "own"}),
        ("corpus", {}),
        ("corpus", {"outlet": f'"{SCRIPT}'}),
        (SCRIPT, {}),
    ],
)
def test_script_is_shown_and_never_run(evil: Client, page: str, asked: dict[str, str]) -> None:
    answer = evil.get(f"/ar/{page}", params=asked)
    tree = html.fromstring(answer.content)
    assert [one.get("src") for one in tree.xpath("//script")] == ["/static/main.js"]
    assert not tree.xpath("//@*[starts-with(name(), 'on')]")
    assert not [link for link in tree.xpath("//@href") if link.lower().startswith("javascript")]
    assert "\u202e" not in answer.text


@pytest.mark.parametrize("sql", SQL)
@pytest.mark.parametrize(("page", "name"), [(p, n) for p, ns in PARAMETERS.items() for n in ns])
def test_sql_is_a_word_like_others(client: Client, page: str, name: str, sql: str) -> None:
    before = client.get("/api/v1/corpus").json()["counts"]
    for path in (f"/en/{page}", f"/api/v1/{page}"):
        assert client.get(path, params={name: sql}).status_code in (200, 400, 404)
    assert client.get("/api/v1/corpus").json()["counts"] == before


@pytest.mark.parametrize("value", ["\0", "a\0b", "\ud800", "9" * 400, "-1", "1e9", "é" * 3000])
@pytest.mark.parametrize(("page", "name"), [(p, n) for p, ns in PARAMETERS.items() for n in ns])
def test_odd_values(client: Client, page: str, name: str, value: str) -> None:
    shown = value.encode("utf-8", "surrogatepass")
    query = f"{name}=" + "".join(f"%{byte:02x}" for byte in shown)
    for path in (f"/en/{page}", f"/api/v1/{page}"):
        assert client.get(f"{path}?{query}").status_code in (200, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/../app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/style.css%00.py",
        "/static/style.css/../../app.py",
    ],
)
def test_no_path_leads_out(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


@pytest.mark.parametrize("path", ["/ar/read", "/ar/nothing", "/api/v1/search", "/api/v1/nothing"])
def test_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_tables_hold_no_formulas(tmp_path_factory: pytest.TempPathFactory) -> None:
    article = Article(id="=1+1", outlet="@SUM(A1)", text="قال الوزير إن الجسر مغلق.")
    with Ledger.open(tmp_path_factory.mktemp("csv") / "csv.db") as ledger:
        ledger.add(analyse(article))
        with TestClient(application(ledger, Settings()), base_url=HERE) as client:
            table = client.get("/ar/search?as=csv").content.decode("utf-8-sig")
    assert "\r\n'=1+1," in table
    assert ",'@SUM(A1)," in table


def test_pages_are_all_asked() -> None:
    assert {page.strip() for page in PAGES} == {*PARAMETERS, "read"}

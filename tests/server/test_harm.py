"""what is meant to harm: shown, refused, or without effect"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from lxml import html

from musnad import Article, Ledger, analyse
from musnad.errors import EmptyInput
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
    "corpus": ("outlet", "from", "to", "of", "page"),
    "imports": ("page", "as"),
    "skipped": ("import", "kind", "page", "as"),
}
SQL = ("' OR 1=1 --", '" OR ""="', "'; DROP TABLE documents; --", "%", "a NEAR b*", '"')


# A text that is mostly of other letters is refused as not Arabic.
LONG = "\n" + "وأعلن المتحدث باسم الوزارة أن الطريق مفتوح أمام الناس منذ الصباح. " * 3
GIVEN = ("id", "outlet", "section", "headline", "url")


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    with Ledger.open(tmp_path_factory.mktemp("evil") / "evil.db") as ledger:
        ledger.add(analyse(EVIL))
        reading = ledger.imports().begin("read", SCRIPT, 1)
        reading.skip(EmptyInput(SCRIPT, f"expected text, found {SCRIPT}\u202e"))
        reading.end("ended")
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
        ("imports", {}),
        ("skipped", {}),
        ("skipped", {"kind": SCRIPT}),
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


def test_the_interface_takes_nothing_for_a_command(client: Client) -> None:
    """Every parameter of every address, as the description lists them."""
    before = client.get("/api/v1/corpus").json()["counts"]
    paths = client.get("/api/v1/openapi/openapi.json").json()["paths"]
    asked = [
        (path, one["name"])
        for path, operations in paths.items()
        for one in operations.get("get", {}).get("parameters", [])
        if one["in"] == "query"
    ]
    assert len(asked) > 40
    for path, name in asked:
        for value in (*SQL, SCRIPT, "../../../etc/passwd", "file:///etc/passwd", "{{7*7}}", "%s%n"):
            answer = client.get(path, params={name: value})
            assert answer.status_code in (200, 400, 404), (path, name, value)
            assert not answer.headers["content-type"].startswith("text/html")
            assert "root:" not in answer.text
    assert client.get("/api/v1/corpus").json()["counts"] == before


@pytest.mark.parametrize("sql", SQL)
def test_sql_in_what_is_sent(sql: str) -> None:
    with Ledger.open(":memory:") as ledger:
        with TestClient(application(ledger, Settings()), base_url=HERE) as client:
            given = {"text": f"قال الوزير {sql} إن الجسر مغلق.", **dict.fromkeys(GIVEN, sql)}
            given["published"] = "2024-03-05"
            assert client.post("/api/v1/articles", json=[given]).status_code == 201
            kept = client.get("/api/v1/article", params={"id": sql}).json()
            assert {name: kept[name] for name in GIVEN} == dict.fromkeys(GIVEN, sql)
            form = {"text": given["text"], "headline": sql, "outlet": sql}
            for page in ("read", "articles", "sentences", "why"):
                answer = client.post(f"/ar/{page}", data={**form, "at": "0"})
                assert answer.status_code == 200, page
        assert ledger.counts().documents == 2


@pytest.mark.parametrize("page", ["read", "articles", "sentences", "why"])
def test_script_in_what_is_sent(page: str) -> None:
    form = {
        "text": f"قال الوزير {SCRIPT} إن الجسر مغلق.</textarea>{SCRIPT}" + LONG,
        "headline": f"الوزير: الجسر مغلق {SCRIPT}",
        "outlet": f'"><img src=x onerror=alert(1)>{SCRIPT}',
        "url": "javascript:alert(1)",
        "at": "0",
    }
    ledger = Ledger.open(":memory:")
    with ledger, TestClient(application(ledger, Settings()), base_url=HERE) as client:
        answer = client.post(f"/ar/{page}", data=form)
    assert answer.status_code == 200
    tree = html.fromstring(answer.content)
    assert [one.get("src") for one in tree.xpath("//script")] == ["/static/main.js"]
    assert not tree.xpath("//img | //@onerror")
    assert not [link for link in tree.xpath("//@href") if link.lower().startswith("javascript")]


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


@pytest.mark.parametrize("id", ["../../../etc/passwd", "/etc/passwd", "..\\..\\boot.ini", "a/../b"])
@pytest.mark.parametrize("page", ["ar/article", "ar/why", "api/v1/article", "api/v1/explain"])
def test_no_id_is_a_path(client: Client, page: str, id: str) -> None:
    answer = client.get(f"/{page}", params={"id": id, "at": 0})
    assert answer.status_code == 404
    assert "root:" not in answer.text


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

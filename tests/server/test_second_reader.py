"""pages mark what a second reader found"""

from __future__ import annotations

import msgspec
from litestar.testing import TestClient
from lxml import html

from musnad import Article, Ledger, analyse
from musnad.model.attribution import SECOND_READER
from musnad.server import Settings, application
from tests.server.conftest import HERE


def test_a_second_readers_report_is_marked() -> None:
    document = analyse(Article(id="d", text="أعلن وزير النقل سامي الحداد أن الجسر مفتوح."))
    (ours,) = document.attributions
    theirs = msgspec.structs.replace(ours, id="s1", rule=f"{SECOND_READER}small<b>", confidence=0.0)
    with Ledger.open(":memory:") as ledger:
        ledger.add(msgspec.structs.replace(document, attributions=(ours, theirs)))
        with TestClient(application(ledger, Settings()), base_url=HERE) as client:
            tree = html.fromstring(client.get("/en/article", params={"id": "d"}).content)
    marks = {one.get("data-report"): one.text_content() for one in tree.xpath("//article")}
    assert "Second reader · small<b>" in marks["s1"]
    assert "Second reader" not in marks["a1"]

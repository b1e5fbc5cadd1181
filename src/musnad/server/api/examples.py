"""what the OpenAPI document gives as examples: an article of the project's own"""

from __future__ import annotations

from musnad.server.texts import Texts

# The text of the example, like every Arabic one, stands in the table of texts.
ARTICLE = {
    "outlet": Texts("ar")("example.outlet"),
    "published": "2024-03-05",
    "text": Texts("ar")("example.text"),
}
PLACE = {**ARTICLE, "at": 0}

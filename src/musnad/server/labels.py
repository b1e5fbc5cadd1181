"""ids of the house -> what they are called in a page's language"""

from __future__ import annotations

from urllib.parse import urlsplit

from musnad.lexicon.actors import actors
from musnad.model import Entity
from musnad.server.texts import Language, Texts

UNNAMED = ("anonymous", "group", "document")


class Labels:
    """Names of states, offices, entities and classes in one language."""

    def __init__(self, text: Texts) -> None:
        self.text = text

    @property
    def language(self) -> Language:
        """The language."""
        return self.text.language

    def state(self, code: str | None) -> str:
        """A state's name by its code, or the code itself."""
        known = actors().countries.get(code or "")
        if known is None:
            return code or ""
        return known.name if self.language == "ar" else known.english

    def office(self, title: str | None) -> str:
        """An office by its id, or the id itself."""
        known = actors().titles.get(title or "")
        if known is None:
            return (title or "").replace("-", " ")
        return known.form if self.language == "ar" else known.english

    def name(self, id: str, ar: str, en: str | None) -> str:
        """What an entity is called; one without a name by what is known of it."""
        kind, _, rest = id.partition("/")
        if kind not in UNNAMED:
            return (en or ar) if self.language == "en" else ar
        if kind == "anonymous":
            state, _, role = rest.partition("-")
            parts = (self.text("unnamed"), self.text.or_id("role", role))
            known = parts if state == "ZZZ" else (*parts, self.state(state))
            return " · ".join(part for part in known if part)
        return f"{self.text.or_id('kind', kind)} · {(en or ar) if self.language == 'en' else ar}"

    def entity(self, one: Entity) -> str:
        """What an entity is called."""
        return self.name(one.id, one.name.ar, one.name.en)

    def of(self, id: str) -> str:
        """To whom an office belongs: a state by its code, or a body by its id."""
        return self.state(id) if id.isupper() else id.partition("/")[2].replace("-", " ")


def web_address(url: str | None) -> str | None:
    """An article's address, if a browser may be sent there.

    Example:
        >>> web_address("javascript:alert(1)"), web_address("https://example.org/1")
        (None, 'https://example.org/1')
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None

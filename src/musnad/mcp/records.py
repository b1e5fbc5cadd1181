"""what the tools answer with; the descriptions become the schemas that a model reads"""

from __future__ import annotations

from pydantic import BaseModel, Field

ID = Field(description="the article's id; the tools article and explain take it")
OUTLET = Field(description="who published the article")
PUBLISHED = Field(description="when, as ISO 8601")
MORE = Field(description="whether there are further ones; ask again with a larger offset")


class Link(BaseModel):
    """One of those who pass a report on."""

    name: str = Field(description="as the article names it")
    entity: str | None = Field(description="the entity's id; who_said takes it")


class Statement(BaseModel):
    """One report: somebody is said to have said something."""

    document: str = ID
    outlet: str | None = OUTLET
    published: str | None = PUBLISHED
    headline: str | None = Field(description="the article's headline")
    url: str | None = Field(description="the article's address")
    report: str = Field(
        description="id within the article: a… in the body, h… in the headline, s… by a model"
    )
    chain: list[Link] = Field(description="who passes it on, the outlet first, the source last")
    source: str | None = Field(description="who speaks; null where it is carried on from before")
    entities: list[str] = Field(description="ids of the source's entities")
    naming: str = Field(description="named, anonymous, collective, document or impersonal")
    cue: str = Field(description="the word that carries the report")
    cue_class: str = Field(description="its class: say, announce, deny, demand …")
    at: int = Field(description="where the cue stands, in code points; explain takes it")
    says: str = Field(description="what is reported, verbatim; … stands between two pieces")
    cut: bool = Field(description="says was too long and was cut")
    mode: str = Field(description="direct (quoted), indirect or mixed")
    certainty: str = Field(description="what the cue says of its truth; never a judgement on it")
    confidence: float = Field(description="how sure it is that this was read rightly, 0 to 1")
    rule: str = Field(description="the rule that found it")


class Statements(BaseModel):
    """Some statements."""

    statements: list[Statement]
    more: bool = MORE


class Who(BaseModel):
    """Somebody who bears a name."""

    entity: str = Field(description="the entity's id")
    kind: str = Field(description="person, office, organisation, country, place or group")
    name: str = Field(description="the Arabic name")
    english: str | None = Field(description="the English name")
    reports: int = Field(description="in how many reports it speaks, or passes on")


class Said(BaseModel):
    """What somebody said, and through whom it came."""

    who: Who | None = Field(description="who is meant; null: the name was looked for as words")
    others: list[Who] = Field(description="others who bear the name; ask again with their id")
    offices: list[str] = Field(description="offices in which it speaks, with first and last day")
    passed_on_by: list[Who] = Field(description="who passes on what it says, most often first")
    statements: list[Statement] = Field(description="the newest first")
    more: bool = MORE


class Side(BaseModel):
    """One statement as one account gives it."""

    document: str = ID
    outlet: str | None = OUTLET
    published: str | None = PUBLISHED
    speaker: str | None = Field(description="who says it; null: the outlet in its own voice")
    chain: list[Link] = Field(description="who passes it on, the outlet first")
    cue: str | None = Field(description="the word that carries it")
    says: str = Field(description="what is said, verbatim; … stands between two pieces")
    cut: bool = Field(description="says was too long and was cut")


class Dispute(BaseModel):
    """Two statements that cannot both be so. Which of them is right is not known."""

    kind: str = Field(description="denial, negation, opposition, number, date, actor; a retreat's")
    rule: str = Field(description="the rule that found it")
    confidence: float = Field(description="0 to 1")
    why: str = Field(description="what decided")
    left: Side | None = Field(description="the earlier one; null for a retreat told by others")
    right: Side
    left_words: str = Field(description="the words that clash, in the earlier one")
    right_words: str = Field(description="the words that clash, in the later one")


class Family(BaseModel):
    """One statement in several wordings."""

    speaker: str | None = Field(description="the fullest naming of who says it")
    renderings: list[Side] = Field(description="the earliest first, five at most")
    accounts: int = Field(description="how many wordings there are in all")


class Rests(BaseModel):
    """One article rests on an outlet or on another article."""

    how: str = Field(description="cites, copies or quotes")
    document: str = ID
    origin: str | None = Field(description="the outlet or agency on which it rests")
    origin_document: str | None = Field(description="the article on which it rests")


class Accounts(BaseModel):
    """The accounts of a matter side by side."""

    articles: int = Field(description="how many articles were laid side by side")
    more_articles: bool = Field(description="further, older articles fit and were left out")
    conflicts: list[Dispute] = Field(description="the most certain first")
    reversals: list[Dispute] = Field(description="who goes back on earlier words")
    families: list[Family] = Field(description="same quotations")
    rests_on: list[Rests] = Field(description="what rests on what")
    totals: dict[str, int] = Field(description="how many there are of each in all")


class Part(BaseModel):
    """A stretch of an article."""

    document: str = ID
    outlet: str | None = OUTLET
    published: str | None = PUBLISHED
    headline: str | None = Field(description="the headline")
    url: str | None = Field(description="its address")
    start: int = Field(description="where the stretch begins, in code points")
    length: int = Field(description="the whole text's length")
    text: str = Field(description="the stretch, verbatim")
    statements: list[Statement] = Field(description="the reports whose cues stand in it")
    more: bool = Field(description="whether the text, or the reports, go on behind it")


class Row(BaseModel):
    """A row of the lexicon."""

    id: str = Field(description="table/id")
    file: str = Field(description="the table")
    line: int = Field(description="the line in it, from 1")
    cells: dict[str, str] = Field(description="its filled cells by column")


class Word(BaseModel):
    """A word as the grammar reads it."""

    word: str
    reading: str = Field(description="what it was read as")


class Rule(BaseModel):
    """A rule that found a report at the place."""

    rule: str = Field(description="its name")
    says: str = Field(description="what it looks for")
    report: Statement


class Why(BaseModel):
    """Why a sentence is read as it is."""

    sentence: str = Field(description="the sentence around the place")
    found: list[Rule] = Field(description="reports that cover the place, the innermost first")
    words: list[Word] = Field(description="the sentence's words")
    rows: list[Row] = Field(description="rows of the lexicon that decided")
    lost: list[str] = Field(description="words that look like cues and report nothing, and why")


class Kept(BaseModel):
    """What became of an article that was handed in."""

    document: str = ID
    changed: bool = Field(description="false: the ledger had it already")
    statements: int = Field(description="how many reports were found in it")

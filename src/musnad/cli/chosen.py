"""the commands by name, each loaded when it is chosen

A command's module loads what the command needs, which takes most of a second for some. So a
name stands here with one line of help, and its module is loaded when somebody types it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperCommand

from musnad.cli.common import Commands

MARKUP: Final = "markdown"
# The first sentence of each command's own help, in the order of the list; a test compares them.
CAPTIONS = {
    "read": "Find every report in Arabic news: who said what, according to whom.",
    "ask": "List what was said, by whom and according to whom, out of a ledger.",
    "events": "Code what is reported as done: PLOVER type, actors, recipients, place, date, and "
    "who says so.",
    "compare": "Show where accounts differ, copy each other, and where somebody goes back on a "
    "word.",
    "export": "Write a ledger in a form that another tool reads.",
    "ledger": "What is done to a ledger as a whole.",
    "serve": "Show a ledger in the browser, and answer programs under /api/v1.",
    "mcp": "Answer a model's tools over the Model Context Protocol, on standard input and output.",
    "bulk": "Read a whole corpus into Parquet tables that other programs query.",
    "query": "Ask the tables of a corpus: who is quoted by whom, who passes on whom, on whose "
    "word.",
    "fetch": "Fetch articles, politely, and find every report in them.",
    "watch": "Read every article that feeds list, once, until it is stopped.",
    "alert": "Searches that are kept, and tell what is new.",
    "brief": "Write a briefing to print: who said what, conflicts, reversals, timeline, naming.",
    "explain": "Tell why Musnad reads a place in a text as it does.",
    "evaluate": "Score what Musnad finds in the texts of a gold file, rule by rule.",
    "lexicon": "Check and extend the tables of the lexicon.",
}


class Waiting(TyperCommand):
    """A command that is known by its name and caption until it is chosen.

    The module `musnad.cli.NAME` has a function of that name, or an `app` with further commands.
    """

    def __init__(self, name: str, caption: str) -> None:
        super().__init__(name, help=caption, rich_markup_mode=MARKUP)

    def loaded(self) -> Any:
        """The command itself, made by Typer from its module."""
        assert self.name is not None
        module = import_module(f"musnad.cli.{self.name}")
        app = getattr(module, "app", None)
        if app is None:
            app = typer.Typer(add_completion=False)
            app.command(self.name)(getattr(module, self.name))
        app.rich_markup_mode = MARKUP
        group = app.registered_callback or app.registered_groups or len(app.registered_commands) > 1
        command = typer.main.get_group(app) if group else typer.main.get_command(app)
        command.name = self.name
        return command

    def make_context(self, *given: Any, **more: Any) -> Any:
        """What starts a command: that of the loaded one, which runs from here on."""
        return self.loaded().make_context(*given, **more)


class Chosen(Commands):
    """The commands of the command line."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name, caption in CAPTIONS.items():
            self.add_command(Waiting(name, caption))

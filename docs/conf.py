"""how Sphinx builds the documentation: make docs"""

from __future__ import annotations

import logging
from importlib.metadata import version as installed
from typing import Any

project = "Musnad"
author = "The Musnad authors"
copyright = author
version = release = installed("musnad")

# Alembic tells of each plugin that it loads.
logging.getLogger("alembic").setLevel(logging.WARNING)

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
exclude_patterns = ["_static"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_default_options = {"members": True}
napoleon_google_docstring = True
napoleon_use_ivar = True
add_module_names = False
# Several packages have a record of the same name (Entry); each page links to its own.
suppress_warnings = ["ref.python"]

html_theme = "furo"
html_title = "Musnad · مسند"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False


def _arabic(app: Any, name: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Pages whose name ends in .ar are Arabic: from right to left, and said to be so."""
    if name.endswith(".ar"):
        context["language"] = "ar"
        context["body"] = f'<div lang="ar" dir="rtl">{context["body"]}</div>'


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("html-page-context", _arabic)

"""a ledger for the tools of language models, over the Model Context Protocol"""

from musnad.mcp.server import server

__all__ = ["server"]

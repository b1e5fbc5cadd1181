"""HTTP API and the browser's pages"""

from musnad.server.app import application
from musnad.server.settings import Settings

__all__ = ["Settings", "application"]

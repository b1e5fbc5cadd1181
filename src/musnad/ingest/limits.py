"""how much is read at once, and how much of one text, page or archive at all"""

from __future__ import annotations

# No news article comes near it; what does is a dump or a mistake.
LIMIT = 10_000_000
# Enough to see several records, or the beginning of one that is too long.
HEAD = 65_536

# Text packs to a tenth, markup to a twentieth; a bomb to a thousandth and less.
RATIO = 200
# Below so many bytes the ratio does not matter.
HARMLESS = 5_000_000
# Archives in archives in archives.
DEPTH = 4
# Entries of one archive, and bytes of its list of them.
MEMBERS = 200_000
DIRECTORY = 64_000_000
# What must be read out of order (archives, Parquet, PDF) is laid down on disk first.
SPOOL = 1_000_000_000
# A zstd stream may ask for so much memory at most.
WINDOW = 128 * 1024 * 1024

# Tags of one page; large ones have ten thousand.
TAGS = 150_000
# Unclosed formatting tags are repeated in every later paragraph: so many copies at most.
COPIES = 300_000
# Folders below the one that was named.
LEVELS = 64
# Pages of one PDF, and seconds and bytes of memory to read it.
PDF_PAGES = 1_000
PDF_SECONDS = 30
PDF_MEMORY = 1_000_000_000
# Bytes of memory for the process that reads Parquet, which maps more than it uses.
PARQUET_MEMORY = 8_000_000_000
# Uncompressed bytes of a row group's columns that are read.
ROW_GROUP = 1_000_000_000


def size(count: int) -> str:
    """A number of bytes for people.

    Example:
        >>> size(52_428_800)
        '52.4 MB'
    """
    return f"{count / 1_000_000:,.1f} MB" if count >= 100_000 else f"{count:,} bytes"

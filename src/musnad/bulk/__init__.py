"""the same pipeline over shards: one machine, or a Dask cluster"""

from musnad.bulk.ask import queries, views
from musnad.bulk.batch import analyse_batch
from musnad.bulk.cluster import cluster
from musnad.bulk.run import run
from musnad.exports.rows import split
from musnad.exports.schema import ARTICLE_SCHEMA, BATCH_SCHEMA

__all__ = [
    "ARTICLE_SCHEMA",
    "BATCH_SCHEMA",
    "analyse_batch",
    "cluster",
    "queries",
    "run",
    "split",
    "views",
]

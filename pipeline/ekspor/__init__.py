"""Indonesian news in, export events out.

extract(text, published=…)   the records of one article
load(model)                  an `Extractor`: the same with a trained model, loaded once
pipe(articles)               everything found in each of many articles
to_arrow, to_pandas, to_polars   records as a table
"""

from ekspor.extract import Extraction, Extractor, extract, load, pipe
from ekspor.frames import to_arrow, to_pandas, to_polars
from ekspor.schema import Article, ExportEvent, Label, Status

__all__ = [
    "Article",
    "ExportEvent",
    "Extraction",
    "Extractor",
    "Label",
    "Status",
    "extract",
    "load",
    "pipe",
    "to_arrow",
    "to_pandas",
    "to_polars",
]

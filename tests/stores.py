"""Stores that tests make of articles of their own."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ekspor.config import Format, Settings
from ekspor.run.job import run
from ekspor.store.build import build


def stored(articles: Iterable[Mapping[str, str]], folder: Path) -> Path:
    """A store of one run over the articles, in the folder."""
    archive = folder / "artikel.jsonl"
    archive.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    run([archive], folder / "run", Settings(formats=(Format.JSONL,)))
    build([folder / "run"], folder / "store.duckdb")
    return folder / "store.duckdb"

"""Articles into the form of a tool, and beside it what was exported, so that nothing the tool cannot hold is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ekspor.annotate import article
from ekspor.annotate.article import Annotated
from ekspor.annotate.formats import Tool, form
from ekspor.errors import InputError


def kept_beside(path: Path) -> Path:
    """The file beside an export that holds the exported articles as an exchange file with texts."""
    return path.with_name(path.name + ".kept.jsonl")


def export(articles: Sequence[Annotated], tool: Tool, path: Path) -> str:
    """Write the articles for the tool, and beside them `kept_beside`. What the tool cannot hold, in words."""
    if not articles:
        raise InputError("there is no article to export")
    chosen = form(tool)
    path.parent.mkdir(parents=True, exist_ok=True)
    chosen.write(articles, path)
    article.save(articles, kept_beside(path))
    return chosen.lacks

"""Stand-ins for the extractor, importable in worker processes."""

import os
from collections.abc import Callable

from ekspor.config import Settings
from ekspor.errors import RuleError
from ekspor.extract import Extraction
from ekspor.schema import Article, Label, Mention, Publication, Rejection
from records import full_event

Extract = Callable[[Article], Extraction]


def obedient(_: Settings) -> Extract:
    """Does what the text says: reports a record of "kopi", rejects one of "angin", fails at "gagal", dies at "mati"."""

    def extract(article: Article) -> Extraction:
        if "gagal" in article.text:
            raise ValueError("tidak terbaca")
        if "mati" in article.text:
            os._exit(9)
        document = full_event().document.model_copy(update={"id": article.id})
        records = (full_event(id=f"{article.id}-1", document=document),) if "kopi" in article.text else ()
        rejections = (Rejection("validate", "no content: angin", article.id),) if "angin" in article.text else ()
        mention = Mention(0, 1, Label.COMMODITY, article.text[0], "test")
        return Extraction(article, Publication(article.published, None), (), (mention,), (), (), records, rejections)

    return extract


def broken(_: Settings) -> Extract:
    """Cannot be made."""
    raise RuleError("rules/x.toml contradicts itself")

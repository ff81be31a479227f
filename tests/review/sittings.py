"""An article of our own as a draft, and sittings over it, for tests of reviewing."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ekspor.annotate.article import Annotated, annotated, save
from ekspor.config import Language, Settings
from ekspor.exchange import DRAFT
from ekspor.review.guide import guide
from ekspor.review.ledger import Ledger
from ekspor.review.server import Server
from ekspor.review.sitting import Sitting
from ekspor.review.sources import sources

MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")

REALIZED = {
    "status": "realized",
    "exporter": ["CV Niaga Jaya"],
    "commodity": ["kopi"],
    "destination": ["Jepang"],
    "value": [{"amount": 2000000, "currency": "USD"}],
    "period": [{"start": "2023-01-01", "end": "2023-12-31"}],
}
TARGET = {
    "status": "target",
    "origin": ["Kabupaten Jember"],
    "commodity": ["kopi"],
    "value": [{"amount": 3000000, "currency": "USD"}],
}
TEXT = (
    "🚢☕ [COMPANY CV Niaga Jaya] mengekspor [COMMODITY kopi] dan kakao senilai [MONEY US$ 2 juta] ke [COUNTRY Jepang] "
    "[DATE sepanjang 2023].\n\nTahun ini ekspor [COMMODITY kopi] [REGION Kabupaten Jember] ditargetkan "
    "[MONEY US$ 3 juta], kata Siti Rahmah, Selasa."
)
"""Its first characters are of two UTF-16 units each, so that who counts those is found out."""


def draft(text: str = TEXT, *events: dict[str, Any], name: str = "kopi", **rest: Any) -> Annotated:
    """An article of "[LABEL words] …", as a system found it."""
    plain, entities, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        entities.append({"start": len(plain), "end": len(plain) + len(match[2]), "label": match[1]})
        plain += match[2]
        last = match.end()
    said = {"published": "2024-02-05", "title": "Kopi Jember", DRAFT: True, **rest}
    line = {"id": name, "text": plain + text[last:], "entities": entities, "events": [*events], **said}
    return annotated({key: value for key, value in line.items() if value is not None})


COFFEE = draft(TEXT, REALIZED, TARGET)
GONE = "[COMPANY CV Niaga Jaya] batal mengekspor [COMMODITY kakao] ke [COUNTRY Belanda]."
COCOA = draft(
    GONE, {"status": "halted", "commodity": ["kakao"], "destination": ["Belanda"]}, name="kakao", title="Kakao batal"
)


def sitting(folder: Path, articles: Sequence[Annotated] = (COFFEE, COCOA), inputs: Sequence[Path] = ()) -> Sitting:
    """A sitting over drafts, or other inputs, kept in `mine.jsonl` of the folder."""
    if articles:
        save(articles, folder / "drafts.jsonl")
        inputs = [folder / "drafts.jsonl"]
    return Sitting(sources(inputs, Settings()), Ledger(folder / "mine.jsonl"), Settings())


def server(held: Sitting) -> Server:
    """A server on a free port, not yet serving."""
    return Server(held, guide(Language.EN))


def words(article: Annotated) -> list[tuple[str, str]]:
    return [(article.text[start:end], label) for start, end, label in article.entities]

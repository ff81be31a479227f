"""Articles of our own with annotations, for tests of what is done with them."""

import re
from collections.abc import Sequence
from typing import Any

from ekspor.annotate.article import Annotated, annotated

MARK = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


def marked(text: str, *events: dict[str, Any], name: str = "a-1", **rest: Any) -> Annotated:
    """An article of "[AGENCY Bea Cukai] mencatat …"."""
    plain, entities, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        entities.append({"start": len(plain), "end": len(plain) + len(match[2]), "label": match[1]})
        plain += match[2]
        last = match.end()
    return annotated({"id": name, "text": plain + text[last:], "entities": entities, "events": [*events], **rest})


def words(article: Annotated) -> list[tuple[str, str]]:
    return [(article.text[start:end], label) for start, end, label in article.entities]


SHIPMENT = {
    "status": "realized",
    "exporter": ["CV Niaga Jaya"],
    "commodity": ["kopi"],
    "value": [{"amount": 2000000, "currency": "USD"}],
    "period": [{"start": "2023-01-01", "end": "2023-12-31"}],
    "change": [{"percent": -7.5}],
}
TARGET = {"status": "target", "value": [{"amount": 3000000, "currency": "USD"}], "commodity": ["kopi"]}

COFFEE = marked(
    "[COMPANY CV Niaga Jaya] 🚢☕ mengapalkan [COMMODITY kopi] senilai [MONEY US$ 2 juta] [DATE tahun lalu], "
    "turun [PERCENT 7,5 persen].\nKata pengurus, targetnya [MONEY US$ 3 juta] 👍🏽 ke [COUNTRY Jepang].\n",
    SHIPMENT,
    TARGET,
    name="kopi/1 é",
    published="2024-05-20",
    title="Kopi “Jaya” 🚢",
    source={"of": ["us", 1]},
)
"""Characters of two UTF-16 units, of two code points, and every way in which a filler is told."""

COMBINED = marked(
    "Cafe\u0301 [COMPANY Nusantara\u0301] mengirim [QUANTITY 5 ton] [COMMODITY ko\u0302pi].\r\n\r\n",
    {"status": "halted"},
    {"status": "planned", "quantity": [{"amount": 5, "unit": "ton"}], "note": {"of": "somebody"}},
    name="tanda",
)
"""Combining marks, line ends of two characters, no date, a record that says nothing, a slot that is none of ours."""

PLAIN = marked("Tidak ada apa-apa di sini.", name="kosong", published=None)

ARTICLES: Sequence[Annotated] = (COFFEE, COMBINED, PLAIN)

"""What a value covers, where the words beside it say so: goods on board (FOB), with freight and insurance (CIF) …"""

from __future__ import annotations

from ekspor.relate.phrases import phrase
from ekspor.rules.load import table
from ekspor.schema import Basis

_NEAR = 60
"""Characters before and after the amount that are asked."""


def basis(text: str, start: int, end: int) -> Basis | None:
    """The Incoterm said of the amount at text[start:end], None where none is."""
    found = phrase("value.basis-after").find(text, end, end + _NEAR) or phrase("value.basis-before").find(
        text, max(0, start - _NEAR), start
    )
    return _CODES[" ".join(found["basis"].lower().split())] if found else None


_CODES: dict[str, Basis] = {row["form"]: row["code"] for row in table("value_bases")}  # type: ignore[misc]

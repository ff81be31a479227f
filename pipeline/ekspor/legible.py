"""The text as the other stages read it: what archives do to its characters undone, code point for code point, so that
offsets count in the article as it is written.

Some keep news in small letters: sentences begin with a capital, names of the tables have theirs, acronyms in brackets
and firms behind their legal form too. Some let signs of Windows-1252 pass for control codes, or leave marks that nobody
sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ekspor.rules.load import column
from ekspor.schema import Label
from ekspor.tag import gazetteer

_SIGNS = {code: bytes([code]).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}
_SIGNS |= dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF), " ")
_ODD = re.compile(f"[{''.join(map(chr, _SIGNS))}]")

_LONG = 60
"""Characters of a line that shows whether the text has capitals; shorter ones ("komentar") only go with the others."""

_BEGINS = re.compile(r"(?:^|[.!?…][\"”’')\]]{0,2}\s+)[\"“‘'(\[]{0,2}([a-z])")
_ACRONYM = re.compile(r"\(([a-z][a-z0-9-]{1,9})\)")
_FIRM = re.compile(
    r"\b(pt|cv|ud|pd)\.?((?:\s(?!(?:yang|di|ke|dari|dan|pada|untuk|dengan|akan|telah|sudah|juga|ini|itu|atau|serta|"
    r"sebagai|adalah|menjadi|melalui|me[mn]\w+|ber\w+|ter\w+|di\w+)\b)[a-z][a-z0-9&'-]+){1,4})"
)
_MONEY = re.compile(r"\b(rp|us|usd)(?=[\s$.]?\s?[\d$])")
_TIME = re.compile(
    r"\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|april|mei|juni|juli|agustus|september|"
    r"oktober|november|desember)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = (Label.COUNTRY, Label.AGENCY)
"""Labels whose names are hardly ever other words; of the others those that are ("maju") stay as they are."""


def legible(text: str) -> str:
    """The text with signs for codes and blanks for marks, and with capitals where lines of some length have none; most
    texts as they are."""
    return _recased(text.translate(_SIGNS) if _ODD.search(text) else text)


def _recased(text: str) -> str:
    lines = text.split("\n")
    small = [line.islower() for line in lines if len(line) >= _LONG] or [text.islower()]
    if not any(small):
        return text
    least = 0 if all(small) else _LONG
    return "\n".join(_written(line) if len(line) >= least and line.islower() else line for line in lines)


def _written(line: str) -> str:
    if len(line.upper()) != len(line):  # "ß"
        return line
    letters = list(line)
    for start, written in _capitals(line):
        letters[start : start + len(written)] = written
    return "".join(letters)


def _capitals(line: str) -> Iterator[tuple[int, str]]:
    """Where something is to be written otherwise, and how."""
    yield from ((match.start(1), match[1].upper()) for match in _BEGINS.finditer(line))
    yield from ((match.start(1), match[1].upper()) for match in _ACRONYM.finditer(line))
    yield from ((match.start(1), match[1].upper() if match[1] != "rp" else "Rp") for match in _MONEY.finditer(line))
    for firm in _FIRM.finditer(line):
        yield firm.start(1), firm[1].upper()
        yield firm.start(2), firm[2].title()
    yield from ((match.start(), match[0].capitalize()) for match in _TIME.finditer(line))
    for word in _WORD.finditer(line):
        if word[0] in _person_names():
            yield word.start(), word[0].capitalize()
    for start, end, label, form in gazetteer.written(line.upper()):
        if len(form) == end - start and (label in _PLAIN or line[start:end] not in column("common_words", "word")):
            yield start, form


@cache
def _person_names() -> frozenset[str]:
    """Without those that are ordinary words in small letters."""
    return frozenset(map(str.lower, column("person_names", "form"))) - column("common_words", "word")

"""The place and the field that an office has in its name: "BPS Sumatera Barat" counts what leaves Sumatera Barat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ekspor.normalise import region
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reporters import reporters
from ekspor.schema import Agency, Label, Mention

_OF_A_PLACE = ("dinas", "pemerintah daerah")
"""The kinds of offices that are always of a place, whether or not a name says of which."""

_WORD = re.compile(r"\w+")
_JOINING = ("dan", "serta")

_LAST_WORDS = re.compile(r"(?<=\s)(?=[A-Z][^()]*$)")
"""Where the last words of a name can begin."""


def places(office: Mention) -> Iterator[Mention]:
    """The places that the last words of its name are, the longest words first."""
    for match in _LAST_WORDS.finditer(office.text):
        words = office.text[match.start() :]
        value = region.parse(words)
        if value is not None:
            yield Mention(office.start + match.start(), office.end, Label.REGION, words, office.rule, value)


def counted(line: Line) -> list[Mention]:
    """The place whose exports a sentence tells by the office that counts them."""
    return _counted(reporters(line))


def counted_by(sources: Iterable[Link]) -> list[Mention]:
    """The place whose exports are counted by who speaks."""
    return _counted(Mention(s.start, s.end, Label.AGENCY, s.text, s.rules[0]) for s in sources)


def _counted(offices: Iterable[Mention]) -> list[Mention]:
    offices = [office for office in offices if phrase("agency.counts").find(office.text)]
    found = [next(places(office), None) for office in offices]
    return [place for place in found if place is not None][:1]


def by_field(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Offices that are named by their field alone, each with the one office of it that is named with its place:
    "Disperindag" and "Dinas Perindustrian dan Perdagangan Kota Tual". A name in words comes before an abbreviation."""
    named = {m.text: m for m in mentions if _kind(m) in _OF_A_PLACE}
    placed = [m for m in named.values() if next(places(m), None) is not None]
    for office in named.values():
        if office in placed:
            continue
        same = [m for m in placed if _kind(m) == _kind(office) and _fields(office) <= _fields(m)]
        if len({frozenset(_fields(m)) for m in same}) != 1:
            continue
        if _is_in_words(office) and not _is_in_words(same[0]):
            yield same[0], office
        else:
            yield office, same[0]


def _kind(office: Mention) -> str | None:
    return office.value.kind if isinstance(office.value, Agency) else None


def _fields(office: Mention) -> set[str]:
    """The words of its canonical name ("Disperindag": dinas, perindustrian, perdagangan)."""
    name = office.value.name if isinstance(office.value, Agency) else office.text
    return {word for word in _WORD.findall(name.casefold()) if word not in _JOINING}


def _is_in_words(office: Mention) -> bool:
    """ "Dinas Perdagangan", not "Disdag" """
    return isinstance(office.value, Agency) and office.text[:5].casefold() == office.value.name[:5].casefold()

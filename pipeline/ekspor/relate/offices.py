"""The place that an office has in its name: "BPS Sumatera Barat" counts what leaves Sumatera Barat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ekspor.normalise import region
from ekspor.relate.claim import Link
from ekspor.relate.line import Line
from ekspor.relate.phrases import phrase
from ekspor.relate.reporters import reporters
from ekspor.schema import Label, Mention

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

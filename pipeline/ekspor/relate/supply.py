"""Who supplies whom, told without a word of export or shipment: "Oman pemasok gas terbesar Pakistan", "Mesir pembeli
kopi terbesar Brasil", "Qatar memasok sepertiga kebutuhan gas Italia", "kebutuhan gandum Mesir dipasok Oman"."""

from __future__ import annotations

from typing import Literal

from ekspor.relate.line import Line
from ekspor.relate.reading import is_abroad
from ekspor.schema import Label, Mention

_PLAN_NEAR = 30
"""Characters between a plan and the supply that it is one of."""


def part(line: Line, country: Mention) -> Literal["origin", "destination"] | None:
    """Whether a country supplies others or is supplied."""
    start, end = country.start, country.end
    if line.after(end, "place.supplies") or line.before(start, "place.supplied-by"):
        return "origin"
    if line.before(start, "place.supplied-to") or _is_in_need(line, country):
        return "destination"
    if line.before(start, "place.of-top-buyer") and any(
        line.after(m.end, "place.top-buyer") for m in _others(line, country)
    ):
        return "origin"
    if line.after(end, "place.top-buyer") and any(
        line.before(m.start, "place.of-top-buyer") for m in _others(line, country)
    ):
        return "destination"
    return None


def tells(line: Line) -> bool:
    """Whether a sentence says of one country that it supplies another, which is not ours."""
    return line.once(_tells)


def _tells(line: Line) -> bool:
    if not (line.find("flow.supply") and line.of(Label.COMMODITY)):
        return False
    parts = [(line.ask(part, m), m) for m in line.of(Label.COUNTRY)]
    served = any(role == "destination" and is_abroad(m.value) for role, m in parts)
    return served and any(role == "origin" for role, _ in parts)


def ranks(line: Line) -> bool:
    """Whether a sentence ranks those who export something, or who supply a country with it."""
    return line.find("flow.ranked") is not None or (line.find("flow.of-suppliers") is not None and tells(line))


def is_fact(line: Line) -> bool:
    """Whether who supplies does so already: not "diharapkan menjadi pemasok utama bagi Oman"."""
    said = line.find("flow.supply") if tells(line) else None
    return said is not None and not line.between(said.start() - _PLAN_NEAR, said.start(), "planned", "halted")


def _is_in_need(line: Line, country: Mention) -> bool:
    """ "kebutuhan gandum Mesir dipasok Oman" """
    return bool(line.before(country.start, "place.of-need") and line.after(country.end, "place.is-supplied"))


def _others(line: Line, country: Mention) -> list[Mention]:
    return [m for m in line.of(Label.COUNTRY) if m is not country]

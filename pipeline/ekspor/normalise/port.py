"""Ports, airports and border posts: the words of a mention to a UN/LOCODE.

Names: rules/ports.tsv. "Soekarno-Hatta" is a seaport in Makassar and an airport near Jakarta: the head decides, without
one the name has no code.
"""

from __future__ import annotations

from functools import cache

from ekspor.normalise.spelling import head, key
from ekspor.rules.load import document, table
from ekspor.schema import Port


def parse(text: str) -> Port | None:
    """The port that `text` names as a whole, None when it is neither listed nor headed by a word like "Pelabuhan"."""
    words = key(text)
    if words in _ports():
        return _one_of(_ports()[words])
    said = head(words, list(_kinds()))
    if said is None:
        return None
    listed = _ports().get(words.removeprefix(said + " "), {})
    port = listed.get(_kinds()[said])
    return port or Port(None, _after_head(text, said))


def _one_of(ports: dict[str, Port]) -> Port:
    """The port of a name without a head: without a code when different ports of several kinds bear it."""
    first, *others = ports.values()
    return first if all(other.code == first.code for other in others) else Port(None, first.name)


def _after_head(text: str, said: str) -> str:
    """`text` without its head, as it is spelt; the head has as many words in the text as in its key."""
    return " ".join(text.split()[len(said.split()) :]) or " ".join(text.split())


@cache
def _ports() -> dict[str, dict[str, Port]]:
    """Ports by the key of their name and their kind (seaport, airport, border)."""
    ports: dict[str, dict[str, Port]] = {}
    for row in table("ports"):
        ports.setdefault(key(row["form"]), {}).setdefault(row["kind"], Port(row["code"] or None, row["name"]))
    return ports


@cache
def _kinds() -> dict[str, str]:
    """The kind of port that a head says, by the head's key."""
    heads: dict[str, list[str]] = document("port")["heads"]  # type: ignore[assignment]
    return {key(word): kind for kind, words in heads.items() for word in words}

"""Goods that no table knows, found by their place: after an amount ("12 ton X"), in a list with known goods, and
between a word that announces goods and their destination ("dengan komoditi X ke Jepang")."""

from __future__ import annotations

import re
from functools import cache

from ekspor.normalise.commodity import words
from ekspor.rules.load import column
from ekspor.tag.phrases import Span, Text, context, counters

_VERB = re.compile(r"(?:me[mnlrwyt]|menge|ber|di|ter|se)\w{3,}")
_JOINERS = frozenset(("dan", "serta", "maupun", "atau", "hingga", "juga"))
_LONGEST = 3  # words
_LONGEST_ANNOUNCED = 5


@cache
def _common() -> frozenset[str]:
    return column("common_words", "word") | context("stop") | context("barrier") | context("trade")


def unknown(line: Text, i: int) -> int:
    """How many words from i on could name a good that we do not know."""
    size = 0
    while size < _LONGEST and i + size < len(line.words) and (size == 0 or line.joined(i + size - 1)):
        word = line.words[i + size]
        if (
            line.capital(i + size)
            or len(word) < 3
            or not word.isalpha()
            or word in _common()
            or word.endswith("nya")
            or _VERB.fullmatch(word)
        ):
            break
        size += 1
    return 0 if all(word in words("modifier") for word in line.words[i : i + size]) else size


def measured(line: Text, spans: list[Span]) -> list[Span]:
    """Unknown goods after an amount: "6.400 batang X"."""
    taken = {i for span in spans for i in range(span.first, span.last + 1)}
    found = []
    units = counters()
    for i in range(1, len(line.words) - 1):
        if line.words[i] in units and line.joined(i) and i + 1 not in taken and line.words[i - 1][-1].isdigit():
            size = unknown(line, i + 1)
            if size and i + size not in taken and ends(line, i + size):
                found.append(Span(i + 1, i + size, "", "commodity.measured"))
    return found


def announced(line: Text) -> list[Span]:
    """Goods named whole, known or not: "dengan komoditi X ke Jepang", "komoditas berupa X menuju Y"."""
    found = []
    announces, towards, stops = context("announces"), context("towards"), context("stop")
    for i, word in enumerate(line.words):
        first = i + 1
        if word not in announces or set(line.words[first : first + 1]) & announces:
            continue
        last = first
        while last < len(line.words) and last - first < _LONGEST_ANNOUNCED and line.joined(last - 1):
            if line.words[last] in towards or line.words[last] in stops or _VERB.fullmatch(line.words[last]):
                break
            last += 1
        if first < last < len(line.words) and line.words[last] in towards and line.joined(last - 1):
            found.append(Span(first, last - 1, "", "commodity.announced"))
    return found


def ends(line: Text, last: int) -> bool:
    """Whether the phrase stops here by itself: at a sign, a function word or a capital."""
    if last + 1 >= len(line.words) or not line.joined(last):
        return True
    return line.words[last + 1] in _common() or line.capital(last + 1) or bool(_VERB.fullmatch(line.words[last + 1]))


def listed(line: Text, spans: list[Span]) -> list[Span]:
    """Unknown goods in a list with known ones: "kopi, X, dan lada"."""
    starts = {span.first for span in spans}
    found = []
    for span in spans:
        i = span.last
        while True:
            first = _next_item(line, i)
            size = unknown(line, first) if first and first not in starts else 0
            if not size or not ends(line, first + size - 1):
                break
            last = first + size - 1
            after = _next_item(line, last)
            if not (after in starts or line.words[first - 1] in _JOINERS):
                break
            found.append(Span(first, last, "", "commodity.listed"))
            i = last
    return found


def _next_item(line: Text, last: int) -> int:
    """The word at which the next item of a list begins, 0 where none does."""
    if last + 1 >= len(line.words):
        return 0
    comma = line.gap(last).strip() == ","
    if not comma and line.gap(last).strip():
        return 0
    joiner = line.words[last + 1] in _JOINERS
    if joiner and line.joined(last + 1):
        return last + 2
    return last + 1 if comma else 0

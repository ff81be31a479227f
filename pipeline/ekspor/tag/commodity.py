"""Goods in running text, as whole noun phrases in the words used.

A known name (rules/commodities.tsv) is the seed. It grows left over nouns that make the name ("produk", "biji",
"olahan") and right over modifiers ("beku", "dan turunannya") and over a name that follows at once ("batik kayu"); what
is left of it may show that it names an industry or a kind of firm and no goods ("industri tekstil"), also for the rest
of a list that so begins. Names that are ordinary words too count only near words of trade. Goods that no
table knows are found by their place: after an amount ("12 ton gubal"), and beside a known good in a list.
Names and words are data: rules/commodities.tsv, commodity_words.tsv, commodity_context.tsv, common_words.tsv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from ekspor.normalise.commodity import WORD, fold, names, words
from ekspor.rules.load import table
from ekspor.schema import Label, Mention

_VERB = re.compile(r"(?:me[mnlrwyt]|menge|ber|di|ter|se)\w{3,}")
_LIST_GAP = re.compile(r"\s*(?:,|;|/|,?\s*(?:dan|serta|maupun|atau|hingga|juga)(?=\s))\s*")
_JOINERS = frozenset(("dan", "serta", "maupun", "atau", "hingga", "juga"))
_TAIL_STARTS = frozenset(("dan", "serta", "beserta", "maupun", "atau", "turunannya"))
_SUCH_AS = frozenset(("seperti", "yakni", "yaitu", "meliputi", "misalnya"))
_SECTORS = frozenset(("sektor", "subsektor", "industri"))
_MATERIALS = frozenset(("baku", "penolong", "produk", "hasil", "barang"))
_REACH = 6  # words before a doubtful name within which a word of trade makes it a good
_UNKNOWN = 3  # words an unknown good may have


@dataclass(frozen=True, slots=True)
class _Span:
    """Words first..last of the text. `cue`: "" for a sure name, else where a word of trade must be ("near", "next")."""

    first: int
    last: int
    cue: str
    rule: str


class _Text:
    """A text as words with their places, and what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in WORD.finditer(text)]
        lower = text.lower()
        if len(lower) != len(text):  # a letter whose lower case is longer ("İ") would shift all places
            lower = "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
        self.words = [lower[start:end] for start, end in self.spans]

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.spans[i][1] : self.spans[i + 1][0]]

    def joined(self, i: int) -> bool:
        """Whether only blanks or a hyphen on one line stand between word i and the next."""
        if not 0 <= i < len(self.words) - 1:
            return False
        gap = self.gap(i)
        return gap in (" ", "-") or ("\n" not in gap and gap.isspace())

    def phrase(self, i: int, size: int) -> str:
        """`size` words from i on with blanks between, "" where the line breaks them or the text ends."""
        if i < 0 or i + size > len(self.words) or not all(self.joined(k) for k in range(i, i + size - 1)):
            return ""
        return " ".join(self.words[i : i + size])

    def capital(self, i: int) -> bool:
        return self.text[self.spans[i][0]].isupper()

    def mention(self, span: _Span) -> Mention:
        start, end = self.spans[span.first][0], self.spans[span.last][1]
        return Mention(start, end, Label.COMMODITY, self.text[start:end], span.rule)


def tag(text: str) -> list[Mention]:
    """Mentions of goods, in order, without overlaps."""
    line = _Text(text)
    spans = _grown(line, _seeds(line))
    spans = _without_industries(line, spans)
    spans = _licensed(line, spans)
    spans = _merged(spans + _measured(line, spans))
    spans = _merged(spans + _listed(line, spans))
    return [line.mention(span) for span in spans]


# ── known names ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Name:
    words: list[str]
    signs: frozenset[str]  # that may stand between its words
    exact: str  # how it must be written, "" for in any case
    cue: str


@cache
def _lexicon() -> dict[str, list[_Name]]:
    """Names by their first word, longest first."""
    signs: dict[str, frozenset[str]] = {}
    for row in table("commodities"):
        key = fold(row["form"])
        signs[key] = signs.get(key, frozenset("-")) | {c for c in row["form"] if not c.isalnum() and c != " "}
    lexicon: dict[str, list[_Name]] = defaultdict(list)
    for key, row in names().items():
        exact = row["form"] if row["case"] == "exact" else ""
        lexicon[key.split()[0]].append(_Name(key.split(), signs[key], exact, row["cue"]))
    for entries in lexicon.values():
        entries.sort(key=lambda name: -len(name.words))
    return dict(lexicon)


def _seed(line: _Text, i: int) -> _Span | None:
    """The longest known name that begins at word i."""
    word = line.words[i]
    for name in _lexicon().get(word) or _lexicon().get(word.removesuffix("nya"), []):
        last = i + len(name.words) - 1
        found = line.words[i : last + 1]
        if found != name.words and (not found or [*found[:-1], found[-1].removesuffix("nya")] != name.words):
            continue
        if name.exact and line.text[line.spans[i][0] : line.spans[last][1]] != name.exact:
            continue
        if all(_fits(line.gap(k), name.signs) for k in range(i, last)):
            return _Span(i, last, name.cue, "commodity.known")
    return None


def _fits(gap: str, signs: frozenset[str]) -> bool:
    return gap == " " or (set(gap.strip()) <= signs and gap.count("\n") < 2)


def _seeds(line: _Text) -> list[_Span]:
    lexicon, spans, i = _lexicon(), [], 0
    while i < len(line.words):
        word = line.words[i]
        seed = _seed(line, i) if word in lexicon or word.endswith("nya") else None
        if seed and _counts(line, i) and line.joined(i) and _seed(line, i + 1):
            seed = None
        if seed:
            spans.append(seed)
        i = seed.last + 1 if seed else i + 1
    return spans


def _counts(line: _Text, i: int) -> bool:
    """Whether word i counts what follows ("250 gerbong kereta")."""
    return line.words[i] in _context("unit") and i > 0 and line.words[i - 1][-1].isdigit()


# ── growth ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _grown(line: _Text, seeds: list[_Span]) -> list[_Span]:
    """Seeds grown to whole noun phrases; neighbours that touch become one."""
    spans: list[_Span] = []
    for seed in seeds:
        if spans and seed.first <= spans[-1].last:
            continue
        before = spans[-1] if spans else None
        if (
            before
            and before.last == seed.first - 1
            and line.joined(before.last)
            and _same_case(line, before.last, seed.first)
        ):
            spans[-1] = _right(line, replace(before, last=seed.last, rule="commodity.grown"))
            continue
        first = _left(line, seed.first, before.last + 1 if before else 0)
        rule = "commodity.grown" if first < seed.first else seed.rule
        spans.append(_right(line, _Span(first, seed.last, seed.cue if rule == seed.rule else "", rule)))
    return spans


def _same_case(line: _Text, i: int, j: int) -> bool:
    return line.capital(i) == line.capital(j) or line.capital(i)


def _left(line: _Text, first: int, floor: int) -> int:
    """The first word of the phrase: over "produk", "biji", "hasil industri" … but not over a counter ("3 buah")."""
    while first > floor and line.joined(first - 1):
        for size in (2, 1):
            head = line.phrase(first - size, size) if first - size >= floor else ""
            if head and (head in words("clear") or head in words("head")):
                break
        else:
            return first
        if _counts(line, first - size) or (line.capital(first) and not line.capital(first - size)):
            return first
        first -= size
    return first


def _right(line: _Text, span: _Span) -> _Span:
    """The phrase with the modifiers and the tail that follow it."""
    last = span.last
    while step := _modifier(line, last) or _tail(line, last):
        last += step
    if last == span.first and line.words[last] in words("head") and line.joined(last):
        last += 1 if _unknown(line, last + 1) == 1 and _ends(line, last + 1) else 0
    return replace(span, last=last, rule="commodity.grown") if last > span.last else span


def _modifier(line: _Text, last: int) -> int:
    if not line.joined(last) or (line.capital(last + 1) and not line.capital(last)):
        return 0
    return next((size for size in (2, 1) if line.phrase(last + 1, size) in words("modifier")), 0)


@cache
def _tails() -> dict[str, int]:
    return {fold(tail): len(fold(tail).split()) for tail in words("tail")}


def _tail(line: _Text, last: int) -> int:
    if last + 1 >= len(line.words) or not (line.joined(last) or line.gap(last).strip() == "&"):
        return 0
    if line.words[last + 1] not in _TAIL_STARTS:
        return 0
    return next((size for tail, size in _tails().items() if line.phrase(last + 1, size) == tail), 0)


# ── what is no good, or only perhaps one ─────────────────────────────────────────────────────────────────────────────


@cache
def _context(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("commodity_context") if row["role"] == role)


def _without_industries(line: _Text, spans: list[_Span]) -> list[_Span]:
    """Drops goods that only name an industry, a place or a kind of firm, and lists that begin so."""
    kept: list[_Span] = []
    barred: _Span | None = None
    for span in spans:
        if _after_barrier(line, span.first) or (barred and _continues(line, barred, span)):
            barred = span
        else:
            barred = None
            kept.append(span)
    return kept


def _after_barrier(line: _Text, first: int) -> bool:
    barriers = _context("barrier")
    window = line.words[max(0, first - _REACH) : first]
    if "bergerak" in window:
        return False
    if window and window[-1] in _SUCH_AS and not _LIST_GAP.search(line.gap(first - 1)):
        return _names_sector(window[:-1])
    return line.joined(first - 1) and any(line.phrase(first - size, size) in barriers for size in (2, 1))


def _names_sector(before: list[str]) -> bool:
    """Whether a list that these words open ("sektor padat karya seperti …") is one of industries."""
    for i in range(len(before) - 1, -1, -1):
        if before[i] in _SECTORS:
            return i == 0 or before[i - 1] not in _MATERIALS
        if before[i] in _context("trade"):
            return False
    return False


def _continues(line: _Text, a: _Span, b: _Span) -> bool:
    """Whether b is the next item of a list after a, or a's short form in brackets."""
    between = _between(line, a, b)
    return between.strip() == "(" or bool(_LIST_GAP.fullmatch(between))


def _between(line: _Text, a: _Span, b: _Span) -> str:
    return line.text[line.spans[a.last][1] : line.spans[b.first][0]]


def _licensed(line: _Text, spans: list[_Span]) -> list[_Span]:
    """Keeps doubtful names beside words of trade, in a list with a good, or that the article uses so elsewhere."""
    kept: list[_Span] = []
    goods = {_phrase(line, span) for span in spans if span.cue != "next" and _licence(line, span)}
    for n, span in enumerate(spans):
        beside = [other for other in (kept[-1:] + spans[n + 1 : n + 2]) if not other.cue or other in kept[-1:]]
        listed = any(
            _LIST_GAP.fullmatch(_between(line, *sorted((span, other), key=lambda s: s.first))) for other in beside
        )
        if listed or _licence(line, span) or _phrase(line, span) in goods:
            kept.append(span)
    return kept


def _phrase(line: _Text, span: _Span) -> str:
    return " ".join(line.words[span.first : span.last + 1])


def _licence(line: _Text, span: _Span) -> bool:
    """Whether the name is sure, or a word of trade stands as close before it as it needs."""
    if not span.cue:
        return True
    trade = _context("trade")
    for i in range(span.first - 1, max(-1, span.first - 1 - (1 if span.cue == "next" else _REACH)), -1):
        if any(sign in line.gap(i) for sign in ".:;!?\n") and not line.words[i].isdigit():
            return False
        if line.words[i] in trade:
            return True
    return False


# ── goods that no table knows ────────────────────────────────────────────────────────────────────────────────────────


@cache
def _common() -> frozenset[str]:
    return (
        frozenset(row["word"] for row in table("common_words"))
        | _context("stop")
        | _context("barrier")
        | _context("trade")
    )


def _unknown(line: _Text, i: int) -> int:
    """How many words from i on could name a good that we do not know."""
    size = 0
    while size < _UNKNOWN and i + size < len(line.words) and (size == 0 or line.joined(i + size - 1)):
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
    return size


def _measured(line: _Text, spans: list[_Span]) -> list[_Span]:
    """Unknown goods after an amount: "6.400 batang X"."""
    taken = {i for span in spans for i in range(span.first, span.last + 1)}
    found = []
    units = _context("unit")
    for i in range(1, len(line.words) - 1):
        if line.words[i] in units and line.joined(i) and i + 1 not in taken and line.words[i - 1][-1].isdigit():
            size = _unknown(line, i + 1)
            if size and i + size not in taken and _ends(line, i + size):
                found.append(_Span(i + 1, i + size, "", "commodity.measured"))
    return found


def _ends(line: _Text, last: int) -> bool:
    """Whether the phrase stops here by itself: at a sign, a function word or a capital."""
    if last + 1 >= len(line.words) or not line.joined(last):
        return True
    return line.words[last + 1] in _common() or line.capital(last + 1) or bool(_VERB.fullmatch(line.words[last + 1]))


def _listed(line: _Text, spans: list[_Span]) -> list[_Span]:
    """Unknown goods in a list with known ones: "kopi, X, dan lada"."""
    starts = {span.first for span in spans}
    found = []
    for span in spans:
        i = span.last
        while True:
            first = _next_item(line, i)
            size = _unknown(line, first) if first and first not in starts else 0
            if not size or not _ends(line, first + size - 1):
                break
            last = first + size - 1
            after = _next_item(line, last)
            if not (after in starts or line.words[first - 1] in _JOINERS):
                break
            found.append(_Span(first, last, "", "commodity.listed"))
            i = last
    return found


def _next_item(line: _Text, last: int) -> int:
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


def _merged(spans: list[_Span]) -> list[_Span]:
    """In order, the longest of those that overlap."""
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda s: (s.first, -s.last)):
        if not kept or span.first > kept[-1].last:
            kept.append(span)
    return kept

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

from ekspor.normalise.commodity import fold, names, words
from ekspor.rules.load import table
from ekspor.schema import Mention
from ekspor.tag import unlisted
from ekspor.tag.phrases import Span, Text, context, counters

_FIGURE = r"(?:\s(?:sebesar|senilai|sebanyak|mencapai|dengan|yakni))?\s\(?(?:US\$|USD|Rp)?\s?\d[\d.,]*"
_FIGURE_BEHIND = re.compile(_FIGURE)
_FIGURE_GAP = re.compile(
    rf"{_FIGURE}\s?(?:%|\w+)(?:\s\w+)?\)?(?:,|;|\s(?=dan|serta))\s?(?:(?:dan|serta|lalu|kemudian|disusul|diikuti)\s)?"
)
"""A figure behind a name, and all that stands between two names each of which has one."""

_LIST_GAP = re.compile(r"\s*(?:,|;|/|,?\s*(?:dan|serta|maupun|atau|hingga|juga)(?=\s))\s*")
_TAIL_STARTS = frozenset(("dan", "serta", "beserta", "maupun", "atau", "turunannya"))
_SUCH_AS = frozenset(("seperti", "yakni", "yaitu", "meliputi", "misalnya"))
_SECTORS = frozenset(("sektor", "subsektor", "industri"))
_MATERIALS = frozenset(("baku", "penolong", "produk", "hasil", "barang"))
_REACH = 6  # words before a doubtful name within which a word of trade makes it a good
_LONGEST = 12  # words of a name that grew


def tag(text: str) -> list[Mention]:
    """Mentions of goods, in order, without overlaps."""
    line = Text(text)
    spans = _grown(line, _seeds(line))
    spans = _without_industries(line, spans)
    spans = _licensed(line, spans)
    spans = _merged(spans + unlisted.measured(line, spans))
    spans = _merged(spans + unlisted.listed(line, spans))
    spans = _merged(spans + unlisted.announced(line))
    return [line.mention(span) for span in spans]


# ── known names ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Name:
    signs: frozenset[str]  # that may stand between its words
    exact: str  # how it must be written, "" for in any case
    cue: str


@cache
def _lexicon() -> dict[str, _Name]:
    """Names by their folded form."""
    signs: dict[str, frozenset[str]] = defaultdict(lambda: frozenset("-"))
    for row in table("commodities"):
        signs[fold(row["form"])] |= {c for c in row["form"] if not c.isalnum() and c != " "}
    return {
        key: _Name(signs[key], row["form"] if row["case"] == "exact" else "", row["cue"])
        for key, row in names().items()
    }


@cache
def _sizes() -> dict[str, list[int]]:
    """By first word, how many words the names that begin with it have, most first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for key in _lexicon():
        words_of = key.split()
        sizes[words_of[0]].add(len(words_of))
    return {first: sorted(found, reverse=True) for first, found in sizes.items()}


def _seed(line: Text, i: int) -> Span | None:
    """The longest known name that begins at word i; its last word may carry "-nya"."""
    first = line.words[i]
    for size in _sizes().get(first) or _sizes().get(first.removesuffix("nya"), []):
        last = i + size - 1
        key = " ".join(line.words[i : last + 1])
        name = _lexicon().get(key) or _lexicon().get(key.removesuffix("nya"))
        if name is None or last >= len(line.words):
            continue
        if name.exact and line.text[line.spans[i][0] : line.spans[last][1]] != name.exact:
            continue
        if all(_fits(line.gap(k), name.signs) for k in range(i, last)):
            return Span(i, last, name.cue, "commodity.known")
    return None


def _fits(gap: str, signs: frozenset[str]) -> bool:
    return gap == " " or (set(gap.strip()) <= signs and gap.count("\n") < 2)


def _seeds(line: Text) -> list[Span]:
    known, spans, i = _sizes(), [], 0
    while i < len(line.words):
        word = line.words[i]
        seed = _seed(line, i) if word in known or word.endswith("nya") else None
        if seed and _counts(line, i) and line.joined(i) and _seed(line, i + 1):
            seed = None
        if seed:
            spans.append(seed)
        i = seed.last + 1 if seed else i + 1
    return spans


def _counts(line: Text, i: int) -> bool:
    """Whether word i counts what follows ("250 gerbong kereta", "2 juta batang rokok")."""
    return line.words[i] in counters() and _is_counted(line, i)


def _is_counted(line: Text, i: int) -> bool:
    """Whether a number, or an article, stands before word i."""
    return i > 0 and (line.words[i - 1][-1].isdigit() or line.words[i - 1] in _numbers())


@cache
def _numbers() -> frozenset[str]:
    """The words that numbers end in, digits and scales, and the article."""
    return context("one").union(row["form"] for name in ("number_words", "scales") for row in table(name))


# ── growth ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _grown(line: Text, seeds: list[Span]) -> list[Span]:
    """Seeds grown to whole noun phrases; neighbours that touch become one."""
    spans: list[Span] = []
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
        spans.append(_right(line, Span(first, seed.last, seed.cue if rule == seed.rule else "", rule)))
    return spans


def _same_case(line: Text, i: int, j: int) -> bool:
    return line.capital(i) == line.capital(j) or line.capital(i)


def _left(line: Text, first: int, floor: int) -> int:
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


def _right(line: Text, span: Span) -> Span:
    """The phrase with the modifiers and the tail that follow it."""
    last = span.last
    while step := _modifier(line, last) or _tail(line, last):
        last += step
    if last == span.first and line.words[last] in words("head") and line.joined(last):
        last += 1 if unlisted.unknown(line, last + 1) == 1 and unlisted.ends(line, last + 1) else 0
    return replace(span, last=last, rule="commodity.grown") if last > span.last else span


def _modifier(line: Text, last: int) -> int:
    if not line.joined(last) or (line.capital(last + 1) and not line.capital(last)):
        return 0
    return next((size for size in (2, 1) if line.phrase(last + 1, size) in words("modifier")), 0)


@cache
def _tails() -> dict[str, int]:
    return {fold(tail): len(fold(tail).split()) for tail in words("tail")}


def _tail(line: Text, last: int) -> int:
    if last + 1 >= len(line.words) or not (line.joined(last) or line.gap(last).strip() == "&"):
        return 0
    if line.words[last + 1] not in _TAIL_STARTS:
        return 0
    return next((size for tail, size in _tails().items() if line.phrase(last + 1, size) == tail), 0)


# ── what is no good, or only perhaps one ─────────────────────────────────────────────────────────────────────────────


def _without_industries(line: Text, spans: list[Span]) -> list[Span]:
    """Drops goods that only name an industry, a place or a kind of firm, and lists that begin so."""
    kept: list[Span] = []
    barred: Span | None = None
    for span in spans:
        if _after_barrier(line, span.first) or (barred and _continues(line, barred, span)):
            barred = span
        else:
            barred = None
            kept.append(span)
    return kept


def _after_barrier(line: Text, first: int) -> bool:
    barriers = context("barrier")
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
        if before[i] in context("trade"):
            return False
    return False


def _continues(line: Text, a: Span, b: Span) -> bool:
    """Whether b is the next item of a list after a, or a's short form in brackets."""
    between = _between(line, a, b)
    return between.strip() == "(" or bool(_LIST_GAP.fullmatch(between))


def _between(line: Text, a: Span, b: Span) -> str:
    return line.text[line.spans[a.last][1] : line.spans[b.first][0]]


def _licensed(line: Text, spans: list[Span]) -> list[Span]:
    """Keeps doubtful names beside words of trade, in a list with a good, or that the article uses so elsewhere."""
    kept: list[Span] = []
    goods = {_phrase(line, span) for span in spans if span.cue != "next" and _licence(line, span)}
    for n, span in enumerate(spans):
        beside = [other for other in (kept[-1:] + spans[n + 1 : n + 2]) if not other.cue or other in kept[-1:]]
        listed = any(
            _LIST_GAP.fullmatch(_between(line, *sorted((span, other), key=lambda s: s.first))) for other in beside
        )
        as_before = _is_dealt_too(line, kept, span) or _is_measured_too(line, kept, span)
        if listed or _licence(line, span) or _phrase(line, span) in goods or as_before:
            kept.append(span)
    return kept


def _is_dealt_too(line: Text, kept: list[Span], span: Span) -> bool:
    """ "kursi ke Oman, meja ke Mesir": a name goes somewhere as the good before it did."""
    if not kept or kept[-1].last + 2 > span.first or not (_is_sent_on(line, kept[-1]) and _is_sent_on(line, span)):
        return False
    gap = line.text[line.spans[kept[-1].last + 1][1] : line.spans[span.first][0]]
    return len(gap.split()) < _REACH and bool(_LIST_GAP.search(gap[-len(" serta ") :]))


def _is_measured_too(line: Text, kept: list[Span], span: Span) -> bool:
    """ "kopi 9 persen, kursi 8 persen": a name has a figure as the good before it has."""
    if not kept or kept[-1].last >= span.first or not _FIGURE_GAP.fullmatch(_between(line, kept[-1], span)):
        return False
    behind = line.spans[span.last][1]
    return _FIGURE_BEHIND.match(line.text, behind) is not None


def _is_sent_on(line: Text, span: Span) -> bool:
    """Whether "ke" and a name follow."""
    at = span.last + 1
    return at + 1 < len(line.words) and line.words[at] in context("towards") and line.capital(at + 1)


def _phrase(line: Text, span: Span) -> str:
    return " ".join(line.words[span.first : span.last + 1])


def _licence(line: Text, span: Span) -> bool:
    """Whether the name is sure, or is counted, or a word of trade stands as close before it as it needs."""
    if not span.cue or (line.joined(span.last) and set(line.words[span.last + 1 : span.last + 2]) & context("traded")):
        return True
    if (span.cue == "near" and _is_counted(line, span.first)) or (span.first and _counts(line, span.first - 1)):
        return True
    before = span.first - 1
    while _is_counted(line, before + 1):
        before -= 1
    for i in range(before, max(-1, before - (1 if span.cue == "next" else _REACH)), -1):
        if any(sign in line.gap(i) for sign in ".:;!?\n") and not line.words[i].isdigit():
            return False
        if line.words[i] in context("trade"):
            return True
    return False


def _merged(spans: list[Span]) -> list[Span]:
    """In order, the longest of those that overlap."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.first, -s.last)):
        if not kept or span.first > kept[-1].last:
            kept.append(span)
    return kept

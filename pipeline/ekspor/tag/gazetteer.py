"""Tags the names that tables list: countries, places, ports, and whatever other table of names is entered below.

Within a label the longest name wins; names of different labels may overlap, `tag.resolve` decides between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ekspor.rules.load import alternation, document, listed, patterns, table
from ekspor.rules.search import Search
from ekspor.schema import Label, Mention
from ekspor.tag.lexicon import Lexicon

TABLES: tuple[tuple[str, Label | None, str], ...] = (
    # table of rules/, the label of its names (None: names that are no place), the rule id
    ("countries", Label.COUNTRY, "gazetteer.country"),
    ("regions", Label.REGION, "gazetteer.region"),
    ("places", Label.REGION, "gazetteer.place"),
    ("ports", Label.PORT, "gazetteer.port"),
    ("agencies", Label.AGENCY, "gazetteer.agency"),
    ("companies", Label.COMPANY, "gazetteer.company"),
    ("lookalikes", None, "gazetteer.lookalike"),
)
"""Columns of every table: `form`; where it has them `case` (see `tag.lexicon`) and `needs`: "" stands by itself,
"cue" only beside words that ask for a place ("di Pati"), "head" only after a head ("Kabupaten Batu Bara")."""

CONTEXT = {Label.COUNTRY: "country", Label.REGION: "region", Label.PORT: "port"}
"""The labels of places, and the rules/*.toml that has the words around their names."""

PATTERNS = ("region", "port")
"""The rules/*.toml whose patterns find places that no table lists; where a listed name starts, that one stands."""

_WINDOW = 48  # code points before a name in which its head and its cue are sought
_BLANK = r"[^\S\n]*\s[^\S\n]*"  # with one line end at most
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[^\S\n]{1,2}$")
_LINK_BEFORE = re.compile(r"\s?(?:,|-|\bdan\b|\bserta\b|,\s?dan\b)\s?$")
_LINK_AFTER = re.compile(r"\s?(?:,\s?dan\b|,|-|\bdan\b|\bserta\b)\s?")
_DATELINE_AFTER = re.compile(r"(?:,[^\n,]{2,30})?\s?[-–—]{1,3}\s")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    label: Label | None
    rule: str
    needs: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """Patterns over the text before a name, anchored at its end, and after it."""

    head: re.Pattern[str]
    cue: re.Pattern[str]
    not_after: re.Pattern[str]
    not_before: re.Pattern[str]


def tag(text: str) -> list[Mention]:
    """Mentions of listed names and of the places that patterns find, in text order; offsets count in `text`."""
    names = _outside_lookalikes(_longest(_hits(text)))
    found = _with_needs_met([hit for name in names if (hit := _in_context(name, text)) is not None], text)
    known = {hit.start for hit in found}
    found += [hit for hit in _by_pattern(text) if hit.start not in known]
    return sorted(
        {Mention(h.start, h.end, h.label, text[h.start : h.end], h.rule) for h in found if h.label is not None}
    )


def written(text: str) -> Iterator[tuple[int, int, Label, str]]:
    """Where listed names stand in a text, whatever is around them, and how the tables write them: start, end, label,
    form. In a text in capitals every name is found."""
    return ((hit.start, hit.end, hit.label, hit.form) for hit in _hits(text) if hit.label is not None)


def names_minister(text: str, start: int) -> bool:
    """ "Menteri ESDM": the name of the office is part of a bare title."""
    before = _WORD_BEFORE.search(text, max(0, start - _WINDOW), start)
    return before is not None and before[1] in listed("officer", "minister")


@cache
def _lexicon() -> tuple[Lexicon, tuple[tuple[Label | None, str, str, str], ...]]:
    """The automaton over all tables, and for each of its rows the label, the rule id, what the name needs and how it is
    written."""
    names, rows = [], []
    for name, label, rule in TABLES:
        for row in table(name):
            names.append((row["form"], row.get("case", "")))
            rows.append((label, rule, row.get("needs", ""), row["form"]))
    return Lexicon(names), tuple(rows)


@cache
def _words(label: Label) -> _Words:
    """The heads, cues and forbidding words of a place label, as in the file or in capitals."""
    data = document(CONTEXT[label])
    heads: dict[str, list[str]] = data.get("heads", {})  # type: ignore[assignment]
    context: dict[str, list[str]] = data["context"]  # type: ignore[assignment]
    inside = [word for kind, words in heads.items() if kind not in ("below", "outside") for word in words]
    if label is Label.PORT:
        inside += [form for w in inside for form in (w[0].lower() + w[1:], w.lower())]  # "pelabuhan laut Belawan", too
    return _Words(
        head=_before(inside),
        cue=_before(context.get("cue_before", [])),
        not_after=_before(context["not_after"], gap=r"[\s(]+"),  # "dolar Amerika Serikat (AS)"
        not_before=_after(context["not_before"]),
    )


def _before(words: list[str], gap: str = _BLANK) -> re.Pattern[str]:
    either = alternation(words + [word.upper() for word in words])
    return re.compile(rf"(?<!\w)(?<!Wali\s)(?<!Ibu\s){either}{gap}\Z")


def _after(words: list[str]) -> re.Pattern[str]:
    either = alternation(words + [word.upper() for word in words])
    return re.compile(rf"\s{either}\b")


def _hits(text: str) -> list[_Hit]:
    lexicon, rows = _lexicon()
    return [_Hit(start, end, *rows[row]) for start, end, row in lexicon.find(text)]


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """The hits that no longer one of their label covers or crosses; of equal ones the least demanding."""
    kept: list[_Hit] = []
    reached: dict[Label | None, int] = {}
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.needs)):
        if hit.start >= reached.get(hit.label, 0):
            kept.append(hit)
            reached[hit.label] = hit.end
    return kept


def _outside_lookalikes(hits: list[_Hit]) -> list[_Hit]:
    """The names without places that are part of a lookalike ("Laut Jawa", "Batu Kapur")."""
    covered = {at for hit in hits if hit.label is None for at in range(hit.start, hit.end)}
    return [h for h in hits if h.label is not None and not (h.label in CONTEXT and {h.start, h.end - 1} <= covered)]


def _in_context(hit: _Hit, text: str) -> _Hit | None:
    """The hit with its head inside ("Kabupaten"), its need met or still open; None where it is no place's name."""
    if hit.label not in CONTEXT:
        return None if hit.label is Label.AGENCY and names_minister(text, hit.start) else hit
    before = text[max(0, hit.start - _WINDOW) : hit.start]
    if hit.label is not Label.COUNTRY and (head := _words(Label.PORT).head.search(before)):
        return replace(
            hit, start=hit.start - len(before) + head.start(), label=Label.PORT, rule="gazetteer.port", needs=""
        )
    words = _words(hit.label)
    if head := words.head.search(before):
        return replace(hit, start=hit.start - len(before) + head.start(), needs="")
    if hit.label is Label.PORT and hit.needs == "head" and words.cue.search(before) and not _is_region(hit, text):
        return replace(hit, needs="")
    if hit.needs == "head" or words.not_after.search(before) or words.not_before.match(text, hit.end):
        return None
    return replace(hit, needs="") if hit.needs == "cue" and words.cue.search(before) else hit


def _is_region(hit: _Hit, text: str) -> bool:
    """Whether a port bears the name of a region or country ("lewat Jakarta" need not mean its port)."""
    return text[hit.start : hit.end] in _regions()


@cache
def _regions() -> frozenset[str]:
    return frozenset(row["form"] for name in ("regions", "countries") for row in table(name))


def _with_needs_met(hits: list[_Hit], text: str) -> list[_Hit]:
    """The hits that need nothing more, and those that stand in a list with one of them or in a dateline."""
    settled = [hit for hit in hits if not hit.needs]
    starts, ends = {hit.start for hit in settled}, {hit.end for hit in settled}
    return settled + [hit for hit in hits if hit.needs and _stands_as_place(hit, text, starts, ends)]


def _stands_as_place(hit: _Hit, text: str, starts: set[int], ends: set[int]) -> bool:
    offset = max(0, hit.start - _WINDOW)
    before = _LINK_BEFORE.search(text[offset : hit.start])
    if before is not None and offset + before.start() in ends:
        return True
    after = _LINK_AFTER.match(text, hit.end)
    if after is not None and after.end() in starts:
        return True
    line_start = hit.start == 0 or text[hit.start - 1] == "\n"
    return line_start and _DATELINE_AFTER.match(text, hit.end) is not None


def _by_pattern(text: str) -> Iterator[_Hit]:
    for rule, start, end in _search()(text):
        yield _Hit(start, end, rule.label, rule.id, "")


@cache
def _search() -> Search:
    return Search([rule for name in PATTERNS for rule in patterns(name)])

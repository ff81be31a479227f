"""The pass over the whole document: what a name means once, it means everywhere in the article.

- `document.acronym`: the acronym in brackets after a name takes its label, there and wherever it stands; a stock ticker
  in brackets is no mention, the same ticker in running text is.
- `firm.before-ticker`: the short name of a firm before its ticker in brackets ("laba Timah (TINS)").
- `firm.without-form`: a firm's whole name without its legal form, which no title before it makes that of a person.
- `document.officer`: the name after a title and an agency or firm ("Kepala [Disdag Jateng] Arief …") is a person.
- `document.place`: a name that nothing else knows after "di" or "asal" is a place, there and wherever it stands.
- `document.short-name`: one word of a person's name, the name of a firm without its legal form or its first words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ekspor.normalise.company import names_by_ticker, stripped
from ekspor.normalise.company import parse as parse_company
from ekspor.rules.load import column, listed, patterns, table
from ekspor.schema import Label, Mention
from ekspor.tag.gazetteer import names_minister

_NAMED = (Label.AGENCY, Label.COMPANY, Label.COMMODITY, Label.REGION, Label.COUNTRY, Label.PORT)
_OFFICES = (Label.AGENCY, Label.COMPANY)
_BRACKETED = re.compile(r"[^\S\n]{0,2}\([^\S\n]?([A-Z][A-Za-z0-9-]{1,14})[^\S\n]?\)|[^\S\n]atau[^\S\n]([A-Z]{2,8})\b")
_TICKER = re.compile(r"[A-Z]{4}")
_QUOTED = re.compile(r"((?:[A-Z][\w&.'’-]*[^\S\n]){1,5})\(([A-Z]{4})\)")
_AT = re.compile(r"\b(?:di|asal)[^\S\n]([A-Z][a-z]{3,}(?:-[A-Z]?[a-z]+)?)\b(?![^\S\n]?[A-Z(]|[-.'’]\w)")
_SEATED = re.compile(
    r"\b(?:ber(?:gudang|pabrik|lokasi|alamat|markas|pusat|kantor|kedudukan|operasi)|terletak)[^\S\n]di[^\S\n]"
    r"((?:[A-Z][a-z]{2,}[^\S\n]){0,2}[A-Z][a-z]{2,})\b(?![^\S\n][A-Z])"
)
_OF_FIRM = re.compile(r"[^\S\n]dari[^\S\n]([A-Z][a-z]{3,}(?:[^\S\n][A-Z][a-z]{3,})?)\b(?=[.,]|[^\S\n][a-z])")
_SPACED = re.compile(r"\S+")
_FIRST = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+)\.?[^\S\n]{1,2}$")
_AFTER = re.compile(r"[^\S\n]{1,2}([^\W\d_]+)")
_CONTEXT = 40  # code points looked at on either side of a short name
_TITLE_REACH = 110  # code points before an office in which its officer's title stands


def propagate(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Further mentions that those found so far imply; they may overlap them (`tag.resolve` decides)."""
    firms = list(_listed_firms(text))
    known = [*mentions, *firms]
    firms += _without_form(text, known)
    officers = list(_officers(text, known))
    places = list(_places(text, known))
    names = dict(_acronyms(text, known))
    tickers = {name for name, (_, ticker) in names.items() if ticker}
    labels = {name: label for name, (label, _) in names.items()}
    for mention in [*known, *officers]:
        for name in _short_names(mention):
            labels.setdefault(name, mention.label)
    for place in places:
        labels.setdefault(place.text, Label.REGION)
    return firms + officers + places + list(_everywhere(text, labels, frozenset(names), tickers))


def parted(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions; of "Direktur PT Nusa Laut Budi Santosa menyebut …" only PT Nusa Laut, where the article names it so
    elsewhere: who follows is its officer."""
    firms = {m.text for m in mentions if m.label is Label.COMPANY}
    return [_without_officer(text, m, firms) if m.label is Label.COMPANY else m for m in mentions]


def _without_officer(text: str, firm: Mention, firms: set[str]) -> Mention:
    title, _ = _officer_patterns()
    if not title.search(text, max(0, firm.start - _TITLE_REACH), firm.start):
        return firm
    shorter = max((name for name in firms if firm.text.startswith(f"{name} ")), key=len, default=firm.text)
    return replace(firm, end=firm.start + len(shorter), text=shorter)


# ── what the text says of its names ──────────────────────────────────────────────────────────────────────────────────


def _acronyms(text: str, mentions: list[Mention]) -> Iterator[tuple[str, tuple[Label, bool]]]:
    """Acronyms with the label of the name that they follow, and whether they are stock tickers."""
    for mention in mentions:
        match = _BRACKETED.match(text, mention.end) if mention.label in _NAMED else None
        if match is None:
            continue
        acronym = match[1] or match[2]
        ticker = mention.label is Label.COMPANY and _TICKER.fullmatch(acronym) is not None
        if ticker and (mention.text.endswith(("Tbk", "Tbk.")) or acronym in names_by_ticker()):
            yield acronym, (mention.label, True)
        elif _abbreviates(acronym, mention.text):
            yield acronym, (mention.label, False)


def _listed_firms(text: str) -> Iterator[Mention]:
    """The words before a ticker in brackets with which the name that it is listed under begins."""
    for match in _QUOTED.finditer(text):
        name = names_by_ticker().get(match[2], "").lower()
        ends = match.end(1) - 1
        starts = [match.start(1) + word.start() for word in _SPACED.finditer(match[1])]
        start = next((at for at in starts if f"{name} ".startswith(f"{text[at:ends].lower()} ")), None)
        if start is not None:
            yield Mention(start, ends, Label.COMPANY, text[start:ends], "firm.before-ticker")


def _without_form(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """ "kata Direktur Nusa Laut Abadi, Rina", where the article has named PT Nusa Laut Abadi."""
    names = {_bare(m.text) for m in mentions if m.label is Label.COMPANY and _legal_form(m)}
    for start, end, name in _found(text, [name for name in names if " " in name]):
        yield Mention(start, end, Label.COMPANY, name, "firm.without-form")


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym occur in this order in the name."""
    rest = iter(name.lower())
    if len(acronym) < 4 and not acronym.isupper():
        return False
    return name != acronym and all(letter in rest for letter in acronym.lower() if letter.isalpha())


@cache
def _officer_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A title that leads up to an office, and the name that follows the office."""
    rules = {rule.id: rule.pattern for rule in patterns("officer")}
    return rules["person.title-before-office"], rules["person.name-after-office"]


def _officers(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    title, name = _officer_patterns()
    for mention in mentions:
        if mention.label not in _OFFICES or not title.search(text, max(0, mention.start - _TITLE_REACH), mention.start):
            continue
        if match := name.match(text, mention.end):
            start, end = match.span("span")
            yield Mention(start, end, Label.PERSON, text[start:end], "document.officer")


def _places(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Names after "di" and "asal" that nothing else has found: villages and towns that no table lists. After "berlokasi
    di" it may be any word, after "PT Sinar Laut dari" some are."""
    taken = sorted((mention.start, mention.end) for mention in mentions)
    firms = (_OF_FIRM.match(text, mention.end) for mention in mentions if mention.label is Label.COMPANY)
    found = [*_SEATED.finditer(text), *filter(None, firms), *_AT.finditer(text)]
    for match in found:
        start, end = match.span(1)
        if any(a < end and start < b for a, b in taken):
            continue
        common = match.re is not _SEATED and match[1].lower() in column("common_words", "word")
        if not common and match[1].split()[0] not in _no_places():
            yield Mention(start, end, Label.REGION, match[1], "document.place")


@cache
def _no_places() -> frozenset[str]:
    return listed("officer", "no_place") | listed("region", "stop") | listed("region", "site")


# ── short forms ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _short_names(mention: Mention) -> Iterator[str]:
    """The shorter forms by which an article may go on to call what it has named."""
    if mention.label is Label.PERSON:
        words = _WORD.findall(mention.text)
        yield mention.text
        yield from (w for w in words if len(words) > 1 and len(w) > 2 and w[0].isupper() and not _ordinary(w))
    elif mention.label is Label.COMPANY and _legal_form(mention):
        words = _bare(mention.text).split()
        yield from (" ".join(words[:size]) for size in range(2, len(words) + 1))
        if words and len(words[0]) > 3 and words[0].isalpha() and not _ordinary(words[0]):
            yield words[0]


def _legal_form(mention: Mention) -> str | None:
    firm = parse_company(mention.text)
    return firm.legal_form if firm is not None else None


def _bare(words: str) -> str:
    """The firm's name as written, without its legal form."""
    name, _ = stripped(" ".join(words.split()))
    return name


@cache
def _ordinary_words() -> frozenset[str]:
    words = set(column("common_words", "word")) | {word.lower() for word in listed("officer", "other")}
    for name in ("regions", "places", "countries", "commodities"):
        words.update(word for row in table(name) for word in row["form"].lower().split())
    return frozenset(words)


def _ordinary(word: str) -> bool:
    """Whether a word by itself is rather no name: a place, a good, a common word."""
    return word.lower() in _ordinary_words() and word not in column("person_names", "form")


def _everywhere(text: str, labels: dict[str, Label], acronyms: frozenset[str], tickers: set[str]) -> Iterator[Mention]:
    for start, end, name in _found(text, labels):
        label, surface = labels[name], text[start:end]
        if name in tickers and _in_brackets(text, start, end):
            continue
        if name in acronyms:
            if not names_minister(text, start):
                yield Mention(start, end, label, surface, "document.acronym")
        elif " " in name or not _inside_longer_name(text, start, end):
            yield Mention(start, end, label, surface, "document.short-name")


def _found(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Where the names stand as whole words, the longest at each place."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if first := _FIRST.match(name):
            by_first[first[0]].append(name)
    for match in _FIRST.finditer(text) if by_first else ():
        start = match.start()
        if match[0] not in by_first or (start and text[start - 1] in ".@#/-_"):
            continue
        for name in by_first[match[0]]:
            end = start + len(name)
            if text.startswith(name, start) and not (
                text[end : end + 1].isalnum() or text[end : end + 1] in ("_", "@")
            ):
                yield start, end, name
                break


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text[:start].endswith("(") and text[end : end + 1] == ")"


def _inside_longer_name(text: str, start: int, end: int) -> bool:
    """Whether the words around a single word make it part of another name ("Jalan Budi", "Budi Daya")."""
    before = _BEFORE.search(text, max(0, start - _CONTEXT), start)
    if before is not None and before[1] in listed("officer", "not_after"):
        return True
    after = _AFTER.match(text, end)
    if after is None or not after[1][0].isupper():
        return False
    word = after[1]
    return not (
        word.endswith("kan") or word in listed("officer", "headline") or word.startswith(("Men", "Mem", "Ber", "Di"))
    )

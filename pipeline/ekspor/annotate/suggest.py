"""Names seen often and in no table yet, as lines of the tables for a person to review: knowledge without training.

The folder that `write` makes is one for `--knowledge` once the lines that are wrong are deleted; `ekspor rules check`
says which empty cells must be filled.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ekspor.annotate.article import Annotated
from ekspor.normalise import agency, commodity, company
from ekspor.rules.load import table
from ekspor.schema import Label

_AROUND = 40
"""Characters of context on each side."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in its most frequent spelling, how many articles have it, and where it first stood."""

    form: str
    articles: int
    context: str


@dataclass(slots=True)
class _Seen:
    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    context: str = ""


def suggestions(articles: Iterable[Annotated], least: int) -> dict[str, list[Suggestion]]:
    """For each table the names that at least so many articles have and it does not resolve, the commonest first."""
    seen: dict[tuple[str, str], _Seen] = defaultdict(_Seen)
    for article in articles:
        for start, end, label in article.entities:
            if label not in _TABLES:
                continue
            name, unresolved = _TABLES[Label(label)]
            if form := unresolved(" ".join(article.text[start:end].split())):
                one = seen[name, form.casefold()]
                one.spellings[form] += 1
                one.articles.add(article.id)
                one.context = one.context or _context(article.text, start, end)
    found: dict[str, list[Suggestion]] = {name: [] for name, _ in _TABLES.values()}
    for (name, _), one in seen.items():
        if len(one.articles) >= least:
            form = min(one.spellings, key=lambda spelling: (-one.spellings[spelling], spelling))
            found[name].append(Suggestion(form, len(one.articles), one.context))
    return {name: sorted(some, key=lambda one: (-one.articles, one.form)) for name, some in found.items()}


def write(found: Mapping[str, Sequence[Suggestion]], folder: Path) -> list[Path]:
    """A table for each kind of name that has suggestions, with how often and where it stood above each line."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, some in found.items():
        if not some:
            continue
        columns = list(table(name)[0])
        lines = ["# Delete what is wrong, fill in what you know, then: ekspor rules check DIR", "\t".join(columns)]
        for one in some:
            cells = {"form": one.form, "name": one.form}
            lines += [f"# {one.articles} articles: {one.context}", "\t".join(cells.get(key, "") for key in columns)]
        written.append(folder / f"{name}.tsv")
        written[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return written


def _context(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())


# ── what no table resolves ───────────────────────────────────────────────────────────────────────────────────────────


def _company(words: str) -> str | None:
    """The name without its legal form, by which running text calls the firm."""
    parsed = company.parse(words)
    return parsed.name if parsed and parsed.ticker is None and parsed.name.casefold() not in _companies() else None


@cache
def _companies() -> frozenset[str]:
    return frozenset(row[key].casefold() for row in table("companies") for key in ("form", "name"))


def _agency(words: str) -> str | None:
    return words if agency.parse(words) is None else None


def _commodity(words: str) -> str | None:
    parsed = commodity.parse(words)
    return words if parsed is None or parsed.hs is None else None


_TABLES: dict[Label, tuple[str, Callable[[str], str | None]]] = {
    Label.COMPANY: ("companies", _company),
    Label.AGENCY: ("agencies", _agency),
    Label.COMMODITY: ("commodities", _commodity),
}
"""The table for names of a label, and what a mention's words would add to it: None where it resolves them."""

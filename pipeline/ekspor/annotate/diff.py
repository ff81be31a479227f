"""Two annotations of the same articles side by side, as one HTML page that needs nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from ekspor.annotate import record
from ekspor.annotate.agreement import Pair, document
from ekspor.annotate.article import Annotated, Span
from ekspor.evaluate import score
from ekspor.evaluate.pair import SLOTS, agree, correct, pairs
from ekspor.exchange import Entry, fillers
from ekspor.schema import Label

_HUES = {label: 360 * n // len(Label) for n, label in enumerate(Label)}

_HEADLINES = (("entity", "mentions"), ("slot", "slots"), ("record", "whole records"))


def page(compared: Sequence[Pair], names: tuple[str, str]) -> str:
    """The page: figures, a table of the articles, then each with its text on both sides and its records below."""
    tallies = score.compare((document(one) for one, _ in compared), (document(other) for _, other in compared))
    figures = score.figures(tallies)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(names[0])} and {escape(names[1])}</title><style>{_style()}</style></head><body>",
        f"<h1>{escape(names[0])} | {escape(names[1])}</h1>",
        _figures(figures),
        '<input type="checkbox" id="only"> <label for="only">only articles with differences</label>',
        _contents(compared, tallies),
        *(part for n, pair in enumerate(compared) for part in _section(n, pair, names)),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _style() -> str:
    """`diff.css`, and a colour for each label."""
    css = (files(__package__) / "diff.css").read_text(encoding="utf-8")
    return css + "".join(f".{label} {{ background: hsl({hue} 75% 86%) }}\n" for label, hue in _HUES.items())


def _figures(figures: dict[str, Any]) -> str:
    rows = ((words, figures[name]) for name, words in _HEADLINES if name in figures)
    cells = "".join(
        f"<tr><td>{words}</td><td>{one['p']:.3f}</td><td>{one['r']:.3f}</td><td>{one['f1']:.3f}</td></tr>"
        for words, one in rows
    )
    return f"<table><tr><th></th><th>precision</th><th>recall</th><th>F1</th></tr>{cells}</table>"


def _contents(compared: Sequence[Pair], tallies: Sequence[score.Tally]) -> str:
    rows = "".join(
        f'<tr><td><a href="#a{n}">{escape(one.id)}</a></td><td>{escape(one.title)}</td>'
        f"<td>{tally.entity().f1:.3f}</td><td>{tally.record.tp} of {tally.record.gold}, {tally.record.system}</td></tr>"
        for n, ((one, _), tally) in enumerate(zip(compared, tallies, strict=True))
    )
    return f"<table><tr><th>article</th><th></th><th>mentions F1</th><th>records that agree</th></tr>{rows}</table>"


def _section(n: int, pair: Pair, names: tuple[str, str]) -> Iterator[str]:
    one, other = pair
    same = set(one.entities) == set(other.entities) and len(one.events) == len(other.events)
    same = same and all(record.same(a, b) for a, b in zip(one.events, other.events, strict=True))
    yield f'<section id="a{n}" class="{"same" if same else "different"}"><h2>{escape(one.id)} {escape(one.title)}</h2>'
    yield '<div class="sides">'
    for side, against, name in ((one, other, names[0]), (other, one, names[1])):
        yield f'<div><h3>{escape(name)}</h3><div class="text">{_text(side, set(against.entities))}</div></div>'
    yield "</div>"
    yield from _records(one.events, other.events, names)
    yield "</section>"


def _text(article: Annotated, others: set[Span]) -> str:
    """The text with its mentions; those that the other side lacks stand in a frame."""
    parts, last = [], 0
    for span in article.entities:
        start, end, label = span
        alone = "" if span in others else " alone"
        parts.append(escape(article.text[last:start]))
        words = escape(article.text[start:end])
        parts.append(f'<mark class="{escape(label)}{alone}">{words}<small>{escape(label)}</small></mark>')
        last = end
    return "".join([*parts, escape(article.text[last:])])


def _records(ones: Sequence[Entry], others: Sequence[Entry], names: tuple[str, str]) -> Iterator[str]:
    """Records that are paired beside each other, then those of one side alone."""
    paired = pairs(ones, others)
    left, right = {i for i, _ in paired}, {j for _, j in paired}
    for i, j in paired:
        yield _record(ones[i], others[j], "agrees" if correct(ones[i], others[j]) else "differs", names)
    for i, event in enumerate(ones):
        if i not in left:
            yield _record(event, {}, f"only in {names[0]}", names)
    for j, event in enumerate(others):
        if j not in right:
            yield _record({}, event, f"only in {names[1]}", names)


def _record(one: Entry, other: Entry, verdict: str, names: tuple[str, str]) -> str:
    head = f"<tr><th>{escape(verdict)}</th><th>{escape(names[0])}</th><th>{escape(names[1])}</th></tr>"
    status = one.get("status") == other.get("status")
    rows = [_row("status", [one.get("status", "")], [other.get("status", "")], status)]
    for slot in SLOTS:
        a, b = fillers(one, slot), fillers(other, slot)
        if a or b:
            rows.append(_row(slot, _said(slot, a), _said(slot, b), agree(slot, a, b) == len(a) == len(b)))
    return f'<table class="record">{head}{"".join(rows)}</table>'


def _said(slot: str, some: Iterable[Any]) -> list[str]:
    return [record.words(slot, filler) for filler in some]


def _row(slot: str, one: Iterable[str], other: Iterable[str], same: bool) -> str:
    cells = "".join(f"<td>{'<br>'.join(escape(str(words)) for words in side)}</td>" for side in (one, other))
    return f"<tr{'' if same else ' class=bad'}><td>{slot}</td>{cells}</tr>"

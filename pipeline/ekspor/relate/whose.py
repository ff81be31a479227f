"""What speaks for a firm as the exporter of a claim: how its sentence tells of it, and who was told of since."""

from __future__ import annotations

from collections.abc import Iterator

from ekspor.relate.filled import Key
from ekspor.relate.flow import Flow

_MOST = 2
"""Firms and agencies are counted up to this many."""

_FIRMS, _PARAGRAPHS = 4, 3
"""So are the firms of an article, and the paragraphs since a firm was named."""


def signs(flow: Flow, key: Key, fill: str, state: str) -> Iterator[str]:
    """The signs of a firm, or of who is told without a name; `fill` and `state` as `fit.py` says them."""
    yield f"teller={flow.teller} & {state}"
    yield f"teller={flow.teller} & {state} & slot={fill}"
    yield f"firms here={flow.firms} & agencies here={flow.agencies} & {state}"
    yield f"from={flow.come_from} & {state}"
    yield f"from={flow.come_from} & {state} & slot={fill}"
    yield from _of_goods(flow, key, state)
    places = [place.at for place in flow.filled.places["exporter"].get(key, ())]
    before = [at for at in places if at < flow.at]
    if before and flow.at not in places:
        yield from _since(flow, key, before[-1], fill, state)


def _of_goods(flow: Flow, key: Key, state: str) -> Iterator[str]:
    keys = flow.filled.keys
    goods = keys[flow.index]["commodity"].keys()
    own = [keys[i] for i in flow.filled.by_exporter.get(key, ()) if i != flow.index]
    if own and goods:
        yield f"ships the goods={any(goods & other['commodity'].keys() for other in own)} & {state}"


def _since(flow: Flow, key: Key, last: int, fill: str, state: str) -> Iterator[str]:
    """Of a firm that the sentence with the index `last` named: who was told of since then."""
    filled = flow.filled
    others = set().union(*(filled.firms.get(at, set()) for at in range(last, flow.at + 1))) - {key}
    agencies = sum(filled.has_agency[last + 1 : flow.at + 1])
    paragraphs = min(flow.line.sentence.paragraph - filled.lines[last].sentence.paragraph, _PARAGRAPHS)
    alone, unheard = not others, not agencies
    yield f"firms since={min(len(others), _MOST)} & {state}"
    yield f"agencies since={min(agencies, _MOST)} & {state}"
    yield f"no firm since={alone} & no agency since={unheard} & teller={flow.teller} & slot={fill}"
    yield f"paragraphs since={paragraphs} & no firm since={alone} & slot={fill}"
    yield f"paragraphs since={paragraphs} & teller={flow.teller} & slot={fill}"
    yield f"firms of article={min(filled.number_of_firms, _FIRMS)} & {state}"

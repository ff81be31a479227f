"""How a name hangs together with a figure in the tree of their sentence: signs of `fit.py` where the article was parsed
(`--syntax`). Without trees there are none of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ekspor.relate.line import Line
from ekspor.schema import Mention
from ekspor.syntax import Tree

_FAR = (1, 2, 3, 5, 8)
"""Arcs up to which a name is as near as the next."""

_LONGEST = 5
"""Arcs of a way that is told relation by relation: of longer ones hardly two are alike."""

_PREDICATES = ("VERB", "ADJ")


def signs(line: Line, start: int, end: int, name: Mention, state: str) -> Iterator[str]:
    """The signs of a name of the sentence beside its figure `text[start:end]`; `state` as `fit.py` says it."""
    for tree in line.trees:
        one, other = tree.top(name.start, name.end), tree.top(start, end)
        if one is not None and other is not None:
            arcs = tree.distance(one, other)
            at = bisect_left(_FAR, arcs)
            yield f"arcs={'≤' if at < len(_FAR) else '>'}{_FAR[min(at, len(_FAR) - 1)]} & {state}"
            yield f"same verb={_verb(tree, one) == _verb(tree, other)} & {state}"
            if arcs <= _LONGEST:
                yield f"way={way(tree, one, other)} & {state}"


def way(tree: Tree, one: int, other: int) -> str:
    """The relations from one word up to the head that it shares with another, and down to that: `obl^obj`."""
    up, down = tree.path(one), tree.path(other)
    shared = next(index for index in up if index in down)
    rising, falling = up[: up.index(shared)], down[: down.index(shared)]
    return "^".join(">".join(_relation(tree, index) for index in part) for part in (rising, falling[::-1]))


def _relation(tree: Tree, index: int) -> str:
    return tree.words[index].deprel.partition(":")[0]


def _verb(tree: Tree, index: int) -> int | None:
    """The predicate that a word hangs on, be it over others."""
    return next((above for above in tree.path(index)[1:] if tree.words[above].upos in _PREDICATES), None)

"""Signs from trees: how a name hangs together with the figure of its claim. The trees are made by hand."""

import re
from dataclasses import replace

from ekspor.relate import arcs, inherit
from ekspor.relate.claim import Claim
from ekspor.relate.scorer import Scorer
from ekspor.relate.weights import ALWAYS, Weights
from ekspor.segment import segment
from ekspor.syntax import Tree, Word
from lines import PUBLISHED, line, mentions, said

TEXT = "CV Lombok Asri mengekspor 12 ton vanili ke Jepang."
HEADS = ((3, "nsubj"), (0, "flat:name"), (0, "flat:name"), (None, "root"), (5, "nummod"), (3, "obj"))
HEADS += ((5, "nmod"), (8, "case"), (3, "obl"), (3, "punct"))
TREE = Tree(
    0,
    len(TEXT),
    tuple(
        Word(found.start(), found.end(), found[0], found[0], "VERB" if head is None else "X", head, relation)
        for found, (head, relation) in zip(re.finditer(r"\w+|\.", TEXT), HEADS, strict=True)
    ),
)
FIGURE = TEXT.index("12"), TEXT.index(" vanili")


def seen(name: str, *trees: Tree) -> list[str]:
    read = replace(line(TEXT), trees=trees)
    return list(arcs.signs(read, *FIGURE, next(m for m in read.mentions if m.text == name), "in=True"))


def told(weights: dict[str, float], *trees: Tree) -> Claim:
    scorer = Scorer(Weights({"destination": weights}))
    (claim,) = inherit.relate(TEXT, segment(TEXT, ""), mentions(TEXT), PUBLISHED, scorer, trees=trees)
    return claim


def test_goods_that_hang_on_the_figure() -> None:
    assert seen("vanili", TREE) == ["arcs=≤1 & in=True", "same verb=True & in=True", "way=nmod^ & in=True"]


def test_a_firm_that_hangs_on_the_same_verb() -> None:
    assert seen("CV Lombok Asri", TREE) == ["arcs=≤2 & in=True", "same verb=True & in=True", "way=nsubj^obj & in=True"]


def hung(**heads: int) -> Tree:
    """The tree, some of its words under other heads: `w8=7`."""
    moved = {int(name[1:]): head for name, head in heads.items()}
    words = [replace(word, head=moved.get(at, word.head)) for at, word in enumerate(TREE.words)]
    return replace(TREE, words=tuple(words))


def test_a_name_under_another_verb() -> None:
    words = [replace(word, upos="VERB") if word.form == "ke" else word for word in hung(w7=3, w8=7).words]
    assert "same verb=False & in=True" in seen("Jepang", replace(TREE, words=tuple(words)))


def test_a_long_way_is_not_told_relation_by_relation() -> None:
    far = hung(w8=7, w7=9, w9=6, w6=1, w1=2, w2=0)
    assert seen("Jepang", far) == ["arcs=≤8 & in=True", "same verb=True & in=True"]


def test_without_a_tree_that_has_both_there_are_no_signs() -> None:
    assert not seen("Jepang")
    assert not seen("Jepang", replace(TREE, end=FIGURE[1], words=TREE.words[:6]))


def test_trees_are_among_what_the_scorer_weighs() -> None:
    weights = {ALWAYS: 1.0, "way=obl^obj & in=True": -4.0}
    assert said(told(weights), "destination") == {"destination": ["Jepang"]}
    claim = told(weights, TREE)
    assert not claim.says("destination")
    assert claim.steps[-1] == "destination without 'Jepang', 0.05: way=obl^obj & in=True -4.00"

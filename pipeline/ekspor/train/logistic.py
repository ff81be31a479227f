"""Fits a logistic model on signs: small, regularised, the same every time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from ekspor.relate.weights import ADD, ALWAYS, KEEP

FOLDS = 5
_RIDGE = 5.0
"""How strongly weights are drawn to nothing: half the ridge times the sum of their squares, beside the log loss."""
_SEEN_IN = 4
"""Articles that must show a sign for it to have a weight."""
_LEAST = 0.02
"""Weights nearer to nothing than this are left out."""
_PLACES = 3
_THRESHOLDS = {KEEP: (0.3, 0.35, 0.4, 0.45, 0.5), ADD: (0.5, 0.55, 0.6, 0.65, 0.7)}
"""Probabilities tried: what the rules have is kept on less, what they do not have comes on more."""

_BETTER = 5e-4
"""What F1 must gain for a threshold further from the rules."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """What was seen of a case, whether it is one, and the article that it is of."""

    article: str
    signs: tuple[str, ...]
    right: bool
    by_rule: bool


def fold(article: str, folds: int = FOLDS) -> int:
    """The fold of an article: from its id alone, so that further articles move none."""
    return sum(article.encode()) % folds


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of every sign, where every case starts, and the two thresholds that give the best F1 across folds."""
    probabilities = np.zeros(len(cases))
    right = np.array([case.right for case in cases])
    folds = np.array([fold(case.article) for case in cases])
    for one in range(FOLDS):
        held = np.flatnonzero(folds == one)
        if 0 < len(held) < len(cases):
            weights = _weights([case for case, at in zip(cases, folds, strict=True) if at != one])
            probabilities[held] = [probability(weights, cases[int(at)].signs) for at in held]
    by_rule = np.array([case.by_rule for case in cases])
    return _weights(cases) | _thresholds(probabilities, right, by_rule)


def probability(weights: dict[str, float], signs: Sequence[str]) -> float:
    """What the weights make of a case."""
    total = weights.get(ALWAYS, 0.0) + sum(weights.get(sign, 0.0) for sign in dict.fromkeys(signs))
    return float(1 / (1 + np.exp(-np.clip(total, -60, 60))))


def _weights(cases: Sequence[Case]) -> dict[str, float]:
    columns = _columns(cases)
    matrix = _matrix(cases, columns)
    target = np.array([case.right for case in cases], dtype=float)
    counts = _counts(cases)
    ridge = np.full(len(columns), _RIDGE)
    ridge[columns[ALWAYS]] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        total = matrix @ weights
        error = counts * (1 / (1 + np.exp(-np.clip(total, -60, 60))) - target)
        value = counts @ (np.logaddexp(0, total) - target * total) + 0.5 * (ridge * weights**2).sum()
        return float(value), matrix.T @ error + ridge * weights

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    rounded = {sign: round(float(found[at]), _PLACES) for sign, at in columns.items()}
    return {sign: weight for sign, weight in sorted(rounded.items()) if sign == ALWAYS or abs(weight) >= _LEAST}


def _counts(cases: Sequence[Case]) -> Floats:
    """What each case counts: an article with many counts for more than one with few, but not by as much; mean 1."""
    size = Counter(case.article for case in cases)
    counts: Floats = np.array([size[case.article] ** -0.5 for case in cases])
    scaled: Floats = counts / counts.mean()
    return scaled


def _columns(cases: Sequence[Case]) -> dict[str, int]:
    """The signs that enough articles show, each with its column."""
    articles: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        for sign in case.signs:
            articles[sign].add(case.article)
    signs = sorted(sign for sign, seen in articles.items() if len(seen) >= _SEEN_IN)
    return {sign: at for at, sign in enumerate([ALWAYS, *signs])}


def _matrix(cases: Sequence[Case], columns: dict[str, int]) -> csr_matrix:
    rows, cells = [], []
    for row, case in enumerate(cases):
        shown = {columns[sign] for sign in case.signs if sign in columns} | {columns[ALWAYS]}
        rows += [row] * len(shown)
        cells += sorted(shown)
    return csr_matrix((np.ones(len(rows)), (rows, cells)), shape=(len(cases), len(columns)))


def _thresholds(probabilities: Floats, right: Bools, by_rule: Bools) -> dict[str, float]:
    """The thresholds whose F1 is best; of equals those nearest to what the rules say."""
    best, most = {KEEP: 0.5, ADD: 0.5}, -1.0
    for keep, add in product(_THRESHOLDS[KEEP], reversed(_THRESHOLDS[ADD])):
        said = probabilities >= np.where(by_rule, keep, add)
        f1 = 2 * float((said & right).sum()) / max(1.0, float(said.sum() + right.sum()))
        if f1 > most + _BETTER:
            best, most = {KEEP: keep, ADD: add}, f1
    return best

"""Finds mentions: patterns, gazetteers, goods, a trained model where one is given, then the pass over the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ekspor.schema import Dropped, Mention
from ekspor.tag import commodity, document, gazetteer, model, rules
from ekspor.tag.resolve import resolve

if TYPE_CHECKING:
    from spacy.language import Language


def tag(text: str, nlp: Language | None = None) -> tuple[list[Mention], list[Dropped]]:
    """Mentions in order, none overlapping, and the candidates that lost."""
    if nlp is not None and model.rule_pipes(nlp):
        return model.weighed(nlp, text)
    candidates = [*document.parted(text, rules.tag(text)), *gazetteer.tag(text), *commodity.tag(text)]
    if nlp is not None:
        candidates += model.tag(nlp, text)
    kept, _ = resolve(candidates)
    return resolve([*candidates, *document.propagate(text, kept)])

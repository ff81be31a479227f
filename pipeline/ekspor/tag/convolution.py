"""A convolutional tagger of spaCy's own, which reads the words and what rules and names say of them, as a component."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from ekspor.tag.component import decide
from ekspor.tag.transformer import OUTSIDE, decode

_LEAST = 1e-9


def one_thread() -> AbstractContextManager[Any]:
    """Within it numpy multiplies by one thread: archives are read by processes, and small matrices gain by no more."""
    limit: AbstractContextManager[Any] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()  # it looks through the libraries that are loaded, once


@Language.factory(
    "ekspor_convolution",
    assigns=["doc.ents", "doc.spans"],
    default_config={"decides": [], "certain": 0.9},
    default_score_weights={"ents_f": 1.0},
)
def create_convolution(
    nlp: Language, name: str, model: Model[Any, Any], decides: list[str], certain: float
) -> ConvolutionTagger:
    """The component. `model`: documents to the probabilities of the tags of each token (`spacy.Tagger.v2`)."""
    return ConvolutionTagger(nlp.vocab, model, name, decides, certain)


class ConvolutionTagger(Tagger):  # type: ignore[misc] # spaCy's components are untyped
    """spaCy's tagger over the tags of the BIO scheme. `decides` and `certain` as `TransformerTagger` has them."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, decides: Sequence[str], certain: float) -> None:
        super().__init__(vocab, model, name, overwrite=True, scorer=None, neg_prefix="!")
        self.decides, self.certain = frozenset(decides), certain
        for node in model.walk():
            if isinstance(node.ops, NumpyOps):
                node.ops = NumpyOps(use_blis=False)  # numpy multiplies matrices three times as fast

    @property
    def mention_labels(self) -> tuple[str, ...]:
        """The labels of its mentions; `labels` are its tags."""
        return tuple(dict.fromkeys(tag[2:] for tag in self.labels if tag != OUTSIDE))

    def predict(self, docs: Iterable[Doc]) -> Any:
        """Probabilities [tokens, tags] of each document."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((len(doc), len(self.labels)), np.float32) for doc in docs]
        with one_thread():
            return self.model.predict(docs)

    def set_annotations(self, docs: Iterable[Doc], batch_tag_ids: Any) -> None:
        """Give the documents their entities; the second argument is what `predict` returned."""
        for doc, probabilities in zip(docs, batch_tag_ids, strict=True):
            scores = np.log(np.maximum(np.asarray(probabilities), _LEAST))
            found = ((Span(doc, a, b, label), p) for a, b, label, p in decode(scores, self.labels))
            decide(doc, found, self.decides, self.certain)

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Precision, recall and F1 of the entities."""
        return get_ner_prf(examples)

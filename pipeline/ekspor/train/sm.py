"""`sm`: a convolutional tagger trained by spaCy's own loop from `sm.cfg`, in part on what a larger tagger found.

The teacher's mentions in unlabelled text teach the small network the names and constructions that a hundred annotated
articles cannot hold (distillation); the annotations, repeated, keep it to the guideline.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_nlp

from ekspor.schema import Label
from ekspor.tag.convolution import ConvolutionTagger
from ekspor.train.examples import Example, tagged, tags
from ekspor.train.hinted import HINTS, decided

CERTAIN = 0.9
"""How probable a mention must be to overrule the rules."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How `sm` is trained; the network and its steps stand in `sm.cfg`."""

    repeats: int = 6
    """How often each annotated text stands among the teacher's, which stand once."""
    steps: int = 4_000
    patience: int = 2_000
    """Steps without a better F1 on the development part before training ends."""
    seed: int = 1


def train(
    train: Sequence[Example], dev: Sequence[Example], silver: Sequence[Example], recipe: Recipe, folder: Path
) -> Language:
    """The trained pipeline. `folder` keeps spaCy's own files of the training. The best step on `dev` is returned."""
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("ekspor.train") / "sm.cfg") as path:
        config = util.load_config(path, interpolate=False)
    nlp = util.load_model_from_config(config, auto_fill=True)
    repeated = [*silver, *(list(train) * (recipe.repeats if silver else 1))]
    _binary(nlp, repeated).to_disk(folder / "train.spacy")
    _binary(nlp, dev).to_disk(folder / "dev.spacy")
    filled = nlp.config.copy()
    filled["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    filled["components"]["ner"]["decides"] = sorted(Label)  # the best step is that of the best reading of its own
    filled["system"]["seed"] = recipe.seed
    filled["training"] |= {"max_steps": recipe.steps, "patience": recipe.patience}
    best, _ = train_nlp(init_nlp(filled.interpolate()), folder, stdout=sys.stderr, stderr=sys.stderr)
    assert best is not None  # a folder is given
    trained = util.load_model(folder / "model-best")
    tagger, rules = trained.get_pipe("ner"), trained.get_pipe("rules")
    assert isinstance(tagger, ConvolutionTagger)
    tagger.certain = CERTAIN
    chosen = decided(tagger, [(rules(trained.make_doc(example.text)), example.spans) for example in dev])
    settings = {"components.ner.decides": chosen, "components.ner.certain": CERTAIN}
    nothing = {"paths.train": None, "paths.dev": None}  # nothing of this machine in what ships
    return util.load_model(folder / "model-best", config=settings | nothing)


def _binary(nlp: Language, examples: Iterable[Example]) -> DocBin:
    stored = DocBin(attrs=["ORTH", "SPACY", "TAG", "ENT_IOB", "ENT_TYPE"])
    scheme = tags(sorted(Label))
    for example in examples:
        stored.add(_doc(nlp, example, scheme))
    return stored


def _doc(nlp: Language, example: Example, scheme: Sequence[str]) -> Doc:
    """The text with its gold tags and entities, and what the rules find in it as a group of spans."""
    doc = nlp.get_pipe("rules")(nlp.make_doc(example.text))
    doc.spans[HINTS] = list(doc.ents)
    found = tagged(doc, example, scheme)
    for token, tag in zip(doc, found, strict=True):
        token.tag_ = scheme[tag]
    spans = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in example.spans]
    doc.set_ents(util.filter_spans([span for span in spans if isinstance(span, Span)]))
    return doc

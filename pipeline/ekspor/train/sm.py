"""`sm`: a convolutional tagger trained as `sm.cfg` says, in part on what a larger tagger found.

The teacher's mentions in unlabelled text teach the small network the names and constructions that a hundred annotated
articles cannot hold (distillation); the annotations, repeated, keep it to the guideline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp

from ekspor.schema import Label
from ekspor.tag.convolution import ConvolutionTagger
from ekspor.train import loop
from ekspor.train.examples import Example, labels, tagged, tags
from ekspor.train.hinted import HINTS, decided
from ekspor.train.loop import Say

CERTAIN = 0.9
"""How probable a mention must be to overrule the rules."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How `sm` is trained; the network and its steps stand in `sm.cfg`."""

    repeats: int = 6
    """How often each annotated text stands in an epoch, each time with other hints spoilt or none; the teacher's texts
    stand once."""
    steps: int = 2_500
    epochs: int = 0
    """The most passes over the texts; 0: as many as the steps hold."""
    patience: int = 2_000
    """Steps without a better F1 on the development part before training ends."""
    seed: int = 1


def train(
    train: Sequence[Example], dev: Sequence[Example], silver: Sequence[Example], recipe: Recipe, folder: Path, say: Say
) -> Language:
    """The trained pipeline, as it was after its best step on `dev`. `folder` keeps where the training stands."""
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("ekspor.train") / "sm.cfg") as path:
        config = util.load_config(path, interpolate=False)
    hinted = set(labels(train)) <= set(Label)
    if not hinted:  # another annotation scheme, of which rules know nothing
        config["nlp"]["pipeline"] = ["ner"]
        del config["components"]["rules"]
    nlp = util.load_model_from_config(config, auto_fill=True)
    repeated = [*silver, *list(train) * recipe.repeats]
    scheme = tags(labels([*train, *silver]))
    _binary(nlp, repeated, scheme).to_disk(folder / "train.spacy")
    read_alone = list(dev) if hinted else []  # with the rules' hints every state does well: what tells them apart is
    _binary(nlp, dev, scheme, read_alone).to_disk(folder / "dev.spacy")  # what each finds by itself
    filled = nlp.config.copy()
    filled["paths"] |= {"train": str(folder / "train.spacy"), "dev": str(folder / "dev.spacy")}
    filled["components"]["ner"]["decides"] = labels(train)  # the best step is that of the best reading of its own
    filled["system"]["seed"] = recipe.seed
    filled["training"] |= {
        "max_steps": recipe.steps,
        "max_epochs": recipe.epochs,
        "patience": recipe.patience,
    }
    best = loop.train(init_nlp(filled.interpolate()), "ner", folder, say)
    paths = ("paths.train", "paths.dev", "corpora.train.path", "corpora.dev.path")
    settings: dict[str, Any] = dict.fromkeys(paths)  # nothing of this machine in what ships
    if hinted:
        settings |= {"components.ner.decides": _decided(best, dev), "components.ner.certain": CERTAIN}
    return util.load_model(best, exclude=["vocab"], config=settings)  # and no words of the texts


def _decided(best: Path, dev: Sequence[Example]) -> list[str]:
    nlp = util.load_model(best)
    tagger, rules = nlp.get_pipe("ner"), nlp.get_pipe("rules")
    assert isinstance(tagger, ConvolutionTagger)
    tagger.certain = CERTAIN
    return decided(tagger, [(rules(nlp.make_doc(example.text)), example.spans) for example in dev])


def _binary(
    nlp: Language, examples: Iterable[Example], scheme: Sequence[str], read_alone: Iterable[Example] = ()
) -> DocBin:
    """The texts in the form that spaCy reads; those of `read_alone` without what the rules find."""
    stored = DocBin(attrs=["ORTH", "SPACY", "TAG", "ENT_IOB", "ENT_TYPE"])
    for example in examples:
        stored.add(_doc(nlp, example, scheme, nlp.has_pipe("rules")))
    for example in read_alone:
        stored.add(_doc(nlp, example, scheme, False))
    return stored


def _doc(nlp: Language, example: Example, scheme: Sequence[str], hinted: bool) -> Doc:
    """The text with its gold tags and entities, and what the rules, if they are asked, find as a group of spans."""
    doc = nlp.make_doc(example.text)
    if hinted:
        doc.spans[HINTS] = list(nlp.get_pipe("rules")(doc).ents)
    found = tagged(doc, example, scheme)
    for token, tag in zip(doc, found, strict=True):
        token.tag_ = scheme[tag]
    spans = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in example.spans]
    doc.set_ents(util.filter_spans([span for span in spans if isinstance(span, Span)]))
    return doc

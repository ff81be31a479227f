"""Mentions found by a trained NER: any spaCy pipeline directory or installed package whose entity labels are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ekspor.errors import ConfigError
from ekspor.schema import Label, Mention

if TYPE_CHECKING:
    from spacy.language import Language


def load(name: str) -> Language:
    """The spaCy pipeline at a path or under an installed name. Imported here: spaCy takes a second to load, rules need none of it."""
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ConfigError(
            f"model {name!r} cannot be loaded: expected the folder of a spaCy pipeline or an installed package ({error})"
        ) from error
    known = set(Label)
    labels = {label for pipe in nlp.pipe_names for label in nlp.pipe_labels.get(pipe, ())}
    if "ner" in nlp.pipe_names and not set(nlp.pipe_labels["ner"]) & known:
        raise ConfigError(
            f"model {name!r} tags {', '.join(sorted(labels)) or 'nothing'}: expected some of {', '.join(sorted(known))}"
        )
    return nlp


def tag(nlp: Language, text: str) -> list[Mention]:
    """The entities of the pipeline that carry one of our labels; rule id `model.<pipeline name>`."""
    known = set(Label)
    rule = f"model.{nlp.meta.get('name', 'ner')}"
    return [
        Mention(e.start_char, e.end_char, Label(e.label_), e.text, rule) for e in nlp(text).ents if e.label_ in known
    ]

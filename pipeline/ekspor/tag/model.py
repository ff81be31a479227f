"""Mentions found by a trained NER: any spaCy pipeline directory or installed package whose entity labels are ours.

`sm` and `acc` are the models that ship: in `models/` of a checkout, inside the package when it was installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ekspor import adopted, shipped
from ekspor.config import Size
from ekspor.errors import ConfigError
from ekspor.schema import Dropped, Label, Mention

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


RULES = "ekspor_rules"
"""The component that reads with rules and names, and where a document keeps what it found (`user_data`)."""


def folder(name: str) -> Path:
    """Where the files of a model lie: of `sm` or `acc`, adopted, at a path, or installed. Raises ConfigError."""
    if name in set(Size):
        return shipped.model(name)
    if (found := adopted.find(name)) is not None:
        return found
    if Path(name).is_dir():
        return Path(name)
    package = find_spec(name) if name.isidentifier() else None
    if package is None or not package.submodule_search_locations:
        raise ConfigError(f"model {name!r} is not there: give the folder of a spaCy pipeline or an installed package")
    return Path(package.submodule_search_locations[0])


def load(name: str) -> Language:
    """The pipeline `sm` or `acc`, adopted, at a path, or installed. Raises `ConfigError` where none has our labels."""
    import spacy  # here, since it takes a second to load and rules need none of it

    try:
        nlp = spacy.load(shipped.model(name) if name in set(Size) else adopted.find(name) or name)
    except (OSError, ValueError) as error:
        raise ConfigError(
            f"model {name!r} cannot be loaded: give the folder of a spaCy pipeline or an installed package ({error})"
        ) from error
    tagged = {label for _, pipe in nlp.pipeline for label in _labels(pipe)}
    if not tagged & set(Label):
        theirs, ours = ", ".join(sorted(tagged)) or "nothing", ", ".join(sorted(Label))
        raise ConfigError(f"model {name!r} tags {theirs}; give one that tags some of {ours}")
    return nlp


def tag(nlp: Language, text: str) -> list[Mention]:
    """The entities of the pipeline that carry one of our labels; rule id `model.<pipeline name>`."""
    return _mentions(nlp, nlp(text))


def _mentions(nlp: Language, doc: Doc) -> list[Mention]:
    known = set(Label)
    rule = _rule(nlp)
    return [Mention(e.start_char, e.end_char, Label(e.label_), e.text, rule) for e in doc.ents if e.label_ in known]


@lru_cache(maxsize=4)
def _rule(nlp: Language) -> str:
    """The rule id of a pipeline's mentions, remembered: spaCy gathers `meta` anew each time, which takes a while."""
    return f"model.{nlp.meta.get('name', 'ner')}"


def _labels(pipe: Any) -> Iterable[str]:
    """The labels of a component's mentions: ours say them by a name of their own, since spaCy's tagger has tags."""
    return getattr(pipe, "mention_labels", getattr(pipe, "labels", ()))


def rule_pipes(nlp: Language) -> list[str]:
    """Names of the components by which the pipeline reads what rules and names find, and decides; ours have one."""
    return [name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory == RULES]


def weighed(nlp: Language, text: str) -> tuple[list[Mention], list[Dropped]]:
    """What a pipeline that weighs the rules' mentions makes of them; those that it leaves keep their rule id."""
    doc = nlp(text)
    ruled, dropped = doc.user_data[RULES]
    by_place = {(m.start, m.end, m.label): m for m in ruled}
    kept = [by_place.get((m.start, m.end, m.label), m) for m in _mentions(nlp, doc)]
    overruled = [Dropped(m, _instead(m, kept)) for m in by_place.values() if m not in kept]
    return kept, sorted([*dropped, *overruled], key=lambda d: d.mention)


def _instead(mention: Mention, kept: list[Mention]) -> str:
    there = [k for k in kept if k.start < mention.end and mention.start < k.end]
    read = " and ".join(f"{k.label} {k.text!r}" for k in there) or "nothing"
    return f"the model reads {read} there"

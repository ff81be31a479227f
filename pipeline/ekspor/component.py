"""`nlp.add_pipe("ekspor")`: the whole journey as a component of any spaCy pipeline.

    nlp = spacy.blank("xx")
    nlp.add_pipe("ekspor")
    doc = nlp.make_doc(text)
    doc._.published = date(2024, 1, 12)
    doc = nlp(doc)
    doc.ents, doc._.export_events

What the component adds to a document is plain JSON in `doc.user_data`, so that `Doc.to_bytes`, `DocBin` and
`nlp.pipe(…, n_process=2)` keep it.
"""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ekspor.config import Settings
from ekspor.errors import ConfigError
from ekspor.extract import Extractor
from ekspor.normalise.day import day
from ekspor.notebook import COLORS as COLORS  # an entry point gives them to displaCy
from ekspor.schema import Article, ExportEvent
from ekspor.tag.component import set_mentions

_EVENTS, _PUBLISHED = "ekspor_events", "ekspor_published"


@Language.factory("ekspor", assigns=["doc.ents", "doc._.export_events"])
def create_ekspor(
    nlp: Language,  # noqa: ARG001
    name: str,
    model: str | None = None,
    published_default: str | None = None,
    min_confidence: float = 0.0,
) -> Ekspor:
    """The component; the settings are those of `ekspor run`, dates as ISO text. Raises `ConfigError`."""
    _add_extensions()
    default = day(published_default)
    if published_default and default is None:
        raise ConfigError(f"published_default is {published_default!r}; expected a date such as 2024-01-31")
    return Ekspor(name, Extractor(Settings(model=model, published_default=default, min_confidence=min_confidence)))


class Ekspor:
    """Sets `doc.ents` (in place of any before it) and `doc._.export_events`, a list of `ExportEvent`.

    Reads `doc._.published`, the publication date, and `doc._.title`, where they were set. An entity that ends inside
    a token takes the whole token; the records' evidence has the exact characters.
    """

    def __init__(self, name: str, extractor: Extractor) -> None:
        self.name = name
        self._extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """The document, with entities and records."""
        article = Article(id="-", text=doc.text, title=doc._.title, published=doc._.published)
        found = self._extractor(article)
        set_mentions(doc, found.mentions)
        doc.user_data[_EVENTS] = [event.model_dump_json() for event in found.records]
        return doc


def _add_extensions() -> None:
    Doc.set_extension("export_events", getter=_events, force=True)
    Doc.set_extension("published", getter=_published, setter=_set_published, force=True)
    if not Doc.has_extension("title"):
        Doc.set_extension("title", default="")


def _events(doc: Doc) -> list[ExportEvent]:
    return [ExportEvent.model_validate_json(event) for event in doc.user_data.get(_EVENTS, ())]


def _published(doc: Doc) -> date | None:
    return day(doc.user_data.get(_PUBLISHED))


def _set_published(doc: Doc, value: date | str | None) -> None:
    doc.user_data[_PUBLISHED] = value.isoformat() if isinstance(value, date) else value

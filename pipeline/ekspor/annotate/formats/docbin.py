"""spaCy's DocBin (https://spacy.io/api/docbin): documents with their entities, for `spacy train` and notebooks.

Tokens end where mentions end. Records, id and the rest stand in `doc.user_data["ekspor"]` as JSON.
Offsets: code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from ekspor.annotate.article import Annotated, checked
from ekspor.annotate.formats.found import Found, said
from ekspor.annotate.formats.tokens import words
from ekspor.errors import InputError
from ekspor.exchange import Entry
from ekspor.schema import Rejection

_OURS = "ekspor"


def write(articles: Sequence[Annotated], path: Path) -> None:
    """One file for all."""
    vocab = Vocab()
    DocBin(docs=[_doc(vocab, article) for article in articles], store_user_data=True).to_disk(path)


def _doc(vocab: Vocab, article: Annotated) -> Doc:
    forms, spaces = zip(*words(article.text, article.entities), strict=True) if article.text else ((), ())
    doc = Doc(vocab, words=list(forms), spaces=list(spaces))
    spans = [doc.char_span(*span) for span in article.entities]
    doc.set_ents([span for span in spans if span is not None])
    ours = {"id": article.id, "sha256": article.hash, "rest": article.rest, "events": article.events}
    doc.user_data[_OURS] = json.dumps(ours)
    return doc


def read(path: Path) -> Iterator[Found | Rejection]:
    """The documents of such a file. Raises `InputError` where it is none."""
    try:
        docs = list(DocBin(store_user_data=True).from_disk(path).get_docs(Vocab()))
    except Exception as error:  # zlib, msgpack and spaCy each raise what is theirs
        raise InputError(f"{path}: expected a spaCy DocBin: {error}") from error
    for n, doc in enumerate(docs, 1):
        source = f"{path}: document {n}"
        ours: Entry = json.loads(doc.user_data.get(_OURS, "{}"))
        try:
            spans = checked(doc.text, ((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents))
        except ValueError as error:
            yield Rejection("read", str(error), ours.get("id"), source)
            continue
        records = said(*ours["events"]) if "events" in ours else None
        name, rest, digest = ours.get("id"), ours.get("rest"), ours.get("sha256")
        yield Found(source, doc.text, spans, records, id=name, rest=rest, hash=digest)

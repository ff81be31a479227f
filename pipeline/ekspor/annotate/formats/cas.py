"""UIMA CAS as XMI, one file an article and a type system beside them, as INCEpTION reads and writes them.

Mentions are INCEpTION's own layer of named entities; a record is a span of the layer `webanno.custom.Record` with
status, note and slots, which link to mentions by role. Offsets: a CAS counts UTF-16 units; dkpro-cassis turns them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem
from cassis.typesystem import TYPE_NAME_ANNOTATION, TYPE_NAME_FS_ARRAY, TYPE_NAME_STRING, TYPE_NAME_TOP

from ekspor.annotate import graph
from ekspor.annotate.article import Annotated
from ekspor.annotate.formats.found import Found, file_name
from ekspor.annotate.formats.parts import Parts
from ekspor.annotate.formats.tokens import tokens
from ekspor.errors import InputError
from ekspor.schema import Rejection
from ekspor.segment import segment

LACKS = "a CAS holds no id, title, date or other field of an article"
TYPES = "TypeSystem.xml"

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_TOKEN = f"{_DKPRO}.segmentation.type.Token"
_SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
_ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
_RECORD = "webanno.custom.Record"
_LINK = "webanno.custom.RecordSlotsLink"

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def types() -> TypeSystem:
    """The types of the files: upload `TypeSystem.xml` with them, or make the layers in the project."""
    system = TypeSystem()
    for name in (_TOKEN, _SENTENCE):
        system.create_type(name, TYPE_NAME_ANNOTATION)
    entity = system.create_type(_ENTITY, TYPE_NAME_ANNOTATION)
    system.create_feature(entity, "value", TYPE_NAME_STRING)
    link = system.create_type(_LINK, TYPE_NAME_TOP)
    system.create_feature(link, "role", TYPE_NAME_STRING)
    system.create_feature(link, "target", _ENTITY)
    record = system.create_type(_RECORD, TYPE_NAME_ANNOTATION)
    system.create_feature(record, "status", TYPE_NAME_STRING)
    system.create_feature(record, "note", TYPE_NAME_STRING)
    system.create_feature(record, "slots", TYPE_NAME_FS_ARRAY, elementType=_LINK)
    return system


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def write(articles: Sequence[Annotated], path: Path) -> None:
    """A folder. Raises `InputError` where a text has a character that no XML holds."""
    path.mkdir(parents=True, exist_ok=True)
    system = types()
    system.to_xml(path / TYPES)
    for article in articles:
        if unfit := _NOT_IN_XML.search(article.text):
            raise InputError(
                f"{article.id}: XML cannot hold the character U+{ord(unfit[0]):04X} at {unfit.start()}; "
                "use another form for this article"
            )
        _cas(system, article).to_xmi(path / f"{file_name(article.id)}.xmi", pretty_print=True)


def _cas(system: TypeSystem, article: Annotated) -> Cas:
    cas = Cas(system)
    cas.sofa_string = article.text
    cas.sofa_mime = "text/plain"
    token, sentence, entity, record, link = map(system.get_type, (_TOKEN, _SENTENCE, _ENTITY, _RECORD, _LINK))
    cas.add_all([token(begin=start, end=end) for start, end in tokens(article)])
    cas.add_all([sentence(begin=s.start, end=s.end) for s in segment(article.text, article.title)])
    mentions = {span: entity(begin=span[0], end=span[1], value=span[2]) for span in article.entities}
    cas.add_all(mentions.values())
    for node in graph.nodes(article):
        links = [link(role=arrow.slot, target=mentions[arrow.mention]) for arrow in node.arrows]
        slots = cas.typesystem.get_type(TYPE_NAME_FS_ARRAY)(elements=links)
        cas.add(record(begin=node.start, end=node.end, status=node.label, note=node.note, slots=slots))
    return cas


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def read(path: Path) -> Iterator[Found | Rejection]:
    """The articles of a folder of XMI files with their type system. Raises `InputError` where it is none."""
    files = sorted(path.glob("*.xmi"))
    if not files or not (path / TYPES).is_file():
        raise InputError(f"{path}: expected a folder with .xmi files and {TYPES}; unpack INCEpTION's export into one")
    system = load_typesystem(path / TYPES)
    for file in files:
        try:
            yield _found(load_cas_from_xmi(file, typesystem=system), file)
        except ValueError as error:
            yield Rejection("read", str(error), source=str(file))
        except Exception as error:  # lxml and cassis each raise what is theirs
            yield Rejection("read", f"no XMI of ours: {type(error).__name__}: {error}", source=str(file))


def _found(cas: Cas, file: Path) -> Found:
    text = cas.sofa_string
    parts = Parts()
    for entity in cas.select(_ENTITY):
        parts.add(_name(entity), (entity.begin, entity.end, entity.value or ""))
    for record in cas.select(_RECORD) if cas.typesystem.contains_type(_RECORD) else ():
        parts.add(_name(record), (record.begin, record.end, _label(record.status)))
        parts.notes[_name(record)] = record.note or ""
        for link in record.slots.elements if record.slots else ():
            parts.arrows.append((_name(record), link.role, _name(link.target)))
    return Found(str(file), text, parts.mentions(text), partial(parts.events, text), file=file.stem)


def _name(structure: Any) -> str:
    return str(structure.xmiID)


def _label(status: str | None) -> str:
    if graph.status_of(status or "") is None:
        raise ValueError(f"a record has the status {status!r}; expected {', '.join(graph.LABELS.values())}")
    return str(status)

"""The journey as a spaCy component."""

from collections.abc import Iterator
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import ekspor
from ekspor import component
from ekspor.errors import ConfigError

TEXT = "Ekspor furnitur Kabupaten Jepara ke Jepang tahun lalu mencapai US$ 171,2 juta, kata Kepala Disperindag Jepara."
PUBLISHED = date(2024, 1, 12)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("ekspor")
    return nlp


def read(nlp: Language, text: str = TEXT) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = PUBLISHED
    return nlp(doc)


def test_entities_are_set(nlp: Language) -> None:
    found = {(ent.text, ent.label_) for ent in read(nlp).ents}
    assert {("furnitur", "COMMODITY"), ("Jepang", "COUNTRY"), ("US$ 171,2 juta", "MONEY")} <= found


def test_records_are_those_of_extract(nlp: Language) -> None:
    assert read(nlp)._.export_events == ekspor.extract(TEXT, published=PUBLISHED) != []


def test_a_publication_date_may_be_text(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2024-01-12"
    assert nlp(doc)._.export_events[0].period[0].start == date(2023, 1, 1)


def test_without_a_publication_date_relative_periods_stay_open(nlp: Language) -> None:
    assert nlp(TEXT)._.export_events[0].period[0].start is None


def test_a_text_without_exports_has_no_records(nlp: Language) -> None:
    assert nlp("Hujan turun di Bogor.")._.export_events == []


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_text_without_words_is_read(nlp: Language, text: str) -> None:
    assert nlp(text)._.export_events == []


def test_records_survive_storage(nlp: Language) -> None:
    doc = read(nlp)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (restored,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert restored._.export_events == doc._.export_events


def test_records_survive_other_processes(nlp: Language) -> None:
    docs: Iterator[Doc] = nlp.pipe([TEXT, "Hujan turun di Bogor."], n_process=2)
    assert [len(doc._.export_events) for doc in docs] == [1, 0]


def test_a_pipeline_with_the_component_is_saved_and_loaded(nlp: Language, tmp_path: str) -> None:
    nlp.to_disk(tmp_path)
    assert read(spacy.load(tmp_path))._.export_events == read(nlp)._.export_events


def test_a_default_date_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigError, match="expected a date such as"):
        spacy.blank("xx").add_pipe("ekspor", config={"published_default": "kemarin"})


def test_colours_are_those_of_labels() -> None:
    assert set(component.COLORS) <= {label.value for label in ekspor.Label}

"""A trained model beside the rules: a spaCy pipeline whose labels are ours, and what is said of one that is not."""

from pathlib import Path

import pytest
import spacy

from ekspor.errors import ConfigError
from ekspor.schema import Label, Mention
from ekspor.tag import model, tag

TEXT = "Koperasi mengirim purun anyam dari Danau Panggang; harga Rp5 juta."


def saved(folder: Path, words: dict[str, str]) -> str:
    """A pipeline on disk that tags words, which are not in our tables, with labels."""
    nlp = spacy.blank("xx")
    nlp.meta["name"] = "kecil"
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": pattern} for pattern, label in words.items()])  # type: ignore[attr-defined]
    nlp.to_disk(folder / "kecil")
    return str(folder / "kecil")


@pytest.fixture
def path(tmp_path: Path) -> str:
    return saved(tmp_path, {"purun anyam": "COMMODITY", "Danau Panggang": "REGION", "Koperasi": "ORG"})


def test_entities_with_our_labels_are_mentions(path: str) -> None:
    assert model.tag(model.load(path), TEXT) == [
        Mention(18, 29, Label.COMMODITY, "purun anyam", "model.kecil"),
        Mention(35, 49, Label.REGION, "Danau Panggang", "model.kecil"),
    ]


def test_they_stand_beside_what_rules_find(path: str) -> None:
    mentions, _ = tag(TEXT, model.load(path))
    assert {("Danau Panggang", "model.kecil"), ("Rp5 juta", "money-mark-first")} <= {(m.text, m.rule) for m in mentions}


def test_a_text_without_entities_has_no_mentions(path: str) -> None:
    assert model.tag(model.load(path), "") == []


def test_a_pipeline_without_our_labels_says_what_it_tags_and_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="kecil' tags ORG; give one that tags some of AGENCY, COMMODITY, COMPANY"):
        model.load(saved(tmp_path, {"Koperasi": "ORG"}))


def test_a_pipeline_that_tags_nothing_says_so(tmp_path: Path) -> None:
    spacy.blank("xx").to_disk(tmp_path / "kosong")
    with pytest.raises(ConfigError, match="tags nothing; give one"):
        model.load(str(tmp_path / "kosong"))


@pytest.mark.parametrize("name", ["tidak/ada", "tidak_ada"])
def test_a_name_that_does_not_exist(name: str) -> None:
    with pytest.raises(
        ConfigError, match=f"model '{name}' cannot be loaded: give the folder of a spaCy pipeline or an"
    ):
        model.load(name)


def test_a_folder_that_is_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be loaded: give the folder of a spaCy pipeline"):
        model.load(str(tmp_path))


def test_a_pipeline_with_a_part_that_is_not_installed(path: str) -> None:
    config = Path(path) / "config.cfg"
    config.write_text(config.read_text().replace('factory = "entity_ruler"', 'factory = "dukun"'))
    with pytest.raises(ConfigError, match="cannot be loaded: give the folder of a spaCy pipeline"):
        model.load(path)

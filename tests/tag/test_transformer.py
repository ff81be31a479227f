"""The best path over tags, hints of the rules for pieces, and the transformer that ships."""

from itertools import product

import numpy as np
import pytest
import spacy
from spacy.language import Language

from ekspor import tag
from ekspor.schema import Label
from ekspor.tag import model
from ekspor.tag.pieces import END, Encoded
from ekspor.tag.transformer import decode, hinted, hints, numbers

TAGS = ("O", "B-PERSON", "I-PERSON", "B-PORT", "I-PORT")
TEXT = """Ekspor tuna Ambon menembus Jepang

AMBON - PT Samudra Nusa Ikan mengirim 24 ton tuna senilai US$1,2 juta ke Jepang, Kamis (3/4/2025).
Kepala Dinas Perikanan Maluku Yosias Latumahina mengatakan pengiriman itu yang pertama tahun ini."""


def scores(*best: str) -> np.ndarray:
    """Log probabilities by which each token's own best tag is the one given."""
    table = np.full((len(best), len(TAGS)), 0.02)
    table[np.arange(len(best)), [TAGS.index(tag) for tag in best]] = 0.92
    return np.log(table)


@pytest.mark.parametrize(
    ("best", "mentions"),
    [
        (("O", "B-PERSON", "I-PERSON", "O"), [(1, 3, "PERSON")]),
        (("B-PORT", "B-PORT"), [(0, 1, "PORT"), (1, 2, "PORT")]),
        (("B-PERSON", "B-PORT", "I-PORT"), [(0, 1, "PERSON"), (1, 3, "PORT")]),
        (("O", "O"), []),
        ((), []),
    ],
)
def test_mentions_on_the_best_path(best: tuple[str, ...], mentions: list[tuple[int, int, str]]) -> None:
    assert [mention[:3] for mention in decode(scores(*best), TAGS)] == mentions


def test_no_path_is_better_than_the_one_taken() -> None:
    drawn = np.random.default_rng(1)
    for _ in range(50):
        table = np.log(drawn.dirichlet(np.full(len(TAGS), 0.3), size=4) + 1e-6)
        best = max(
            sum(table[i, tag] for i, tag in enumerate(path)) for path in product(range(5), repeat=4) if allowed(path)
        )
        path = np.zeros(4, np.int64)
        for start, end, label, _ in decode(table, TAGS):
            path[start:end] = TAGS.index("I-" + label)
            path[start] = TAGS.index("B-" + label)
        assert table[np.arange(4), path].sum() == pytest.approx(best)


def allowed(path: tuple[int, ...]) -> bool:
    """Whether each inside of a mention follows its begin or another inside of it."""
    names = [TAGS[tag] for tag in path]
    return all(
        not tag.startswith("I-") or before[2:] == tag[2:] for before, tag in zip(("O", *names), names, strict=False)
    )


def test_how_probable_a_mention_is() -> None:
    ((*_, probability),) = decode(scores("B-PORT", "I-PORT"), TAGS)
    assert probability == pytest.approx(0.92)


def test_hints_of_pieces_follow_their_tokens() -> None:
    encoded = Encoded([10, 11, END, 12, 13], [0, 1, 3], [0, 1, 3])
    assert hints(encoded, [1, 4, 1, 4]) == [1, 4, 0, 4, 5]


def test_without_rules_nothing_is_known() -> None:
    assert hints(Encoded([10, 11], [0, 1], [0, 1]), None) == [0, 0]


def test_hints_of_tokens() -> None:
    doc = spacy.blank("xx")("Budi Santoso datang")
    doc.set_ents([doc.char_span(0, 12, "PERSON")])
    assert hinted(doc, numbers(["AGENCY", "PERSON"])) == [4, 5, 1]


def test_of_a_label_that_is_newer_than_the_network_it_is_told_nothing() -> None:
    doc = spacy.blank("xx")("Budi Santoso datang")
    doc.set_ents([doc.char_span(0, 12, "VESSEL")])
    assert hinted(doc, numbers(["AGENCY", "PERSON"])) == [1, 1, 1]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return model.load("acc")


def test_the_shipped_model_tags_our_labels(nlp: Language) -> None:
    assert set(nlp.pipe_labels["ner"]) <= set(Label)  # one that is newer than the model it cannot know
    assert len(nlp.pipe_labels["ner"]) == 11


def test_it_reads_an_article(nlp: Language) -> None:
    mentions, _ = tag.tag(TEXT, nlp)
    found = {(m.text, m.label.value) for m in mentions}
    assert {
        ("PT Samudra Nusa Ikan", "COMPANY"),
        ("24 ton", "QUANTITY"),
        ("US$1,2 juta", "MONEY"),
        ("Jepang", "COUNTRY"),
        ("Dinas Perikanan Maluku", "AGENCY"),
        ("Yosias Latumahina", "PERSON"),
    } <= found


def test_it_reads_without_rules(nlp: Language) -> None:
    with nlp.select_pipes(disable=model.rule_pipes(nlp)):
        assert ("24 ton", "QUANTITY") in {(ent.text, ent.label_) for ent in nlp(TEXT).ents}


def test_the_same_text_reads_the_same_beside_any_other(nlp: Language) -> None:
    alone = [(ent.text, ent.label_) for ent in nlp(TEXT).ents]
    _, among = nlp.pipe(["Harga cabai naik.", TEXT])
    assert [(ent.text, ent.label_) for ent in among.ents] == alone


@pytest.mark.parametrize("text", ["", " \n\n ", "🚢" * 500, "a" * 5_000, "kopi " * 5_000, "\n".join("x" * 300)])
def test_odd_text_does_no_harm(nlp: Language, text: str) -> None:
    assert nlp(text).text == text

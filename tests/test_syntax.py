"""The parser: its offsets, its trees, and texts that no one would parse. Without Stanza, only what is said then."""

import importlib.util
import sys
import warnings
from pathlib import Path

import pytest

from ekspor import syntax
from ekspor.errors import ConfigError
from ekspor.syntax import Parser, Tree, Word

MODEL = Path(__file__).parent.parent / "models" / "id_ekspor_stanza"
ARTICLE = """Temanggung – CV Lembah Harum mengekspor 18 ton kopi senilai Rp1,2 miliar ke Mesir, Rabu (25/1/2023).

“Nilai ekspornya naik 12,5 persen dibanding tahun lalu,” kata Kepala Dinas Perdagangan Suyono. Ia ingin 200 ton.
"""
ODD = {
    "a lone word": "ekspor",
    "only punctuation": "... !!! --- ???",
    "emoji": "😀👩‍👩‍👧 ekspor 🇮🇩 naik 😀😀",
    "invisible": "\u200b\ufeff\u2060",
    "no-break spaces": "ekspor\xa0kopi\u2009naik\u3000tajam",
    "control characters": "ekspor\x00kopi\x07naik\x1cturun\x85akhir",
    "a lone surrogate": "ekspor \ud83d kopi",
    "Windows line ends": "Ekspor naik.\r\n\r\nImpor turun.\r\n",
    "combining marks": "e\u0301kspor kopi\u0301",
    "other scripts": "出口 صادرات ส่งออก экспорт",
    "a long word": "a" * 5_000,
    "a long line": "Ekspor kopi naik " * 6_000,
    "a long line of sentences": "Ekspor kopi Lampung naik 12 persen pada 2022. " * 200,
    "a line of letters": "a b " * 300,
}

needs_stanza = pytest.mark.skipif(
    importlib.util.find_spec("stanza") is None or not MODEL.is_dir(),
    reason="parsing needs Stanza (`pip install ekspor[stanza]`) and models/id_ekspor_stanza",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of PyTorch and Stanza, as they are imported
        return syntax.load(MODEL)


def tree(*heads: int | None) -> Tree:
    words = [Word(i, i + 1, "x", "x", "X", head, "dep") for i, head in enumerate(heads)]
    return Tree(0, len(heads), tuple(words))


def assert_whole(text: str, trees: tuple[Tree, ...]) -> None:
    """Spans in order within the text, no blanks at their ends, one root, and no heads in a circle."""
    position = 0
    for found in trees:
        assert position <= found.start < found.end <= len(text)
        assert (found.start, found.end) == (found.words[0].start, found.words[-1].end)
        position = found.end
        at = found.start
        for word in found.words:
            assert at <= word.start < word.end <= found.end
            assert text[word.start : word.end].strip() == text[word.start : word.end]
            at = word.start
        assert sum(word.head is None for word in found.words) == 1
        assert all(found.path(i)[-1] == found.root for i in range(len(found.words)))


def test_a_path_leads_to_the_root() -> None:
    assert tree(1, None, 1, 2).path(3) == (3, 2, 1)


def test_the_distance_goes_by_the_nearest_shared_head() -> None:
    assert tree(1, None, 1, 2, 2).distance(3, 4) == 2


def test_the_distance_to_itself_is_none() -> None:
    assert tree(None, 0).distance(1, 1) == 0


def test_the_top_of_a_span_is_nearest_to_the_root() -> None:
    assert tree(1, 3, 1, None).top(0, 3) == 1


def test_a_span_without_words_has_no_top() -> None:
    assert tree(None).top(5, 9) is None


def test_without_stanza_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(ConfigError, match=r"ekspor\[stanza\]"):
        syntax.load(MODEL)


@needs_stanza
def test_without_models_the_message_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"lacks tokenize\.pt.*ekspor\.train\.syntax"):
        syntax.load(tmp_path)


@needs_stanza
def test_models_that_are_none_are_refused(tmp_path: Path) -> None:
    for name in syntax.FILES:
        (tmp_path / name).write_text("not a model")
    with pytest.raises(ConfigError, match="cannot be loaded"):
        syntax.load(tmp_path)


@needs_stanza
def test_sentences_of_an_article_are_found_where_they_stand(parser: Parser) -> None:
    trees = parser.parse(ARTICLE)
    assert_whole(ARTICLE, trees)
    assert [ARTICLE[found.start :].split()[0] for found in trees] == ["Temanggung", "“Nilai", "Ia"]


@needs_stanza
def test_heads_tie_a_verb_to_its_subject(parser: Parser) -> None:
    (found,) = parser.parse("Indonesia mengekspor kopi ke Mesir.")
    verb = found.words[found.root]
    subject = next(word for word in found.words if word.deprel == "nsubj")
    assert (verb.form, verb.upos) == ("mengekspor", "VERB")
    assert (subject.form, subject.head) == ("Indonesia", found.root)


@needs_stanza
def test_words_of_one_token_share_its_span(parser: Parser) -> None:
    text = "Kabupaten itu menaikkan nilai ekspornya."
    words = [word for found in parser.parse(text) for word in found.words]
    assert [(w.form, text[w.start : w.end]) for w in words if text[w.start : w.end] == "ekspornya"] == [
        ("ekspor", "ekspornya"),
        ("nya", "ekspornya"),
    ]


@needs_stanza
@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\xa0\u3000"])
def test_a_text_without_words_has_no_trees(parser: Parser, text: str) -> None:
    assert parser.parse(text) == ()


@needs_stanza
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_parsed_all_the_same(parser: Parser, text: str) -> None:
    assert_whole(text, parser.parse(text))


@needs_stanza
def test_what_surrounds_a_line_leaves_its_tree_as_it_is(parser: Parser) -> None:
    line = "Ekspor kopi Lampung naik 12,5 persen pada 2022."
    (alone,) = parser.parse(line)
    (among,) = parser.parse(f"\n{line}\n")
    shape = [(word.start + 1, word.head, word.deprel) for word in alone.words]
    assert [(word.start, word.head, word.deprel) for word in among.words] == shape


@needs_stanza
def test_the_same_text_gives_the_same_trees(parser: Parser) -> None:
    assert parser.parse(ARTICLE) == parser.parse(ARTICLE)

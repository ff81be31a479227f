"""How rules and tables are read, and that every rule and cue that ships keeps its own word."""

import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.errors import RuleError
from ekspor.rules import load
from ekspor.schema import Label

FILES = sorted(
    file.name.removesuffix(".toml")
    for file in files("ekspor.rules").iterdir()
    if file.name.endswith(".toml") and file.name not in ("chrome.toml", "cues.toml")  # read in another way
)
RULES = [rule for name in FILES for rule in load.patterns(name)]
CUES: list[dict[str, Any]] = load.document("cues")["cue"]  # type: ignore[assignment]

Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes a file of the test's own where rules are looked for; gives its name, one that no other test has."""
    monkeypatch.setattr(load, "files", lambda _: tmp_path)

    def one(text: str, suffix: str = "toml") -> str:
        (tmp_path / f"{tmp_path.name}.{suffix}").write_text(text, encoding="utf-8")
        return tmp_path.name

    return one


def rule(pattern: str, vocabulary: str = "", **more: str) -> str:
    extra = "".join(f"{key} = {value}\n" for key, value in more.items())
    return (
        f"[vocabulary]\n{vocabulary}\n[[rule]]\nid = 'test.rule'\nlabel = 'QUANTITY'\nexamples = []\n"
        f"pattern = '{pattern}'\n{extra}"
    )


# ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_is_rows_by_column(write: Write) -> None:
    name = write("# source: our own\nform\tunit\n\nton\tton\nkuintal\tkg\n", "tsv")
    assert load.table(name) == ({"form": "ton", "unit": "ton"}, {"form": "kuintal", "unit": "kg"})


@pytest.mark.parametrize("line", ["Rp\t\tx", "Rp"])
def test_a_cell_that_is_missing_is_empty(write: Write, line: str) -> None:
    assert load.table(write(f"form\tcase\tneeds\n{line}\n", "tsv"))[0]["case"] == ""


def test_quotes_in_a_table_are_letters(write: Write) -> None:
    assert load.table(write('form\n"Ekspor" naik\n', "tsv")) == ({"form": '"Ekspor" naik'},)


def test_a_cell_too_many_is_an_error_with_its_line(write: Write) -> None:
    with pytest.raises(RuleError, match=r"tsv, line 4: 3 cells where the header has 2; take out a tab"):
        load.table(write("# ours\nform\tunit\nton\tton\nkg\tkg\t1\n", "tsv"))


# ── vocabulary ───────────────────────────────────────────────────────────────────────────────────────────────────────


def found(name: str, text: str) -> list[str]:
    return [text[start:end] for rule in load.patterns(name) for start, end in rule.find(text)]


def test_a_list_is_an_alternation(write: Write) -> None:
    name = write(rule(r"\d+\ {unit}", 'unit = ["ton", "kontainer"]'))
    assert found(name, "9 ton dalam 2 kontainer dan 3 peti") == ["9 ton", "2 kontainer"]


def test_a_table_is_the_alternation_of_its_column(write: Write) -> None:
    table = write("form\tkg\nkuintal\t100\nton\t1000\n", "tsv")
    name = write(rule(r"\d+\ {unit}", f"unit = {{ table = '{table}', column = 'form' }}"))
    assert found(name, "3 kuintal, 5 ton, 100 peti") == ["3 kuintal", "5 ton"]


def test_a_string_is_a_pattern_that_may_use_the_words_above_it(write: Write) -> None:
    name = write(rule("{amount}", "unit = ['ton']\namount = '\\d+\\s{unit}'"))
    assert found(name, "panen 12 ton") == ["12 ton"]


def test_case_counts_unless_the_rule_says_otherwise(write: Write) -> None:
    assert found(write(rule("{unit}", "unit = ['ton']")), "TON ton") == ["ton"]


def test_a_rule_may_ignore_case(write: Write) -> None:
    assert found(write(rule("{unit}", "unit = ['ton']", ignore_case="true")), "TON ton") == ["TON", "ton"]


def test_a_repetition_is_no_placeholder(write: Write) -> None:
    assert found(write(rule(r"\d{2}")), "2022") == ["20", "22"]


# ── alternation ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "text", "match"),
    [
        (["Batu", "Batu Bara"], "Batu Bara", "Batu Bara"),
        (["Batu", "Batu Bara"], "Batu Barat", "Batu Bara"),
        (["Batu", "Batu Bara"], "Batu Kapur", "Batu"),
        (["Batu Bara"], "Batu\xa0\n Bara", "Batu\xa0\n Bara"),
        (["US$", "US"], "US$ 3 juta", "US$"),
        (["per sen", "persen"], "persen", "persen"),
    ],
)
def test_the_longest_word_matches(words: list[str], text: str, match: str) -> None:
    assert re.match(load.alternation(words), text)[0] == match  # type: ignore[index]


@pytest.mark.parametrize("flags", [0, re.VERBOSE])
def test_every_letter_is_literal(flags: int) -> None:
    words = ["a.b", "a|b", "(a", "a*", "#a", "[a]", "\\a", "a b"]
    assert all(re.fullmatch(load.alternation(words), word, flags) for word in words)


def test_a_shorter_word_matches_where_the_longer_leads_nowhere() -> None:
    assert re.fullmatch(load.alternation(["ton", "ton basah"]) + " basah", "ton basah")


def test_no_word_matches_nothing() -> None:
    assert re.search(load.alternation([]), "ton") is None


def flat(words: Iterable[str]) -> str:
    """The plain alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@given(words=st.lists(st.text("abc.", min_size=1, max_size=6), min_size=1), text=st.text("abc.", max_size=30))
def test_it_matches_what_a_plain_alternation_matches(words: list[str], text: str) -> None:
    spans = [[m.span() for m in re.finditer(p, text)] for p in (load.alternation(words), flat(words))]
    assert spans[0] == spans[1]


# ── what is wrong with a file ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("pattern", ["{scale}", "{unit}"])
def test_an_unknown_word_in_braces_is_an_error_that_says_where_it_belongs(write: Write, pattern: str) -> None:
    name = write(rule(pattern, "amount = '{unit}'\nunit = ['ton']" if pattern == "{unit}" else ""))
    with pytest.raises(RuleError, match=r"is not in its \[vocabulary\]; add it there, above what uses it"):
        load.patterns(name)


def test_an_unknown_column_is_an_error_that_names_the_columns(write: Write) -> None:
    table = write("form\tunit\nton\tton\n", "tsv")
    with pytest.raises(RuleError, match=r"has no column 'forms'; take one of form, unit"):
        load.patterns(write(rule("{unit}", f"unit = {{ table = '{table}', column = 'forms' }}")))


def test_a_bad_pattern_is_an_error_with_the_id_of_its_rule(write: Write) -> None:
    with pytest.raises(RuleError, match=r"rule test\.rule: mend the pattern, it does not compile: missing \)"):
        load.patterns(write(rule("(ton")))


# ── check ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def checked(pattern: str, example: str = "", counterexample: str = "") -> list[str]:
    examples, counterexamples = ((text,) if text else () for text in (example, counterexample))
    return load.check(load.Rule("test", Label.QUANTITY, re.compile(pattern), examples, counterexamples))


def test_a_sound_rule_has_nothing_wrong() -> None:
    assert checked(r"\d+ ton", "5 ton", "5 orang") == []


@pytest.mark.parametrize("example", ["5 ton basah", "sekitar 5 ton", "lima ton"])
def test_an_example_must_match_whole(example: str) -> None:
    assert checked(r"\d+ ton", example) == [f"test: does not match its example {example!r}"]


def test_an_example_of_a_rule_with_span_stands_among_other_words() -> None:
    assert checked(r"sebanyak (?P<span>\d+ ton)", "sebanyak 5 ton basah") == []


def test_a_counterexample_must_match_nowhere() -> None:
    assert checked(r"\d+ ton", "", "ada 5 ton") == ["test: matches its counterexample 'ada 5 ton'"]


PASSES_OVER = r"luas \d+ ha|(?P<span>\d+ ha)"


def test_a_match_without_span_is_no_mention() -> None:
    assert checked(PASSES_OVER, "9 ha", "luas 9 ha") == []


def test_a_match_without_span_is_no_example() -> None:
    assert checked(PASSES_OVER, "luas 9 ha") == ["test: does not match its example 'luas 9 ha'"]


# ── what ships ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_shipped_rule_keeps_its_examples_and_counterexamples(rule: load.Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    assert load.check(rule) == []


def test_ids_of_rules_are_unique_across_files() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.get("id", "?"))
def test_a_cue_has_what_relate_reads(cue: dict[str, Any]) -> None:
    assert {"id", "kind", "words"} <= cue.keys() <= {"id", "kind", "words", "frames", "sign"}
    assert all(cue["words"])
    assert all("{}" in frame for frame in cue.get("frames", ()))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.get("id", "?"))
def test_a_cue_has_a_sign_when_it_tells_of_a_change(cue: dict[str, Any]) -> None:
    assert cue.get("sign") in ((1, -1) if cue["kind"] == "change" else (None,))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.get("id", "?"))
def test_a_cue_has_no_word_twice(cue: dict[str, Any]) -> None:
    assert sorted(set(cue["words"])) == sorted(cue["words"])


def test_ids_of_cues_are_unique() -> None:
    assert len({cue["id"] for cue in CUES}) == len(CUES)

from typing import get_args

import pytest

from ekspor.segment import segment
from ekspor.segment.furniture import Place, Rule, check, rules

RULES = [rule for place in get_args(Place) for rule in rules(place)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_keeps_to_its_examples_and_counterexamples(rule: Rule) -> None:
    assert rule.examples
    assert rule.counterexamples
    assert check(rule) == []


@pytest.mark.parametrize("rule", rules("inside"), ids=lambda rule: rule.id)
def test_examples_inside_text_begin_with_the_words_that_are_searched_for(rule: Rule) -> None:
    assert all(example.startswith(rule.starts) for example in rule.examples)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("example", [e for rule in rules("inside") for e in rule.examples if " " in rule.starts[0]])
def test_whatever_blanks_are_in_furniture_nothing_is_lost(example: str) -> None:
    text = f"Ekspor kopi naik tajam. {example}".replace(" ", "\xa0")
    assert "".join("".join(text[s.start : s.end] for s in segment(text)).split()) == "".join(text.split())

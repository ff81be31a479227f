from typing import get_args

import pytest

from ekspor.segment.furniture import Place, Rule, rules

RULES = [rule for place in get_args(Place) for rule in rules(place)]
FOLLOWED = ("start", "lead", "inside")  # places after which text goes on


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_matches_its_examples_whole(rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        if rule.place in FOLLOWED:
            match = rule.pattern.match(f"{example} Ekspor naik")
            assert match, example
            assert match.end() >= len(example)
        else:
            assert rule.pattern.fullmatch(example), example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_leaves_its_counterexamples(rule: Rule) -> None:
    assert rule.counterexamples
    for counterexample in rule.counterexamples:
        if rule.place in ("inside", "end"):
            assert not rule.pattern.search(counterexample), counterexample
        elif rule.place in FOLLOWED:
            assert not rule.pattern.match(counterexample), counterexample
        else:
            assert not rule.pattern.fullmatch(counterexample), counterexample


@pytest.mark.parametrize("rule", rules("inside"), ids=lambda rule: rule.id)
def test_examples_inside_text_begin_with_the_words_that_are_searched_for(rule: Rule) -> None:
    assert all(example.startswith(rule.starts) for example in rule.examples)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)

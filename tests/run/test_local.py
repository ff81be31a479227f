"""The engine: every item has its outcome, in order, whatever happens in a worker."""

import itertools
from collections.abc import Iterator

import pytest
from engines import broken, obedient

from ekspor.config import Settings
from ekspor.errors import RuleError
from ekspor.run import local
from ekspor.run.local import Outcome, outcomes
from ekspor.schema import Article, Rejection

ONE = Settings()
TWO = Settings(workers=2)


def article(name: str, text: str = "ekspor kopi") -> Article:
    return Article(id=name, text=text)


def mixed(number: int) -> list[Article | Rejection]:
    """Articles to read, articles to filter out and rejections, in turn."""
    kinds = (
        lambda n: article(str(n)),
        lambda n: article(str(n), "hujan turun"),
        lambda n: Rejection("read", "broken JSON", source=f"a.jsonl:{n}"),
        lambda n: article(str(n), "ekspor gagal terbaca"),
    )
    return [kinds[n % len(kinds)](n) for n in range(number)]


def reasons(outcome: Outcome) -> list[str]:
    return [rejection.reason for rejection in outcome.result.rejections] if outcome.result else []


@pytest.mark.parametrize("settings", [ONE, TWO])
def test_every_item_has_its_outcome_in_order(settings: Settings) -> None:
    items = mixed(60)
    found = list(outcomes(items, settings, obedient))
    assert [outcome.item for outcome in found] == items
    assert [outcome.result is not None for outcome in found] == [True, False, False, True] * 15


def test_outcomes_do_not_depend_on_workers() -> None:
    assert list(outcomes(mixed(60), TWO, obedient)) == list(outcomes(mixed(60), ONE, obedient))


@pytest.mark.parametrize("settings", [ONE, TWO])
def test_nothing_in_nothing_out(settings: Settings) -> None:
    assert list(outcomes([], settings, obedient)) == []


def test_prefilter_looks_at_title_and_text() -> None:
    titled = Article(id="t", title="Ekspor Naik", text="kopi")
    found = list(outcomes([article("a", "hujan"), titled], ONE, obedient))
    assert [outcome.result is not None for outcome in found] == [False, True]


def test_without_prefilter_every_article_is_read() -> None:
    [found] = outcomes([article("a", "hujan")], Settings(prefilter=False), obedient)
    assert found.result is not None


def test_exception_costs_its_article_and_names_its_place() -> None:
    bad, good = outcomes([article("a", "ekspor gagal"), article("b")], ONE, obedient)
    [reason] = reasons(bad)
    assert reason.startswith("ValueError: tidak terbaca (run/engines.py:")
    assert bad.result is not None
    assert bad.result.published is None
    assert reasons(good) == []


def test_death_of_a_worker_costs_its_article_alone() -> None:
    items = [article(str(n), "ekspor lalu mati" if n == 20 else "ekspor kopi") for n in range(60)]
    found = list(outcomes(items, TWO, obedient))
    assert [outcome.item for outcome in found] == items
    assert [n for n, outcome in enumerate(found) if reasons(outcome)] == [20]
    assert reasons(found[20])[0].startswith("process died: ")


@pytest.mark.parametrize("settings", [ONE, TWO])
def test_broken_knowledge_stops_the_run(settings: Settings) -> None:
    with pytest.raises(RuleError, match="contradicts itself"):
        list(outcomes([article("a")], settings, broken))


def test_endless_archive_is_read_as_it_is_consumed() -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        for taken in itertools.count(1):
            yield article(str(taken))

    stream = outcomes(endless(), TWO, obedient)
    list(itertools.islice(stream, 100))
    stream.close()
    assert taken <= 100 + (local.AHEAD * 2 + 2) * local.BATCH_ARTICLES

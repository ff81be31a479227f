"""A sitting: the articles under review, what stands in each, what the system says of it, and what was saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import RLock

from ekspor import exchange
from ekspor.annotate.article import Annotated, checked
from ekspor.annotate.draft import draft
from ekspor.config import Settings
from ekspor.exchange import DRAFT, Entry
from ekspor.extract import Extractor
from ekspor.review import decide, evidence, line
from ekspor.review.judge import news, verdict
from ekspor.review.ledger import Ledger
from ekspor.review.sources import Source
from ekspor.review.state import Filler, Mention, Place, Saving, State
from ekspor.schema import Article, Label, Rejection


class StaleError(Exception):
    """The page wants to save over a change that it has not seen."""


@dataclass(slots=True)
class _Item:
    """An article of the sitting: as it came, and as it stands once somebody has looked at it."""

    article: Annotated
    draft: Annotated | None
    """What the input says that a system found; None: today's system is asked."""
    annotated: bool
    state: State | None = None
    system: State | None = None
    revision: int = 0


class Sitting:
    """Articles are read by the system when they are first looked at. Every method may be called from any thread."""

    def __init__(self, sources: Iterable[Source | Rejection], ledger: Ledger, settings: Settings) -> None:
        self.rejections: list[Rejection] = []
        self._ledger = ledger
        self._extractor = Extractor(settings)
        self._lock = RLock()
        items: dict[str, _Item] = {}
        for source in sources:
            item = self._item(source) if isinstance(source, Source) else source
            if isinstance(item, _Item) and item.article.id in items:
                item = Rejection("read", "its id or its text stands twice; the first stays", item.article.id)
            if isinstance(item, Rejection):
                self.rejections.append(item)
            else:
                items[item.article.id] = item
        self._items = list(items.values()) or [_Item(one, None, annotated=True) for one in ledger.articles()]

    def __len__(self) -> int:
        return len(self._items)

    def overview(self) -> list[Entry]:
        """A line for each article: whether it is new, open or done."""
        with self._lock:
            return [
                {"number": n, "id": one.article.id, "title": _title(one.article), "stage": self._stage(one)}
                for n, one in enumerate(self._items)
            ]

    def show(self, number: int) -> Entry:
        """An article with all that stands in it and is to be said of it. Raises IndexError where there is none."""
        with self._lock:
            item, state, system = self._opened(number)
            one = item.article
            published = one.published and one.published.isoformat()
            head = {"number": number, "id": one.id, "title": one.title, "text": one.text, "published": published}
            shown = state.model_dump(mode="json")
            return {**head, "why": one.rest.get("why"), **shown, **self._said(item, state, system)}

    def news(self, number: int) -> int:
        """How many disagreements of an article nobody has seen yet."""
        with self._lock:
            item, state, system = self._opened(number)
            return news(item.article.text, state, system)

    def save(self, number: int, saving: Saving) -> Entry:
        """Keep what a person made of an article; what is to be said of it now. Raises `StaleError`, `OutputError` and,
        with the reason, ValueError where it cannot be kept."""
        with self._lock:
            item, before, system = self._opened(number)
            if saving.revision != item.revision:
                raise StaleError("the article was changed in another window: open it again to see its last state")
            after = State(**{name: getattr(saving, name) for name in State.model_fields})
            _must_be_sound(item.article.text, after)
            after = decide.decided(before, after, system)
            reviewed = line.line(item.article, after)
            self._ledger.put(reviewed)
            item.article, item.state, item.annotated = reviewed, after, True
            item.revision += 1
            return self._said(item, after, system)

    def fill(self, number: int, slot: str, words: str) -> tuple[Filler, ...]:
        """What the words fill the slot with. Raises ValueError, saying what was expected, where they do not."""
        return evidence.of_words(self._standing(number), slot, words)

    def fill_from(self, number: int, slot: str, place: Place, label: Label) -> tuple[Filler, ...]:
        """What a mention fills the slot with. Raises ValueError where it does not."""
        return evidence.of_mention(self._standing(number), slot, place, label)

    def _standing(self, number: int) -> Annotated:
        """The article with the mentions that were last saved."""
        with self._lock:
            item, state, _ = self._opened(number)
            return replace(item.article, entities=tuple(sorted(state.spans)))

    def _item(self, source: Source) -> _Item | Rejection:
        one = source.article
        reviewed = self._ledger.of_id(one.id)
        if reviewed is not None and reviewed.hash != one.hash:
            reason = "its text is no longer the one that was reviewed under this id; that one stays"
            return Rejection("read", reason, one.id)
        reviewed = reviewed or self._ledger.of_text(one.hash)
        found = one if source.annotated and one.rest.get(DRAFT) else None
        return _Item(reviewed or one, found, annotated=source.annotated or reviewed is not None)

    def _opened(self, number: int) -> tuple[_Item, State, State]:
        item = self._items[number]
        if item.system is None:
            item.system = self._system(item)
        if item.state is None:
            kept = line.state(item.article) if item.annotated else decide.begun(item.system)
            item.state = decide.reopened(kept, item.system)
        return item, item.state, item.system

    def _system(self, item: _Item) -> State:
        """What the system says. An article that came without annotations has from now on what was found of its day."""
        if item.draft is not None:
            return decide.begun(line.state(item.draft))
        one = item.article
        url = one.rest.get("url")
        found = self._extractor(Article(id=one.id, text=one.text, title=one.title, url=url, published=one.published))
        if not item.annotated:
            item.article = draft(
                found.article, exchange.line(one.id, found.published.day, found.mentions, found.records)
            )
        return State(
            mentions=tuple(Mention(start=m.start, end=m.end, label=m.label, pending=True) for m in found.mentions),
            records=tuple(map(evidence.of_system, found.records)),
        )

    def _said(self, item: _Item, state: State, system: State) -> Entry:
        decided = state.model_dump(mode="json", include={"done", "rejected", "kept"})
        return {"revision": item.revision, **decided, **verdict(item.article, state, system)}

    def _stage(self, item: _Item) -> str:
        reviewed = self._ledger.of_id(item.article.id)
        gold = item.annotated and item.draft is None and not item.article.rest.get(DRAFT)
        if reviewed is None:
            return "done" if gold else "new"
        return "open" if reviewed.rest.get(DRAFT) else "done"


def _title(one: Annotated) -> str:
    return one.title or one.text.strip().split("\n", 1)[0][:80]


def _must_be_sound(text: str, state: State) -> None:
    """Raise ValueError where mentions overlap or offsets lie outside the text."""
    checked(text, state.spans)
    for start, end in (place for one in state.records for filler in one.fillers for place in filler.evidence):
        if not 0 <= start < end <= len(text):
            raise ValueError(f"evidence {start}–{end} lies outside the text, which has {len(text)} characters")

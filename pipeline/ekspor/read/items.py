"""What a shard holds, item by item: articles, and what is none. This is what a worker reads.

A worker may die of an item (a parser that crashes, memory that runs out). So it notes the place of each before it reads
on; who sees it die calls the place deadly the next time, and what stands there is rejected unread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from ekspor.config import Settings
from ekspor.errors import EksporError
from ekspor.prefilter import could_report_export
from ekspor.read import layers
from ekspor.read.draft import Draft, article, given_id, is_page
from ekspor.read.kinds import KINDS
from ekspor.read.page import words
from ekspor.read.part import PACKED, Found, Item, NoArticle, Part, Shard, Unread
from ekspor.schema import Rejection

Place = tuple[int, int]
"""A part of a shard by its number, and an item of it by its."""
WHOLE = -1
"""The number in place of an item's: the whole part."""
Deadly = Mapping[Place, str]
"""Places that are not to be read, and the reason that is given."""


def items(
    shard: Shard, settings: Settings, note: Callable[[Place], object] = lambda _: None, deadly: Deadly | None = None
) -> Iterator[Item | Unread | NoArticle]:
    """The articles of a shard, and what in it is none, in the order of the input; last of a part, what was not parsed
    and what holds no article."""
    deadly = deadly or {}
    for number, part in enumerate(shard.parts):
        if (number, WHOLE) in deadly and isinstance(part, Part):
            where = f"{part.name}:{part.first}"
            yield Item(Rejection("read", deadly[number, WHOLE], source=where), where)
            continue
        without: Counter[str] = Counter()
        found = _drafts(part, settings)
        for place in ((number, n) for n in count()):
            note(place)
            draft = next(found, None)
            if draft is None:
                break
            if isinstance(draft, NoArticle):
                without[draft.reason] += draft.number
            elif isinstance(draft, Draft) and place in deadly:
                yield _unread(draft, settings, deadly[place])
            else:
                yield _item(draft, settings)
        yield from (NoArticle(_name(part), reason, times) for reason, times in sorted(without.items()))


def _drafts(part: Found, settings: Settings) -> Iterator[Draft | Rejection | Unread | NoArticle]:
    if not isinstance(part, Part):
        yield part
    elif part.kind == PACKED:
        for inner in layers.inside(part, settings):
            yield from _drafts(inner, settings)
    else:
        try:
            yield from KINDS[part.kind].drafts(part, settings)
        except EksporError:
            raise
        except Exception as error:  # as in `layers`: whatever a library makes of broken bytes
            yield Rejection("read", f"damaged: {type(error).__name__}: {str(error)[:200]}", source=part.name)


def _item(draft: Draft | Rejection | Unread, settings: Settings) -> Item | Unread:
    if isinstance(draft, Unread):
        return draft
    if isinstance(draft, Rejection):
        return Item(draft, draft.source or "")
    if draft.page and settings.passes_over and not could_report_export(words(str(draft.text)).encode()):
        return Unread(draft.source, 1, len(str(draft.text)))
    found = article(draft, settings)
    undated = not isinstance(found, Rejection) and found.published is None and draft.published not in (None, "")
    return Item(found, draft.source, undated)


def _unread(draft: Draft, settings: Settings, reason: str) -> Item:
    """What can be said without a risk: a page is not even taken apart."""
    dangerous = Rejection("extract", reason, given_id(draft.id), draft.source)
    return Item(dangerous if is_page(draft) else article(draft, settings), draft.source, deadly=reason)


def _name(part: Found) -> str:
    return part.name if isinstance(part, Part) else part.source or ""

"""Archives to Articles. `archive` walks the inputs and hands them out in shards (`part`), cut where `cut` says; `items`
reads a shard, one module a kind of file drafts articles (`kinds` has the table), `draft` checks them."""

from ekspor.read.archive import Archive, size
from ekspor.read.kinds import items
from ekspor.read.part import Item, Part, Shard

__all__ = ["Archive", "Item", "Part", "Shard", "items", "size"]

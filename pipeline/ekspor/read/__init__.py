"""Archives to Articles. `archive` walks the inputs and hands them out in shards (`part`): `layers` opens what is packed
(`unpack`, `members`), and files are cut where `cut` says. `items` reads a shard: one module a kind of file drafts
articles (`kinds` has the table), `draft` checks them, `page` takes them out of web pages."""

from ekspor.read.archive import Archive, Input, located, size
from ekspor.read.items import items
from ekspor.read.part import Item, NoArticle, Part, Shard, Unread

__all__ = ["Archive", "Input", "Item", "NoArticle", "Part", "Shard", "Unread", "items", "located", "size"]

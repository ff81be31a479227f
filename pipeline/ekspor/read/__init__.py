"""Archives to Articles. `archive` walks the inputs, one module a kind of file drafts articles, `draft` checks them."""

from ekspor.read.archive import Archive

__all__ = ["Archive"]

"""Goods that a sentence names only for what others are used for or packed in: they are not what is exported."""

from __future__ import annotations

from ekspor.relate.line import Line
from ekspor.schema import Label, Mention


def is_use(line: Line, goods: Mention) -> bool:
    """ "tepung ikan untuk pakan udang", "getah pinus, bahan baku cat", "boks plastik berisi udang": what others of the
    sentence are used for, or packed in."""
    others = [m for m in line.of(Label.COMMODITY) if m is not goods]
    if _is_of_who_deals(line, goods, others):
        return True
    if any(m.start >= goods.end and line.find("goods.wraps", goods.end, m.start) for m in others):
        return True
    before = [m for m in others if m.end <= goods.start]
    if not before:
        return False
    named_use = line.after(goods.start, "goods.named-use") and line.find("goods.used-as", before[-1].end, goods.start)
    return bool(named_use or line.before(goods.start, "goods.used-for"))


def _is_of_who_deals(line: Line, goods: Mention, others: list[Mention]) -> bool:
    """ "petani kopi mengekspor 5 ton vanili": what people are called by, where the sentence counts other goods."""
    if not line.before(goods.start, "goods.of-dealer"):
        return False
    ends = {m.end for m in line.of(Label.QUANTITY)}
    return any(m.start > goods.end and m.start - 1 in ends for m in others)


def goes_on_with_uses(line: Line, goods: Mention) -> bool:
    """ "getah pinus untuk bahan baku cat dan kosmetik": the list goes on with what the goods before it are used for."""
    group = next((g for g in line.groups if goods in g.mentions), None)
    return group is not None and any(is_use(line, m) for m in group.mentions if m.start < goods.start)


def is_any_goods(line: Line, goods: Mention) -> bool:
    """Whether the words name no goods in particular: "bahan bakunya", "barang jadi"."""
    found = line.after(goods.start, "goods.any")
    return found is not None and found.end() == goods.end

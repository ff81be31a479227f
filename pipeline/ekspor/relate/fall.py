"""Which percentages and amounts are growth, and whether it is a fall: by a word, by a sign, or as the row before it."""

from __future__ import annotations

from ekspor.relate.group import is_joint
from ekspor.relate.line import Line
from ekspor.relate.phrases import words
from ekspor.relate.reading import Cue, Numbers
from ekspor.relate.share import bracketed, named
from ekspor.schema import Label, Mention

_COMPARED_WITHIN = 20
"""Characters behind a percentage within which "lebih tinggi" makes it a growth."""

_MINUS = ("-", "\u2013", "\u2212")
"""What a fall begins with where no word says that it is one: hyphen, dash or minus."""


def is_difference(line: Line, amount: Mention) -> bool:
    """Whether an amount is by how much something changed ("naik 8,63 ribu ton"), not the level that it changed to."""
    return bool(line.before(amount.start, "number.difference")) and not line.before(amount.start, "number.level")


def is_greatest(line: Line, amount: Mention) -> bool:
    """Whether it is by how much the goods that changed most did: "penurunan terbesar pada kopi sebesar 5 ton"."""
    before = [m.end for m in line.of(Label.MONEY, Label.QUANTITY) if m.end <= amount.start]
    return line.find("number.greatest-difference", before[-1] if before else line.start, amount.start) is not None


def falls(line: Line, mention: Mention, numbers: Numbers) -> bool | None:
    """Whether a percentage is how much something fell, or rose; None where it is no growth. `numbers` has those before
    it."""
    if _is_level(line, mention):
        return None
    if line.before(mention.start, "number.level") and (growth := of_growth(line, mention)):
        return growth.casefold() in words("shrinking")  # "pertumbuhan ekspor melambat menjadi 2 persen"
    if cue := _cue(line, mention):
        return cue.sign < 0
    if line.after(mention.end, "percent.below") or mention.text.startswith(_MINUS):
        return True
    if line.after(mention.end, "percent.above") or "+" in line.text[mention.start - 1 : mention.start + 1]:
        return False
    if line.before(mention.start, "percent.of-performance"):
        return False
    return _falls_too(line, mention, numbers)


def of_growth(line: Line, mention: Mention) -> str | None:
    """The word that says of a percentage that it is what growth itself came to or was: "pertumbuhan ekspor melambat
    dari 9 persen menjadi 2 persen"."""
    others = [m for m in line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) if m.end <= mention.start]
    others = [m for m in others if not line.before(m.start, "number.base")]
    found = line.find("percent.of-growth", others[-1].end if others else line.start, mention.start)
    return found[0] if found else None


def _is_level(line: Line, mention: Mention) -> bool:
    """ "porsi ekspornya naik menjadi 54 persen", "memangkas ekspor menjadi 20 persen"; of growth itself it is none."""
    if not line.before(mention.start, "number.level"):
        return False
    of_share = bool(line.between(line.start, mention.start, "share"))
    return of_share or not line.find("percent.of-growth", line.start, mention.start)


def row(line: Line, mention: Mention) -> list[Mention]:
    """The percentages of the list that one stands in: "5,1 persen (US$ 3 juta) dan 11,7 persen (US$ 2 juta)"."""
    found: list[Mention] = []
    for percentage in line.of(Label.PERCENT):
        if found and not _is_row(line, found[-1], percentage):
            if mention in found:
                break
            found = []
        found.append(percentage)
    return found


def _is_row(line: Line, one: Mention, other: Mention) -> bool:
    joint = is_joint(line.text[one.end : other.start])
    return joint or line.find("percent.row", one.end, other.start) is not None


def _cue(line: Line, mention: Mention) -> Cue | None:
    """The cue that makes a percentage a growth: behind the number before it, or of a difference that it says again."""
    numeric = [m for m in line.of(Label.MONEY, Label.QUANTITY, Label.PERCENT) if m.end <= mention.start]
    cues = line.between(numeric[-1].end if numeric else line.start, mention.start, "change")
    if not cues and numeric and _says_again(line, numeric[-1], mention):
        cues = line.between(line.start, mention.start, "change")
    cues = [cue for cue in cues or _comparative(line, mention) if not line.after(cue.start, "percent.bound")]
    return cues[-1] if cues else None


def _says_again(line: Line, amount: Mention, mention: Mention) -> bool:
    """ "naik US$48 juta (32 persen)" """
    differs = is_difference(line, amount) or is_greatest(line, amount)
    return differs and line.find("percent.same-change", amount.end, mention.start) is not None


def _comparative(line: Line, mention: Mention) -> list[Cue]:
    """ "5 persen lebih tinggi" """
    cues = line.between(mention.end, mention.end + _COMPARED_WITHIN, "change")[:1]
    return [c for c in cues if not line.text[mention.end : c.start].strip()]


def _falls_too(line: Line, mention: Mention, numbers: Numbers) -> bool | None:
    """Whether a further percentage of a row or list of growths is a fall, too; None where it is none of them, as "63
    persennya ke Oman"."""
    if mention.text.endswith("nya"):
        return None
    before = [m for m in line.of(Label.PERCENT) if m.end <= mention.start][-1:]
    if before and line.find("percent.row-of-trade", before[0].end, mention.start):
        return falls(line, before[0], numbers)
    change = next((change.percent for known, change in numbers.changes if known in before), None)
    if change is None or not (before[0] in row(line, mention) or _is_next_of_list(line, before[0], mention)):
        return None
    return change < 0


def _is_next_of_list(line: Line, before: Mention, mention: Mention) -> bool:
    """ "kopi yang naik 12 persen, teh (9 persen)", "kopi naik 12 persen dan teh 9 persen" """
    name = bracketed(line, mention) or named(line, mention)
    if name is None or line.between(before.end, mention.start, "share"):
        return False
    alike = any(m.label is name.label and m.end <= before.start for m in line.mentions)
    return alike and not line.find("percent.detailed", before.end, mention.start)

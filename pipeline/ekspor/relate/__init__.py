"""Facts to claims: what ties value, goods, places, time, exporter and source together.

line.py      a sentence: mentions, cues, groups, figures
cues.py      context words (rules/cues.toml)        group.py    lists and restated amounts
numbers.py   what each number is                    roles.py    what each name is
bind.py      which names go with which figure       period.py   which date is the flow's time
facts.py     a sentence's claims                    inherit.py  what a claim takes from the sentences before
names.py     the fullest form of each name          claim.py    the types
"""

from ekspor.relate.inherit import relate

__all__ = ["relate"]

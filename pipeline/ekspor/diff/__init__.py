"""Two runs side by side: what a new model, rule or version added, lost or changed.

records.py   the records of a run, article by article     compare.py   what differs between them, slot by slot
made.py      what differs in how the runs were made        report.py    what a person reads of it
"""

from ekspor.diff.compare import Change, Totals, compare
from ekspor.diff.made import differences

__all__ = ["Change", "Totals", "compare", "differences"]

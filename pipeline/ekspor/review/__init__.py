"""`ekspor review`: a page in the browser on which a person accepts, corrects and completes what the system found.

`sources` gives the articles, `sitting` holds them, `server` shows them to the page in `page/` and takes back what a
person made of one (`state`). `decide` keeps apart what a person decided, `disagreement` says where the system of today
differs from it, `judge` what the guideline has against it; `line` and `ledger` keep it in exchange files.
"""

from ekspor.review.serve import serve

__all__ = ["serve"]

"""`ekspor report`: one page that answers the first questions about a store, without network.

`data` reads the store, `page` puts data, words, style and script into one file. `report.js` draws with Vega-Lite, whose
bundle comes with the package vl-convert; world.json are the countries of Natural Earth 4.1 (public domain) as TopoJSON
by world-atlas 2.0.2 (ISC, world.LICENSE); tiles.tsv places the provinces on a grid of our own.
"""

from ekspor.report.page import write

__all__ = ["write"]

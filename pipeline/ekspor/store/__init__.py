"""Across articles: `consolidate` groups the records that tell of one flow, `build` writes the store, a DuckDB file."""

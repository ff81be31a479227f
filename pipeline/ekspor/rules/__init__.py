"""The knowledge, as data: patterns in *.toml, names in *.tsv. See `load.py`."""

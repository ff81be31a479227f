"""Scores entities, slots and records: `score` makes the figures, `pair` and `names` say what agrees.

`interval` says how sure the figures are, `system` reads the gold's texts with the pipeline, `report` prints.
scipy and numpy load with `score`, so import it late.
"""

"""Everything ekspor raises on purpose.

    EksporError
    ├── InputError    a file or stream the user named cannot be read at all
    ├── ConfigError   an option, a model name or a combination of them that cannot work
    ├── OutputError   the folder of the results cannot be written to, or no more: the disk is full
    └── RuleError     the shipped knowledge (rules/*.toml, *.tsv) contradicts itself

A bad *article* raises nothing: it becomes a `schema.Rejection` and a line of rejects.jsonl.
Messages say what was wrong, what was expected, and what to do.
"""

from __future__ import annotations

from pathlib import Path


class EksporError(Exception):
    """Base of all errors a caller may want to catch; printed by the command line without a traceback."""


class InputError(EksporError):
    """An input path or stream cannot be read at all."""


class ConfigError(EksporError):
    """A setting, or a combination of settings, cannot work."""


class OutputError(EksporError):
    """Results cannot be written, or not read back. What was done is kept: the same command goes on from there."""

    @classmethod
    def of(cls, error: Exception, folder: Path) -> OutputError:
        """The error as what it means for the run."""
        return cls(
            f"{folder}: results cannot be written there: {getattr(error, 'strerror', None) or error}. "
            "What is done is kept; make room or mend it, and run the same command again to go on"
        )


class RuleError(EksporError):
    """A rule or table that ships with the package breaks its own examples or its format."""

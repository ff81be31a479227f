"""Everything ekspor raises on purpose.

    EksporError
    ├── InputError    a file or stream the user named cannot be read at all
    ├── ConfigError   an option, a model name or a combination of them that cannot work
    └── RuleError     the shipped knowledge (rules/*.toml, *.tsv) contradicts itself

A bad *article* raises nothing: it becomes a `schema.Rejection` and a line of rejects.jsonl.
Messages say what was wrong, what was expected, and what to do.
"""


class EksporError(Exception):
    """Base of all errors a caller may want to catch; printed by the command line without a traceback."""


class InputError(EksporError):
    """An input path or stream cannot be read at all."""


class ConfigError(EksporError):
    """A setting, or a combination of settings, cannot work."""


class RuleError(EksporError):
    """A rule or table that ships with the package breaks its own examples or its format."""

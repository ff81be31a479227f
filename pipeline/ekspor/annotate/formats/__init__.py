"""The forms of annotation tools, each lossless both ways: one module a form, one line of `Tool` each.

To add one, write a module with `write(articles, path)` and `read(path)`, as `conll` has them, and its line.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from ekspor.annotate.formats.found import Form


class Tool(StrEnum):
    """The tools and forms by the names that the command line knows."""

    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"
    BRAT = "brat"
    CAS = "cas"
    CONLL = "conll"
    DOCBIN = "docbin"


def form(tool: Tool) -> Form:
    """The form of a tool, whose libraries load only now."""
    module = import_module(f"{__name__}.{tool.replace('-', '_')}")
    return Form(module.write, module.read, getattr(module, "LACKS", ""))

"""Puts the models that ship into the wheel; an editable install finds them in the checkout."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Models(BuildHookInterface[Any]):
    """`models/id_ekspor_*` to `ekspor/models/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before each build; `version` is "standard" or "editable"."""
        if version == "standard":
            for name in ("sm", "acc", "stanza"):
                build_data["force_include"][f"models/id_ekspor_{name}"] = f"ekspor/models/id_ekspor_{name}"

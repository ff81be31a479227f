"""Settings that cannot work are refused where they are made."""

from typing import Any

import pytest

from ekspor.config import Format, Partition, Settings
from ekspor.errors import ConfigError


def test_defaults() -> None:
    settings = Settings()
    assert (settings.workers, settings.prefilter, settings.model, settings.published_default) == (0, True, None, None)
    assert settings.formats == (Format.PARQUET, Format.JSONL, Format.CSV)


@pytest.mark.parametrize(
    "wrong",
    [
        {"workers": -1},
        {"max_characters": 0},
        {"formats": ()},
        {"min_confidence": 1.5},
        {"address": "head:6379"},
        {"partition": Partition.YEAR, "formats": (Format.CSV,)},
    ],
)
def test_impossible_setting(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=next(iter(wrong)).removesuffix("s")):
        Settings(**wrong)


def test_settings_can_be_told_apart_and_hashed() -> None:
    assert len({Settings(), Settings(workers=0), Settings(workers=2)}) == 2

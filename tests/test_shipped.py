"""Where the models that ship are found."""

import pytest

from ekspor import shipped
from ekspor.errors import ConfigError


@pytest.mark.parametrize("name", ["sm", "acc", "stanza"])
def test_a_model_that_ships_has_its_card(name: str) -> None:
    assert (shipped.model(name) / "README.md").is_file()


def test_a_model_that_did_not_come_is_named() -> None:
    with pytest.raises(ConfigError, match="the model xl did not come with this copy"):
        shipped.model("xl")

"""What the doctor finds on this machine."""

from importlib.metadata import PackageNotFoundError, version

from ekspor import doctor, shipped


def test_parts_that_every_install_has_are_there() -> None:
    found = {finding.part: finding for finding in doctor.examine()}
    assert found["ekspor"].note == version("ekspor")
    assert found["rules and names"].there


def test_models_are_where_they_are_loaded_from() -> None:
    found = {finding.part: finding for finding in doctor.examine()}
    assert found["model sm"].note == str(shipped.model("sm"))


def test_an_extra_that_is_missing_says_how_to_get_it() -> None:
    found = {finding.part: finding for finding in doctor.examine()}
    try:
        expected = f"ray {version('ray')}"
    except PackageNotFoundError:
        expected = "pip install ekspor[ray]: ray missing"
    assert found["extra ray"].note == expected
